import { badRequest } from "./envelopes";
import { isObject, type Json, type JsonObject } from "./json";
import type { FieldRule, Fields } from "./meetingFields";

/** How a body is judged. */
export interface Reading {
  /** POST and PUT allow null where PATCH does not. */
  method: "POST" | "PUT" | "PATCH";
  /** Unknown keys are refused rather than ignored. */
  strict: boolean;
}

/**
 * A checked copy of a body that holds known fields only, so that a key such as `__proto__` never gets further.
 * The first failure is answered, worded as in the predecessor API. [assumed: which failure comes first, the words]
 */
export function readBody(fields: Fields, body: unknown, reading: Reading): JsonObject {
  if (!isObject(body)) throw badRequest("the body must be an object");
  return readObject(fields, body, "", reading);
}

function readObject(fields: Fields, body: JsonObject, prefix: string, reading: Reading): JsonObject {
  const result: JsonObject = {};
  for (const [name, rule] of Object.entries(fields)) {
    const path = `${prefix}${name}`;
    const value = body[name];
    if (value !== undefined) result[name] = readValue(rule, value, path, reading);
    else if (rule.required) throw badRequest(`"${path}" is required`);
  }
  if (reading.strict) {
    const unknown = Object.keys(body).find((name) => !Object.hasOwn(fields, name));
    if (unknown !== undefined) throw badRequest(`"${prefix}${unknown}" is not allowed`);
  }
  return result;
}

function readValue(rule: FieldRule, value: Json, path: string, reading: Reading): Json {
  if (value === null && rule.nullable && (rule.nullable === "always" || reading.method !== "PATCH")) return null;
  if (rule.type === "object") {
    if (!isObject(value)) throw badRequest(`"${path}" must be of type object`);
    return readObject(rule.fields ?? {}, value, `${path}.`, reading);
  }
  const complaint = complain(rule, value);
  if (complaint) throw badRequest(`"${path}" ${complaint}`);
  return value;
}

function complain(rule: FieldRule, value: Json): string | undefined {
  switch (rule.type) {
    case "boolean":
      return typeof value === "boolean" ? undefined : "must be a boolean";
    case "number":
    case "integer":
      if (typeof value !== "number") return "must be a number";
      if (rule.type === "integer" && !Number.isInteger(value)) return "must be an integer";
      if (rule.min !== undefined && value < rule.min) return `must be greater than or equal to ${rule.min}`;
      if (rule.max !== undefined && value > rule.max) return `must be less than or equal to ${rule.max}`;
      return undefined;
    case "strings":
      return Array.isArray(value) && value.every((item) => typeof item === "string")
        ? undefined
        : "must be an array of strings";
    default:
      if (typeof value !== "string") return "must be a string";
      if (rule.type === "uri" && !URL.canParse(value)) return "must be a valid uri";
      if (rule.oneOf && !rule.oneOf.includes(value)) return `must be one of [${rule.oneOf.join(", ")}]`;
      return undefined;
  }
}
