import type { Definition } from "../../provider/resource/definition";
import { describe, type FieldSchema, fields } from "../../provider/schema/walk";
import { pathText } from "../../provider/values";
import { className } from "./names";
import { notes } from "./notes";

/** The reference page of one resource: a table of its arguments and one of its outputs, from the schema alone. */
export function generateReference(definition: Definition): string {
  const name = className(definition);
  const api = definition.documentation;
  const rows = [...fields(describe(definition.inputs))].map(
    ({ path, facts }) => `| \`${pathText(path)}\` | ${kind(facts)} | ${cell([facts.description, ...notes(facts)])} |`,
  );
  const outputs = [...fields(describe(definition.outputs))].map(
    ({ path, facts }) => `| \`${pathText(path)}\` | ${kind(facts)} | ${cell([facts.description, ...notes(facts)])} |`,
  );
  return [
    `# ${name}`,
    "",
    `Generated from the schema by \`npm run generate\`. API: <${api}>`,
    "",
    "## Arguments",
    "",
    "Each takes a `pulumi.Input`. What a program leaves out belongs to RealtimeKit and is never drift.",
    "",
    "| path | type | what |",
    "| --- | --- | --- |",
    ...new Set(rows),
    "",
    "## Outputs",
    "",
    "Every argument that the program declares, with RealtimeKit's value; and:",
    "",
    "| name | type | what |",
    "| --- | --- | --- |",
    "| `id` | string | The meeting's id at RealtimeKit. |",
    ...outputs,
    "",
  ].join("\n");
}

function kind(facts: FieldSchema): string {
  if (facts.const !== undefined) return `\`"${facts.const}"\``;
  const named = (facts.$ref ?? facts.anyOf ?? facts.oneOf) ? "object" : [facts.type ?? "any"].flat().join(" or ");
  return facts.anyOf?.some((variant) => variant.type === "null") ? `${named} or null` : named;
}

function cell(sentences: (string | undefined)[]): string {
  return sentences
    .filter((text) => text)
    .join(" ")
    .replaceAll("|", "\\|");
}
