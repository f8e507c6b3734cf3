import { allArguments, type Findable, oneArguments, shownFields } from "../../provider/lookup/fields";
import { addressNames } from "../../provider/resource/collection";
import { describe, type FieldSchema, filledDefaults } from "../../provider/schema/walk";
import { header, upper, withArticle } from "./names";
import { comment, descriptionOf, Writer } from "./types";

/** The types of the arguments and results of one type's lookups, from its definition only. */
export function generateLookups(definition: Findable): string {
  const { type, inputs, lookup } = definition;
  const args = new PlainWriter(type);
  const results = new ResultWriter(type);
  const omitted = lookup.unlisted.map((field) => JSON.stringify(field)).join(" | ");
  const item = omitted === "" ? `${type}Result` : `Omit<${type}Result, ${omitted}>`;
  const body = [
    args.declaration(`Get${type}sArgs`, {
      ...describe(allArguments(definition)),
      description: `Arguments of \`get${type}s\`: what an object has to match, all of it.`,
    }),
    ...(lookup.one
      ? [
          args.declaration(`Get${type}Args`, {
            ...describe(oneArguments(definition)),
            description: `Arguments of \`get${type}\`.`,
          }),
        ]
      : []),
    results.declaration(`${type}Result`, resultOf(definition)),
    `${comment("", [listDoc(definition)])}export type ${type}sResult = ${item}[];`,
    ...results.rest(describe(inputs)),
  ].join("\n\n");
  const pulumi = body.includes("pulumi.Output<") ? 'import type * as pulumi from "@pulumi/pulumi";\n' : "";
  const other = body.includes("OtherValue") ? 'import type { OtherValue } from "../otherValue";\n' : "";
  return `${header(definition)}${pulumi}${other}\n${body}\n`;
}

function listDoc({ name, lookup }: Findable): string {
  const left = lookup.unlisted.map((field) => `\`${field}\``).join(", ");
  return `The ${name}s that a lookup finds.${left === "" ? "" : ` RealtimeKit's list does not have ${left}.`}`;
}

function resultOf(definition: Findable): FieldSchema {
  const { inputs, outputs } = shownFields(definition);
  const fields = Object.entries({ ...inputs.properties, ...outputs.properties });
  const id = { type: "string", description: `ID of the ${definition.name}.` };
  return {
    description: `${upper(withArticle(definition.name))} as RealtimeKit has it, with the names of the outputs of its resource.`,
    // A result has its address, wherever that came from.
    properties: { id, ...Object.fromEntries(fields.map(([name, facts]) => [name, { ...facts, from: undefined }])) },
    required: [
      "id",
      ...addressNames(definition.collection),
      ...(inputs.required ?? []).filter((name) => !definition.lookup.optional?.includes(name)),
      ...Object.keys(filledDefaults(inputs)),
      ...Object.keys(outputs.properties ?? {}),
    ],
  };
}

/** Writes types of plain values. */
class PlainWriter extends Writer {
  protected override input(facts: FieldSchema): string {
    return facts.open ? "OtherValue" : this.type(facts);
  }

  protected override list(items: FieldSchema): string {
    const type = this.entry(items);
    return type.includes("|") ? `(${type})[]` : `${type}[]`;
  }

  protected override entry(facts: FieldSchema): string {
    return this.type(facts);
  }
}

/** Writes types of what RealtimeKit shows. Only a secret is an Output, so that it stays one wherever it is passed on. */
class ResultWriter extends PlainWriter {
  /** Pulumi's types would make `found.title` of an Output `Output<string> | undefined`, and so of no use. */
  protected override readonly mayBeLeftOut = false;
  private readonly referred = new Set<string>();

  /** The types that those written so far refer to. */
  rest(schema: FieldSchema, written = new Set<string>()): string[] {
    const next = [...this.referred].find((name) => !written.has(name));
    if (next === undefined) return [];
    const facts = { description: descriptionOf(next, schema), ...schema.$defs?.[next] };
    return [this.declaration(this.nameOf(next), facts), ...this.rest(schema, written.add(next))];
  }

  override nameOf(definition: string): string {
    this.referred.add(definition);
    return `${this.resource}${definition}Result`;
  }

  override declaration(name: string, facts: FieldSchema): string {
    if (!facts.properties) return super.declaration(name, facts);
    const shown = Object.entries(facts.properties)
      .filter(([, field]) => !field.writeOnly)
      // The first sentence says what it is, the others what declaring it does.
      .map(
        ([key, field]) => [key, { ...field, description: String(field.description).replace(/\. .*/, ".") }] as const,
      );
    return super.declaration(name, { ...facts, properties: Object.fromEntries(shown) });
  }

  protected override notesOf(): string[] {
    return [];
  }

  protected override input(facts: FieldSchema): string {
    return facts.secret ? "pulumi.Output<string>" : super.input(facts);
  }

  /** What RealtimeKit has no value for is left out. */
  protected override type(facts: FieldSchema): string {
    const { type, anyOf } = facts;
    return super.type({
      ...facts,
      ...(Array.isArray(type) ? { type: type.filter((name) => name !== "null") } : {}),
      ...(anyOf ? { anyOf: anyOf.filter((each) => each.type !== "null") } : {}),
    });
  }
}
