import * as z from "zod";
import { addressNames } from "../resource/collection";
import type { Definition, LookupFacts } from "../resource/definition";
import { field } from "../schema/field";
import { safeId } from "../schema/safeId";
import { describe, type FieldSchema, type InputSource } from "../schema/walk";

/** A type of resource whose objects can be looked up. */
export type Findable = Definition & { lookup: LookupFacts };

export function isFindable(definition: Definition): definition is Findable {
  return definition.lookup !== undefined;
}

/** What a lookup of all objects takes. */
export function allArguments({ name, collection, inputs, lookup }: Findable) {
  return z.strictObject({
    ...addressFields(collection, inputs),
    [lookup.label]: field(label.optional(), { doc: `Only ${name}s of exactly this ${lookup.label}.` }),
    ...lookup.filters.shape,
  });
}

/** What a lookup of one object takes: its id or its label. */
export function oneArguments({ name, collection, inputs, lookup }: Findable) {
  return z.strictObject({
    ...addressFields(collection, inputs),
    id: field(safeId.optional(), { doc: `ID of the ${name}. Give either this or \`${lookup.label}\`.` }),
    [lookup.label]: field(label.optional(), {
      doc: `Exact ${lookup.label} of the ${name}. It is an error if no ${name} has it, or several.`,
    }),
  });
}

/** The fields of a result, beside the id: those of the resource that RealtimeKit shows to a reader, and the address. */
export function shownFields(definition: Findable, source?: InputSource): { inputs: FieldSchema; outputs: FieldSchema } {
  const address = addressNames(definition.collection);
  const only = (schema: FieldSchema, isShown: (name: string, facts: FieldSchema) => unknown): FieldSchema => {
    const kept = Object.entries(schema.properties ?? {}).filter(([name, facts]) => isShown(name, facts));
    return { ...schema, properties: Object.fromEntries(kept) };
  };
  return {
    inputs: only(describe(definition.inputs, source), (name, facts) => address.includes(name) || !facts.providerOnly),
    // What only an answer to a write has, such as a token.
    outputs: only(describe(definition.outputs), (_, facts) => !facts.secret && !facts.kept),
  };
}

const label = z.string().min(1);

function addressFields(collection: string, { shape }: z.ZodObject): Record<string, z.ZodType> {
  const fields = addressNames(collection).map((name) => {
    const schema = shape[name] as z.ZodType;
    // Nothing is replaced here.
    return [name, schema.meta({ ...schema.meta(), replaces: undefined })] as const;
  });
  return Object.fromEntries(fields);
}
