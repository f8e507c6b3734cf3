import fc from "fast-check";
import { definitionName, describe, type FieldSchema } from "../../provider/schema/walk";
import { isObject, type Json, type JsonObject, UNKNOWN } from "../../provider/values";

/** What zod adds for a field, beside what the provider reads of it. */
interface Schema extends FieldSchema {
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  pattern?: string;
}

const word = fc.stringMatching(/^[A-Za-z0-9]{4,12}$/);
const url = word.map((name) => `https://${name.toLowerCase()}.example/x`);
/** Keys that are data: any text, and what every object has. */
const anyKey = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("a_b", "aB", "__proto__", "constructor"));
/** Names in an object that takes any field. The second is a credential's. */
const OTHER_NAMES = ["extra", "apiToken", "maxUsers"];
const otherName = fc.constantFrom(...OTHER_NAMES, ...OTHER_NAMES.map((name) => `${name}X1`));
export const isOther = (name: string) => OTHER_NAMES.some((each) => name.startsWith(each));

/** Any values that a schema allows, from what JSON Schema says of it. Rules across fields are not in a schema. */
export function valuesOf(schema: Parameters<typeof describe>[0]): fc.Arbitrary<Json> {
  const description: Schema = describe(schema);
  return of(description, description.$defs ?? {});
}

function of(schema: Schema, definitions: Record<string, Schema>): fc.Arbitrary<Json> {
  const inner = (each: Schema) => of(each, definitions);
  if (schema.$ref) return inner(definitions[definitionName(schema.$ref)] ?? {});
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return fc.oneof(...variants.map(inner));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => inner({ ...schema, type })));
  switch (schema.type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return numbers(schema);
    case "string":
      return texts(schema);
    case "array": {
      const { items = {}, minItems: minLength = 0, set } = schema;
      return set
        ? fc.uniqueArray(inner(items), { minLength, maxLength: 4 })
        : fc.array(inner(items), { minLength, maxLength: 4 });
    }
    case "object":
      return objects(schema, inner);
    default:
      return anyJson(anyKey);
  }
}

function numbers({ type, minimum: min = -1000, maximum: max = 10_000 }: Schema): fc.Arbitrary<number> {
  const whole = fc.integer({ min, max: Math.min(max, min + 100_000) });
  // JSON has no -0.
  return type === "integer"
    ? whole
    : fc.oneof(
        whole,
        fc.double({ min, max, noNaN: true }).map((x) => x + 0 || 0),
      );
}

function texts({ format, pattern, open, minLength, maxLength }: Schema): fc.Arbitrary<string> {
  // A name that resembles no known one.
  if (open) return word.map((name) => `not-known-${name}`);
  if (format === "uri") return url;
  // An ID, or a URL of a kind.
  if (pattern !== undefined) return fc.oneof(word, url).filter((text) => new RegExp(pattern).test(text));
  return fc.string({ unit: "grapheme", ...(minLength ? { minLength } : {}), ...(maxLength ? { maxLength } : {}) });
}

function objects(schema: Schema, inner: (each: Schema) => fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const { properties, required = [], additionalProperties: others } = schema;
  const known = Object.fromEntries(Object.entries(properties ?? {}).map(([name, each]) => [name, inner(each)]));
  const fields = fc.record(known, { requiredKeys: required, noNullPrototype: true }) as fc.Arbitrary<JsonObject>;
  if (!others) return fields;
  const value = properties ? anyJson(word) : inner(others as Schema);
  const rest = fc.array(fc.tuple(properties ? otherName : anyKey, value), { maxLength: 3 });
  return fc.tuple(fields, rest).map(([one, more]) => Object.fromEntries([...more, ...Object.entries(one)]));
}

function anyJson(key: fc.Arbitrary<string>): fc.Arbitrary<Json> {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const nested = fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), objectsOf(key, leaf));
  return fc.oneof(leaf, fc.array(nested, { maxLength: 3 }), objectsOf(key, nested));
}

function objectsOf(key: fc.Arbitrary<string>, value: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  return fc.array(fc.tuple(key, value), { maxLength: 3 }).map((entries) => Object.fromEntries(entries));
}

/** The same value with what `choose` picks replaced, at every depth: leaves, and whole objects and lists. */
export function replaced(value: Json, choose: () => boolean, by: (old: Json) => Json = () => UNKNOWN): Json {
  if (choose()) return by(value);
  if (Array.isArray(value)) return value.map((item) => replaced(item, choose, by));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, choose, by)]));
}

/** The paths of all values inside a value, its own not among them. */
export function pathsIn(value: Json, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key];
    return [path, ...pathsIn(item, path)];
  });
}
