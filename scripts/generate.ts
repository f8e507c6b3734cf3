import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isFindable } from "../provider/lookup/fields";
import { definitions } from "../provider/registry";
import { generateEnums } from "./generate/enums";
import { generateFacts } from "./generate/facts";
import { generateLookups } from "./generate/lookups";
import { pluginSchema } from "./generate/pluginSchema";
import { generateProviderArgs } from "./generate/providerArgs";
import { generateReference } from "./generate/reference";
import { generateTypes } from "./generate/types";

const ROOT = join(__dirname, "..");

/** Every generated file and its text. A test compares the committed files with it. */
export function generated(): Record<string, string> {
  const ofEach = definitions.flatMap((definition) => [
    [`sdk/generated/${definition.name}.ts`, generateTypes(definition)],
    [`sdk/generated/${definition.name}Facts.ts`, generateFacts(definition)],
    ...(isFindable(definition) ? [[`sdk/generated/${definition.name}Lookups.ts`, generateLookups(definition)]] : []),
    [`docs/reference/${definition.name}.md`, generateReference(definition)],
  ]);
  const schema = pluginSchema(definitions);
  return {
    ...Object.fromEntries(ofEach),
    "sdk/generated/native.ts": generateProviderArgs(),
    "sdk/generated/nativeEnums.ts": generateEnums(schema),
    "plugin/schema.json": `${JSON.stringify(schema, null, 2)}\n`,
  };
}

if (require.main === module) {
  for (const [file, text] of Object.entries(generated())) writeFileSync(join(ROOT, file), text);
}
