import type { Definition } from "../../provider/resource/definition";
import {
  definitionName,
  describe,
  type FieldSchema,
  fields,
  filledDefaults,
  valuesOf,
} from "../../provider/schema/walk";
import { address, className, header } from "./names";
import { notes } from "./notes";

/** The types of one resource's arguments, address and outputs, from its definition only. */
export function generateTypes(definition: Definition): string {
  const inputs = describe(definition.inputs);
  const write = new Writer(definition.type);
  const body = [
    ...Object.entries(inputs.$defs ?? {}).map(([name, facts]) =>
      write.declaration(write.nameOf(name), { description: descriptionOf(name, inputs), ...facts }),
    ),
    write.declaration(`${className(definition)}Args`, {
      ...inputs,
      description: `Arguments of \`${className(definition)}\`.\n\nAPI: ${definition.documentation}`,
    }),
    write.declaration(`${className(definition)}Address`, addressOf(definition, inputs)),
    outputsClass(write, definition, inputs),
  ].join("\n\n");
  const other = body.includes("OtherValue") ? 'import type { OtherValue } from "../otherValue";\n' : "";
  const imports = `import * as pulumi from "@pulumi/pulumi";\n${other}`;
  return `${header(definition)}${imports}\n${body}\n`;
}

/** `.get` takes only the address in addition to the ID, and the ID may contain it. */
function addressOf(definition: Definition, inputs: FieldSchema): FieldSchema {
  const parts = address(definition).map((name) => [name, { ...inputs.properties?.[name], replaces: undefined }]);
  return {
    description: `Where the object is that \`${className(definition)}.get\` reads, unless its ID says so.`,
    properties: Object.fromEntries(parts),
  };
}

function outputsClass(write: Writer, definition: Definition, inputs: FieldSchema): string {
  const filled = filledDefaults(inputs);
  const fromTemplate = Object.values(definition.templates ?? {}).flatMap((template) => Object.keys(template));
  const declared = Object.entries(inputs.properties ?? {}).map(([name, facts]) => {
    const always = inputs.required?.includes(name) || Object.hasOwn(filled, name) || fromTemplate.includes(name);
    return write.output(name, facts, always ? "" : " | undefined");
  });
  const { properties = {}, required } = describe(definition.outputs);
  const computed = Object.entries(properties).map(([name, facts]) =>
    write.output(name, facts, required?.includes(name) ? "" : " | undefined"),
  );
  return [
    `/** Outputs of \`${className(definition)}\`: what you declare, with RealtimeKit's values, and what RealtimeKit adds. */`,
    `export abstract class ${definition.type}Outputs extends pulumi.CustomResource {`,
    ...declared,
    ...computed,
    "}",
  ].join("\n");
}

/** The description of the field that has this type, for a type without a description. */
export function descriptionOf(definition: string, schema: FieldSchema): string {
  const user = [...fields(schema)].find(({ facts }) => facts.$ref && definitionName(facts.$ref) === definition);
  return user?.facts.description ?? "";
}

/**
 * Writes TypeScript. The name of each type starts with that of its resource, because several resources share a package.
 */
export class Writer {
  /** Whether an optional property can be left out, and not just be undefined. */
  protected readonly mayBeLeftOut: boolean = true;

  constructor(protected readonly resource: string) {}

  nameOf(definition: string): string {
    return `${this.resource}${definition}Args`;
  }

  declaration(name: string, facts: FieldSchema): string {
    const doc = comment("", [facts.description]);
    if (!facts.properties) return `${doc}export type ${name} = ${this.type(facts)};`;
    const named = Object.entries(facts.properties);
    // If its other fields had names, an editor would offer them for every variant of the union.
    const listed = named.some(([, value]) => value.open) ? named.filter(([, value]) => value.open) : named;
    const lines = listed.map(([key, value]) => {
      const optional = facts.required?.includes(key) && !value.from ? "" : "?";
      const type = `${this.input(value)}${optional ? " | undefined" : ""}`;
      return `${comment("  ", [value.description, ...this.notesOf(value)])}  ${key}${this.mayBeLeftOut ? optional : ""}: ${type};`;
    });
    const open = facts.additionalProperties ? ["  [field: string]: unknown;"] : [];
    return [`${doc}export interface ${name} {`, ...lines, ...open, "}"].join("\n");
  }

  output(name: string, facts: FieldSchema, orUndefined: string): string {
    const plain = this.type(facts);
    const type = /Args\b|\bInput</.test(plain) ? `pulumi.Unwrap<${plain}>` : plain;
    const doc = comment("  ", [facts.description, ...notes(facts)]);
    return `${doc}  declare readonly ${name}: pulumi.Output<${type}${orUndefined}>;`;
  }

  /**
   * A discriminator is a plain literal, because TypeScript cannot discriminate by an Input. A value that is not known
   * at compile time selects the open variant.
   */
  protected input(facts: FieldSchema): string {
    if (facts.open) return "OtherValue | Promise<string> | pulumi.Output<string>";
    return facts.const === undefined ? `pulumi.Input<${this.type(facts)}>` : this.type(facts);
  }

  protected type(facts: FieldSchema): string {
    if (facts.$ref) return this.nameOf(definitionName(facts.$ref));
    const variants = facts.anyOf ?? facts.oneOf;
    if (variants) return variants.map((variant) => this.type(variant)).join(" | ");
    if (facts.const !== undefined) return JSON.stringify(facts.const);
    if (facts.enum) return facts.enum.map((value) => JSON.stringify(value)).join(" | ");
    if (facts.type === "array") return this.list(facts.items ?? {});
    const values = valuesOf(facts);
    if (values) return `Record<string, ${this.entry(values)}>`;
    return [facts.type ?? "unknown"]
      .flat()
      .map((name) => (name === "integer" ? "number" : name))
      .join(" | ");
  }

  /** What a property says beside its description. */
  protected notesOf(facts: FieldSchema): string[] {
    return notes(facts);
  }

  protected list(items: FieldSchema): string {
    return `${this.entry(items)}[]`;
  }

  /** A value of a list or of a map. */
  protected entry(facts: FieldSchema): string {
    return `pulumi.Input<${this.type(facts)}>`;
  }
}

/** A comment of several paragraphs, or none. */
export function comment(indent: string, paragraphs: (string | undefined)[]): string {
  const lines = paragraphs
    .filter((text) => text)
    .join("\n\n")
    .split("\n");
  if (lines.length === 1) return lines[0] ? `${indent}/** ${lines[0]} */\n` : "";
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */\n`].join("\n");
}
