import type { Json, JsonObject } from "../json";

/**
 * One field of a body, as data. Validation, defaults, the hiding of write-only values and the redaction of the request
 * log all follow from the table that a collection makes of these.
 */
export interface FieldRule {
  type: "string" | "uri" | "number" | "integer" | "boolean" | "array" | "map" | "object";
  min?: number;
  max?: number;
  isNotEmpty?: true;
  oneOf?: readonly string[];
  /** Must be there in POST and PUT, and in PATCH unless the collection makes every field optional there. */
  required?: true;
  /** "write": null is allowed in POST and PUT, not in PATCH. */
  nullable?: "always" | "write";
  default?: Json;
  /** Accepted and kept, never answered. */
  writeOnly?: true;
  /** Answered, but not kept in the request log: the value holds a secret. */
  unlogged?: true;
  /** Of an object. */
  fields?: Fields;
  /** An object that keeps unknown keys, at every depth, and answers them. */
  open?: true;
  /** Of an array, or the values of a map with free keys. */
  items?: FieldRule;
}
export type Fields = Readonly<Record<string, FieldRule>>;

export const text: FieldRule = { type: "string" };
export const flag = (value: boolean): FieldRule => ({ type: "boolean", default: value });
/** One of these strings; the first is the default. */
export const choice = (value: string, ...others: string[]): FieldRule => ({
  type: "string",
  oneOf: [value, ...others],
  default: value,
});
export const object = (fields: Fields): FieldRule => ({ type: "object", fields });

/** What an answer shows of an object: everything but its write-only values. */
export function readable(fields: Fields, value: JsonObject): JsonObject {
  let result = value;
  for (const [name, rule] of Object.entries(fields)) {
    const given = value[name];
    if (given === undefined) continue;
    if (rule.writeOnly) {
      if (result === value) result = { ...value };
      delete result[name];
    } else if (rule.fields && typeof given === "object" && given !== null && !Array.isArray(given)) {
      const shown = readable(rule.fields, given);
      if (shown === given) continue;
      if (result === value) result = { ...value };
      result[name] = shown;
    }
  }
  return result;
}
