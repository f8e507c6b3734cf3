import * as z from "zod";
import { type Path, pathText } from "../values";
import type { FieldFacts } from "./field";

/** JSON Schema as zod generates it, with our facts next to the standard keywords. */
export interface FieldSchema extends Omit<FieldFacts, "doc" | "from"> {
  from?: FieldFacts["from"] & { isProvider?: boolean };
  description?: string;
  type?: string | string[];
  const?: string;
  enum?: string[];
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
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

/** Described once, because a large schema takes 10 ms, and validation and comparison both need it at start. */
const described = new WeakMap<z.ZodType, FieldSchema>();

/** Where a host takes inputs from that a resource leaves out, if not from the config keys of the schema. */
export interface InputSource {
  /** The namespace of all config keys. */
  namespace: string;
  /** Whether an explicit provider has them as arguments: the stack's config does not reach it. */
  isProvider: boolean;
}

export function describe(schema: z.ZodType, source?: InputSource): FieldSchema {
  const known = described.get(schema) ?? (z.toJSONSchema(schema, { io: "input" }) as FieldSchema);
  described.set(schema, known);
  return source === undefined ? known : { ...known, properties: withSource(known.properties ?? {}, source) };
}

function withSource(
  properties: Record<string, FieldSchema>,
  { namespace, isProvider }: InputSource,
): Record<string, FieldSchema> {
  const provider = isProvider ? { isProvider } : {};
  const renamed = Object.entries(properties).map(([name, facts]): [string, FieldSchema] => [
    name,
    facts.from ? { ...facts, from: { ...facts.from, config: `${namespace}:${name}`, ...provider } } : facts,
  ]);
  return Object.fromEntries(renamed);
}

/** Every field of the schema at every depth, including those of each variant of a union. */
export function* fields(schema: FieldSchema, definitions = schema.$defs ?? {}, at: Path = []): Generator<Field> {
  if (schema.$ref) yield* fields(definitions[definitionName(schema.$ref)] ?? {}, definitions, at);
  for (const variant of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* fields(variant, definitions, at);
  for (const [key, facts] of Object.entries(schema.properties ?? {})) {
    const path = [...at, key];
    yield { path, facts };
    yield* fields(facts, definitions, path);
  }
}

/** The paths of fields with the fact, each once, in the order of the schema. */
export function pathsWith(schema: FieldSchema, fact: "secret" | "writeOnly" | "set" | "trimmed"): Path[] {
  const found = [...fields(schema)].filter((each) => each.facts[fact]).map((each) => each.path);
  return [...new Map(found.map((path) => [pathText(path), path])).values()];
}

/** The defaults that the provider fills in, for fields that a separate call sets. RealtimeKit fills in all others. */
export function filledDefaults(schema: FieldSchema): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, facts]) =>
      facts.separateCall && facts.default !== undefined ? [[name, facts.default]] : [],
    ),
  );
}

/** The paths of objects that accept any field. */
export function openPaths(schema: FieldSchema): Path[] {
  const found = [...schemas(schema)].filter(({ facts }) => facts.additionalProperties).map(({ path }) => path);
  return [...new Map(found.map((path) => [pathText(path), path])).values()];
}

/** An object whose keys are data, such as IDs. Names inside its values are sent as they are, except those of the schema. */
export interface FreeMap {
  path: Path;
  /** The names that the schema has for each of its values. */
  names: string[];
}

export function freeMaps(schema: FieldSchema): FreeMap[] {
  return [...schemas(schema)].flatMap(({ path, facts }) => {
    const values = valuesOf(facts);
    if (!values) return [];
    const { properties = {} } = values.$ref ? (schema.$defs?.[definitionName(values.$ref)] ?? {}) : values;
    return [{ path, names: Object.keys(properties) }];
  });
}

/** The schema of the values of a map; undefined if it is not a map. */
export function valuesOf({ properties, additionalProperties }: FieldSchema): FieldSchema | undefined {
  const isMap = !properties && typeof additionalProperties === "object";
  return isMap ? (additionalProperties as FieldSchema) : undefined;
}

/** Every schema in the schema, with the path of its field. */
function* schemas(schema: FieldSchema, definitions = schema.$defs ?? {}, at: Path = []): Generator<Field> {
  if (schema.$ref) yield* schemas(definitions[definitionName(schema.$ref)] ?? {}, definitions, at);
  for (const variant of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* schemas(variant, definitions, at);
  yield { path: at, facts: schema };
  for (const [key, facts] of Object.entries(schema.properties ?? {})) yield* schemas(facts, definitions, [...at, key]);
}

export function definitionName(ref: string): string {
  return ref.slice("#/$defs/".length);
}
