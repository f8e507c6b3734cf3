import type { Definition } from "../../provider/resource/definition";
import { definitionName, describe, type FieldSchema, fields, pathsWith } from "../../provider/schema/walk";

/** The types of one resource's arguments and outputs, from the schema alone. */
export function generateTypes(resource: string, source: string, api: string, definition: Definition): string {
  const schema = describe(definition.inputs);
  const body = [
    ...Object.entries(schema.$defs ?? {}).map(([name, facts]) =>
      declaration(`${name}Args`, { description: descriptionOf(name, schema), ...facts }),
    ),
    `/**\n * Arguments of \`RealtimeKit${resource}\`.\n *\n * API: ${api}\n */\n${declaration(`RealtimeKit${resource}Args`, schema)}`,
    [
      `/** Outputs of \`RealtimeKit${resource}\`: what is declared, with RealtimeKit's values, and what it makes. */`,
      `export abstract class ${resource}Outputs extends pulumi.CustomResource {`,
      ...outputs(schema).map(([name, facts]) => {
        const always =
          schema.required?.includes(name) ||
          ((facts.providerOnly || facts.separateCall) && facts.default !== undefined);
        return `${docs(facts)}  declare readonly ${name}: ${outputType(facts, always ? "" : " | undefined")};`;
      }),
      ...outputs(describe(definition.outputs)).map(
        ([name, facts]) => `${docs(facts)}  declare readonly ${name}: ${outputType(facts, "")};`,
      ),
      "}",
    ].join("\n"),
  ].join("\n\n");
  const other = body.includes("OtherValue") ? 'import type { OtherValue } from "../otherValue";\n' : "";
  return `${header(source)}import * as pulumi from "@pulumi/pulumi";\n${other}\n${body}\n`;
}

/** What the class of one resource needs to know of the schema while a program runs. */
export function generateFacts(source: string, definition: Definition): string {
  const schema = describe(definition.inputs);
  const secrets = pathsWith(schema, "secret");
  const hidden = pathsWith(schema, "writeOnly").map(String);
  const names = [...outputs(schema).map(([name]) => name), ...Object.keys(definition.outputs.shape)];
  const sources = outputs(schema).flatMap(([name, { from }]) => (from ? [[name, from]] : []));
  const shown = secrets.filter((path) => !hidden.includes(String(path)));
  return [
    header(source),
    constant("outputNames", names, "Every output of the resource."),
    constant("secretPaths", secrets, "Stored encrypted, whatever the program passes."),
    constant("shownSecretPaths", shown, "Secrets that RealtimeKit shows."),
    constant("sources", Object.fromEntries(sources), "Where arguments come from that the program leaves out."),
  ].join("\n");
}

/** What the field says that has this type, for a type that says nothing of its own. */
function descriptionOf(definition: string, schema: FieldSchema): string {
  const user = [...fields(schema)].find(({ facts }) => facts.$ref && definitionName(facts.$ref) === definition);
  return user?.facts.description ?? "";
}

function header(source: string): string {
  return `// Generated from ${source} by "npm run generate". Do not edit: change the schema.\n`;
}

function outputs(schema: FieldSchema): [string, FieldSchema][] {
  return Object.entries(schema.properties ?? {});
}

function constant(name: string, value: unknown, doc: string): string {
  return `/** ${doc} */\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;
}

function declaration(name: string, facts: FieldSchema): string {
  const doc = facts.description ? `/** ${facts.description} */\n` : "";
  if (!facts.properties) return `${doc}export type ${name} = ${type(facts)};`;
  const named = Object.entries(facts.properties);
  // Were its other fields named, an editor would offer them for every variant of the union.
  const listed = named.some(([, value]) => value.open) ? named.filter(([, value]) => value.open) : named;
  const lines = listed.map(([key, value]) => {
    const optional = facts.required?.includes(key) && !value.from ? "" : "?";
    return `${docs(value)}  ${key}${optional}: ${inputType(value)}${optional ? " | undefined" : ""};`;
  });
  const open = facts.additionalProperties ? ["  [field: string]: unknown;"] : [];
  return [`${doc}export interface ${name} {`, ...lines, ...open, "}"].join("\n");
}

/**
 * What tells variants apart is a plain literal: TypeScript tells nothing by an Input. One that is not known while the
 * program is compiled makes the open variant.
 */
function inputType(facts: FieldSchema): string {
  if (facts.open) return "OtherValue | Promise<string> | pulumi.Output<string>";
  return facts.const === undefined ? `pulumi.Input<${type(facts)}>` : type(facts);
}

function outputType(facts: FieldSchema, orUndefined: string): string {
  const plain = type(facts);
  return `pulumi.Output<${/Args\b/.test(plain) ? `pulumi.Unwrap<${plain}>` : plain}${orUndefined}>`;
}

function type(facts: FieldSchema): string {
  if (facts.$ref) return `${definitionName(facts.$ref)}Args`;
  const variants = facts.anyOf ?? facts.oneOf;
  if (variants) return variants.map(type).join(" | ");
  if (facts.const !== undefined) return JSON.stringify(facts.const);
  if (facts.enum) return facts.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (facts.type === "array") return `pulumi.Input<${type(facts.items ?? {})}>[]`;
  return [facts.type ?? "unknown"]
    .flat()
    .map((name) => (name === "integer" ? "number" : name))
    .join(" | ");
}

function docs(facts: FieldSchema): string {
  const lines = [facts.description, ...notes(facts)].filter((line) => line);
  if (lines.length === 1) return `  /** ${lines[0]} */\n`;
  return `  /**\n${lines.map((line) => `   * ${line}\n`).join("   *\n")}   */\n`;
}

/** What the facts say beside the description, a sentence each. */
export function notes(facts: FieldSchema): string[] {
  const secret = facts.writeOnly
    ? "Secret: stored encrypted; RealtimeKit never shows it."
    : "Secret: stored encrypted.";
  const from =
    facts.from && `Default: the stack's config \`${facts.from.config}\`, else the environment's \`${facts.from.env}\`.`;
  const fallback = facts.default === undefined ? undefined : `Default: \`${facts.default}\`.`;
  return [
    range(facts),
    facts.enum ? `One of ${facts.enum.map((value) => `\`${value}\``).join(", ")}.` : undefined,
    fallback ?? from,
    facts.secret ? secret : undefined,
    facts.replaces ? "A change makes a new meeting and closes the old one." : undefined,
  ].filter((note) => note !== undefined);
}

function range({ minimum, maximum, type: kind, unit }: FieldSchema): string | undefined {
  const whole = kind === "integer" ? "Whole number" : "Number";
  const of = unit ? ` of ${unit}` : "";
  if (minimum === undefined) return unit ? `${whole}${of}.` : undefined;
  const top = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? "or more" : `to ${maximum}`;
  return `${whole}${of}, ${minimum} ${top}.`;
}
