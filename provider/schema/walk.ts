import { z } from "zod";
import type { Path } from "../values";
import type { FieldFacts } from "./field";

/** A JSON Schema of our own fields: what zod makes of a schema, with our facts beside the standard keywords. */
export interface FieldSchema extends Omit<FieldFacts, "doc"> {
  description?: string;
  type?: string | string[];
  const?: string;
  enum?: string[];
  format?: string;
  minimum?: number;
  maximum?: number;
  items?: FieldSchema;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  additionalProperties?: unknown;
  anyOf?: FieldSchema[];
  oneOf?: FieldSchema[];
  $ref?: string;
  $defs?: Record<string, FieldSchema>;
}

export interface Field {
  path: Path;
  facts: FieldSchema;
}

/** @param namespace of all config keys, where a host has one of its own */
export function describe(schema: z.ZodType, namespace?: string): FieldSchema {
  const described = z.toJSONSchema(schema, { io: "input" }) as FieldSchema;
  if (namespace === undefined) return described;
  for (const [name, facts] of Object.entries(described.properties ?? {})) {
    if (facts.from) facts.from = { ...facts.from, config: `${namespace}:${name}` };
  }
  return described;
}

/** Every field of the schema at every depth, those of each variant of a union included. */
export function* fields(schema: FieldSchema, definitions = schema.$defs ?? {}, at: Path = []): Generator<Field> {
  if (schema.$ref) yield* fields(definitions[definitionName(schema.$ref)] ?? {}, definitions, at);
  for (const variant of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* fields(variant, definitions, at);
  for (const [key, facts] of Object.entries(schema.properties ?? {})) {
    const path = [...at, key];
    yield { path, facts };
    yield* fields(facts, definitions, path);
  }
}

/** The paths whose field has the fact, each once, in the schema's order. */
export function pathsWith(schema: FieldSchema, fact: "secret" | "writeOnly" | "set" | "trimmed"): Path[] {
  const found = [...fields(schema)].filter((each) => each.facts[fact]).map((each) => each.path);
  return [...new Map(found.map((path) => [path.join("."), path])).values()];
}

/** The defaults that the provider fills in: those of what a separate call sets. Every other default is the service's. */
export function filledDefaults(schema: FieldSchema): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, facts]) =>
      facts.separateCall && facts.default !== undefined ? [[name, facts.default]] : [],
    ),
  );
}

/** The paths of the objects that take fields of any name. */
export function openPaths(schema: FieldSchema): Path[] {
  const found = [...objects(schema)].filter(({ facts }) => facts.additionalProperties).map(({ path }) => path);
  return [...new Map(found.map((path) => [path.join("."), path])).values()];
}

/** Every object of the schema, by the path of the field that has it. */
function* objects(schema: FieldSchema, definitions = schema.$defs ?? {}, at: Path = []): Generator<Field> {
  if (schema.$ref) yield* objects(definitions[definitionName(schema.$ref)] ?? {}, definitions, at);
  for (const variant of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* objects(variant, definitions, at);
  if (schema.type === "object") yield { path: at, facts: schema };
  for (const [key, facts] of Object.entries(schema.properties ?? {})) yield* objects(facts, definitions, [...at, key]);
}

export function definitionName(ref: string): string {
  return ref.slice("#/$defs/".length);
}
