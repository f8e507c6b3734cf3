/** Plain JSON data, as it travels between the engine, the provider and RealtimeKit. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** Where a value stands: property names, and numbers for the places of an array. */
export type Path = readonly (string | number)[];

/**
 * What the engine sends, at preview, for a value that nobody knows yet, whatever its type
 * (`unknownValue` of `@pulumi/pulumi/runtime/rpc`, which is too heavy to load for one constant).
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value's own property; never one inherited, so that `constructor` and `__proto__` are names like any other. */
export function property(value: unknown, key: string | number): Json | undefined {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, Json>)[key]
    : undefined;
}

export function valueAt(value: unknown, path: Path): Json | undefined {
  return path.reduce<Json | undefined>(property, value as Json);
}

/** A copy with the value at the path, whose objects are there already. */
export function withValue(object: JsonObject, [step, ...rest]: Path, value: Json): JsonObject {
  const key = String(step);
  const inner = property(object, key);
  return { ...object, [key]: rest.length > 0 && isObject(inner) ? withValue(inner, rest, value) : value };
}

/** `recordingConfig.videoConfig.width`, `aiConfig.transcription.keywords[2]`: a path as the user wrote it. */
export function pathText(path: Path): string {
  return path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");
}

/** No value of RealtimeKit's is nested as deep; what walks one that is far deeper runs out of stack. */
const DEEPEST = 64;

export function isTooDeep(value: Json | undefined, levels = DEEPEST): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isTooDeep(item, levels - 1));
}

/** A copy of the object with just the properties named, as far as it has them. */
export function pick(value: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

/**
 * The properties of all objects; of one that several have, the last one's. A spread of several leaves 2 KB of V8's old
 * memory behind each time, and `Object.assign` takes a property named `__proto__` for the prototype.
 */
export function merged(...objects: JsonObject[]): JsonObject {
  return Object.fromEntries(objects.flatMap((object) => Object.entries(object)));
}

/** Nothing is declared, or there: null, absent and an empty list are the same. */
export function isNothing(value: Json | undefined): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
