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

/** Made once: it takes 10 ms for a large schema, and both validation and comparison need it when a provider starts. */
const described = new WeakMap<z.ZodType, FieldSchema>();

export function describe(schema: z.ZodType): FieldSchema {
  const known = described.get(schema) ?? (z.toJSONSchema(schema, { io: "input" }) as FieldSchema);
  described.set(schema, known);
  return known;
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

/** An object whose keys are data, such as ids. Names inside its values go as they are, but for those of the schema. */
export interface FreeMap {
  path: Path;
  /** The names that the schema has for each of its values. */
  names: string[];
}

export function freeMaps(schema: FieldSchema): FreeMap[] {
  return [...objects(schema)].flatMap(({ path, facts }) => {
    const values = valuesOf(facts);
    if (!values) return [];
    const { properties = {} } = values.$ref ? (schema.$defs?.[definitionName(values.$ref)] ?? {}) : values;
    return [{ path, names: Object.keys(properties) }];
  });
}

/** What each value of a map is; undefined when it is no map. */
export function valuesOf({ type, properties, additionalProperties }: FieldSchema): FieldSchema | undefined {
  const isMap = type === "object" && !properties && typeof additionalProperties === "object";
  return isMap ? (additionalProperties as FieldSchema) : undefined;
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
