import { allArguments, isFindable, oneArguments } from "../../provider/lookup/fields";
import type { Definition } from "../../provider/resource/definition";
import { definitionName, describe, type FieldSchema, valuesOf } from "../../provider/schema/walk";
import { isObject, type Json, type Path, pathText, valueAt } from "../../provider/values";
import { address, className, withArticle } from "./names";
import { fallback, notes } from "./notes";

/** The reference page of one resource, from its definition only: a table for each object and each variant of one. */
export function generateReference(definition: Definition): string {
  const name = className(definition);
  const inputs = describe(definition.inputs);
  const page = new Page(inputs.$defs ?? {});
  const sections = [
    `# ${name}`,
    `<!-- Generated from provider/${definition.name}/schema.ts by "npm run generate". Do not edit: change the schema. -->`,
    `API: <${definition.documentation}>`,
    "## Arguments",
    `Every argument takes a \`pulumi.Input\`, at every depth. ${leftOut(definition)}`,
    page.argumentTable(inputs),
    ...page.objects(inputs, []),
    ...templateSection(definition),
    "## Outputs",
    "Every argument that you declare is also an output, with RealtimeKit's value. One that you leave out is undefined there, unless the provider fills it in; `.get()` and lookups also read RealtimeKit's defaults. In addition:",
    page.outputTable(definition),
    `## Read an existing ${definition.name}`,
    `\`${name}.get(name, id, address?, opts?)\` reads ${withArticle(definition.name)} that this stack does not manage. \`id\` is its ID at RealtimeKit, or \`${[...address(definition), "id"].join("/")}\`. If \`id\` is only the ID, ${listed(address(definition))} ${address(definition).length === 1 ? "comes" : "come"} from \`address\`, or from the defaults listed above.`,
    ...lookups(definition),
  ];
  return `${sections.join("\n\n")}\n`;
}

function lookups(definition: Definition): string[] {
  if (!isFindable(definition)) return [];
  const { name, type, lookup } = definition;
  const tables = [
    ...(lookup.one ? [[`get${type}`, oneArguments(definition)] as const] : []),
    [`get${type}s`, allArguments(definition)] as const,
  ];
  return [
    "## Look up",
    `These functions read what RealtimeKit has. Their results have the outputs above that RealtimeKit returns. Each has an \`…Output\` form, whose arguments take a \`pulumi.Input\`. See [the guide](../guide.md#look-up-what-exists).`,
    ...tables.flatMap(([call, schema]) => [
      `### \`${call}\``,
      call === `get${type}` ? `Returns one ${name}.` : `Returns an array of ${name}s${without(lookup.unlisted)}.`,
      new Page({}).argumentTable(describe(schema)),
    ]),
  ];
}

function without(unlisted: readonly string[]): string {
  return unlisted.length === 0 ? "" : `, without ${listed(unlisted)}, which RealtimeKit's list does not have`;
}

function leftOut({ templates }: Definition): string {
  return templates
    ? "What you leave out comes from the `template`, at every depth of objects; a list replaces the template's. You therefore declare all of it: a preview shows it, and a change outside Pulumi is drift."
    : "What you leave out belongs to RealtimeKit, and the provider never reports it as drift.";
}

/** All templates side by side. */
function templateSection({ templates }: Definition): string[] {
  if (!templates) return [];
  const [first = {}] = Object.values(templates);
  const rows = leaves(first as Json).map((path) => [
    code(pathText(path)),
    ...Object.values(templates).map((template) => code(JSON.stringify(valueAt(template, path)))),
  ]);
  return [
    "## Templates",
    "No release changes the values of a template.",
    table(["field", ...Object.keys(templates).map(code)], rows),
  ];
}

function leaves(value: Json, at: Path = []): Path[] {
  const inside = isObject(value) ? Object.entries(value) : [];
  return inside.length === 0 ? [at] : inside.flatMap(([name, item]) => leaves(item, [...at, name]));
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join() : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}

/** A variant of a union, and the fields that distinguish it from the others. */
interface Kind {
  title: string;
  facts: FieldSchema;
}

class Page {
  constructor(private readonly definitions: Record<string, FieldSchema>) {}

  argumentTable(object: FieldSchema, at: readonly string[] = []): string {
    const rows = Object.entries(object.properties ?? {}).map(([name, facts]) => {
      const isRequired = object.required?.includes(name) && !facts.from;
      return [
        `\`${name}\``,
        this.linkedType(facts, [...at, name]),
        isRequired ? "yes" : "no",
        defaultOf(facts),
        description(facts),
      ];
    });
    return table(["name", "type", "required", "default", "description"], rows);
  }

  outputTable(definition: Definition): string {
    const { properties = {} } = describe(definition.outputs);
    const rows = Object.entries(properties).map(([name, facts]) => [
      `\`${name}\``,
      code(this.type(facts)),
      description(facts),
    ]);
    const id = ["`id`", "`string`", `ID of the ${definition.name} at RealtimeKit.`];
    return table(["name", "type", "description"], [id, ...rows]);
  }

  /** A section for each object below this one, followed by the sections of the objects inside it. */
  objects(object: FieldSchema, at: readonly string[]): string[] {
    return Object.entries(object.properties ?? {}).flatMap(([name, facts]) => {
      const path = [...at, name];
      const kinds = this.kinds(facts);
      if (kinds.length === 0) return [];
      const isMap = valuesOf(facts) !== undefined;
      const body = kinds.flatMap((kind) => [
        ...(kinds.length > 1 ? [`#### ${kind.title}`] : []),
        ...(kinds.length > 1 || isMap ? [String(kind.facts.description)] : []),
        this.argumentTable(kind.facts, path),
        ...this.objects(kind.facts, path),
      ]);
      return [`### \`${pathText(path)}\``, String(facts.description), ...body];
    });
  }

  /** The objects that the field, or each value of a map, can be; none if it is a plain value, or a text with an alternative. */
  private kinds(facts: FieldSchema): Kind[] {
    const values = valuesOf(facts);
    if (values) return this.kinds(values);
    const variants = this.variants(facts).filter(({ type }) => type !== "null");
    return variants.every((each) => each.properties)
      ? variants.map((each) => ({ title: title(each), facts: each }))
      : [];
  }

  private variants(facts: FieldSchema): FieldSchema[] {
    const inner = facts.anyOf ?? facts.oneOf;
    if (inner) return inner.flatMap((variant) => this.variants(variant));
    return facts.$ref ? this.variants(this.definitions[definitionName(facts.$ref)] ?? {}) : [facts];
  }

  private linkedType(facts: FieldSchema, path: readonly string[]): string {
    if (this.kinds(facts).length === 0) return code(this.type(facts));
    const link = `${valuesOf(facts) ? "map of [objects]" : "[object]"}(#${pathText(path).toLowerCase().replaceAll(".", "")})`;
    return this.variants(facts).some(({ type }) => type === "null") ? `${link} or \`null\`` : link;
  }

  private type(facts: FieldSchema): string {
    return [...new Set(this.variants(facts).map((variant) => this.plainType(variant)))].join(" | ");
  }

  private plainType(facts: FieldSchema): string {
    if (facts.const !== undefined) return JSON.stringify(facts.const);
    if (facts.type === "array") return `${this.type(facts.items ?? {})}[]`;
    const values = valuesOf(facts);
    if (values) return `{ [key: string]: ${this.type(values)} }`;
    if (!facts.properties) return [facts.type ?? "any"].flat().join(" | ").replace("integer", "number");
    const inside = Object.entries(facts.properties).map(([name, value]) => `${name}: ${this.type(value)}`);
    return `{ ${inside.join("; ")} }`;
  }
}

/** What distinguishes a variant: its fields with a constant value. */
function title(facts: FieldSchema): string {
  const fixed = Object.entries(facts.properties ?? {}).flatMap(([name, each]) =>
    each.const === undefined ? (each.open ? [`any other \`${name}\``] : []) : [`\`${name}: "${each.const}"\``],
  );
  return fixed.join(", ");
}

function defaultOf(facts: FieldSchema): string {
  if (facts.default !== undefined) return `\`${facts.default}\``;
  return facts.from ? `config \`${facts.from.config}\`, then \`${facts.from.env}\`` : "";
}

function description(facts: FieldSchema): string {
  const rest = notes(facts).filter((note) => note !== fallback(facts));
  return [facts.description, ...rest].join(" ");
}

function code(type: string): string {
  return `\`${type}\``;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
