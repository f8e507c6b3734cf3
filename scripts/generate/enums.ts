import type { PluginSchema } from "./pluginSchema";

/**
 * The enumerations of the plugin's schema, as the programs that `pulumi import` writes use them: under the names that
 * Pulumi's generator for Node.js gives them, in the form of its own packages.
 */
export function generateEnums({ types }: Pick<PluginSchema, "types">): string {
  const enums = Object.entries(types).flatMap(([token, spec]) => ("enum" in spec ? [declaration(token, spec)] : []));
  return `// Generated from plugin/schema.json by "npm run generate". Do not edit: change the schemas of the resources.
${enums.join("")}`;
}

type Enum = Extract<PluginSchema["types"][string], { enum: unknown }>;

function declaration(token: string, spec: Enum): string {
  const name = token.split(":").at(-1) ?? "";
  const members = spec.enum.map(({ value }) => `  ${memberName(value, name)}: ${JSON.stringify(value)},`);
  return `
/** Constants for the known values, as \`pulumi import\` writes them. You can also pass the plain text. */
export const ${name} = {
${members.join("\n")}
} as const;

export type ${name} = (typeof ${name})[keyof typeof ${name}];
`;
}

/** What Pulumi's generator makes of `left top`: `Left_top`. A test compares all of them with its own. */
function memberName(value: string, type: string): string {
  const name = (value.charAt(0).toUpperCase() + value.slice(1)).replaceAll(/[^A-Za-z0-9$]+/g, "_");
  return /^[0-9_]/.test(name) ? `${type}_${name.replace(/^_/, "")}` : name;
}
