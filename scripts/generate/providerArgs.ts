import { SETTING_FIELDS } from "./pluginSettings";

/** The type of the arguments of the native plugin's provider. */
export function generateProviderArgs(): string {
  const fields = Object.entries(SETTING_FIELDS).map(
    ([name, { description, type }]) => `  /** ${description} */\n  ${name}?: pulumi.Input<${type}> | undefined;`,
  );
  return `// Generated from scripts/generate/pluginSettings.ts by "npm run generate". Do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Settings of a \`Provider\`. */
export interface ProviderArgs {
${fields.join("\n")}
}
`;
}
