/** Plain JSON data, as it travels between the engine, the provider and RealtimeKit. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** The path of a value: property names, and indexes into arrays. */
export type Path = readonly (string | number)[];

/**
 * What the engine sends at preview for a value that is not known yet, whatever its type
 * (`unknownValue` of `@pulumi/pulumi/runtime/rpc`, which is too large to load for one constant).
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The value of a JSON text; undefined if it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value's own property, never an inherited one, so that `constructor` and `__proto__` are ordinary names. */
export function property(value: unknown, key: string | number): Json | undefined {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, Json>)[key]
    : undefined;
}

export function valueAt(value: unknown, path: Path): Json | undefined {
  return path.reduce<Json | undefined>(property, value as Json);
}

/** A copy with the value at the path. The objects on the path must exist. */
export function withValue(object: JsonObject, [step, ...rest]: Path, value: Json): JsonObject {
  const key = String(step);
  const inner = property(object, key);
  return { ...object, [key]: rest.length > 0 && isObject(inner) ? withValue(inner, rest, value) : value };
}

/** `recordingConfig.videoConfig.width`, `aiConfig.transcription.keywords[2]`: a path as the user wrote it. */
export function pathText(path: Path): string {
  return path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");
}

/** RealtimeKit's values are never nested this deeply. Walking a far deeper one would overflow the stack. */
const DEEPEST = 64;

export function isTooDeep(value: Json | undefined, levels = DEEPEST): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  // Every answer passes here, and a closure for each level would take half as long again.
  for (const item of Object.values(value)) if (isTooDeep(item, levels - 1)) return true;
  return false;
}

/** Equal for equal values: the engine sorts the properties of objects, at every depth, and a program doesn't. */
export function canonicalText(value: Json): string {
  return JSON.stringify(value, (_, each) =>
    isObject(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}

/** A copy of the object with only these properties, if it has them. */
export function pick(value: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

/**
 * The properties of all objects; if several have one, the last value wins. Spreading several objects leaves 2 KB in
 * V8's old generation each time, and `Object.assign` would set the prototype for a property named `__proto__`.
 */
export function merged(...objects: JsonObject[]): JsonObject {
  return Object.fromEntries(objects.flatMap((object) => Object.entries(object)));
}

/** Whether there is no value: null, absent and an empty list are equivalent. */
export function isNothing(value: Json | undefined): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
