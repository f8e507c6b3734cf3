import { badRequest } from "../http/envelopes";
import { isObject, type Json, type JsonObject } from "../json";
import type { FieldRule, Fields } from "./field";

/** How a body is judged. */
export interface Reading {
  /** POST and PUT allow null where PATCH does not. */
  method: "POST" | "PUT" | "PATCH";
  /** Unknown keys are refused rather than ignored. */
  strict: boolean;
  /** Nothing is required, at any depth. */
  isPartial?: boolean;
}

const DEEPEST = 32;

/**
 * A checked copy of a body. It holds only known fields, except in open objects, and never a key such as `__proto__`.
 * The first failure is answered, worded as in the predecessor API.
 * [assumed bad-request: which failure comes first, the words]
 * Unknown keys are ignored unless the emulator is strict. [assumed unknown-keys]
 */
export function readBody(fields: Fields, body: unknown, reading: Reading): JsonObject {
  if (!isObject(body)) throw badRequest("the body must be an object");
  return readObject({ type: "object", fields }, body, "", reading);
}

function readObject({ fields = {}, open }: FieldRule, body: JsonObject, prefix: string, reading: Reading): JsonObject {
  const result: JsonObject = {};
  for (const [name, rule] of Object.entries(fields)) {
    const path = `${prefix}${name}`;
    const value = body[name];
    if (value !== undefined) result[name] = readValue(open ? { ...rule, open } : rule, value, path, reading);
    else if (rule.required && !reading.isPartial) throw badRequest(`"${path}" is required`);
  }
  if (!open && !reading.strict) return result;
  for (const [name, value] of Object.entries(body)) {
    if (Object.hasOwn(fields, name)) continue;
    if (!open) throw badRequest(`"${prefix}${name}" is not allowed`);
    if (name !== "__proto__") result[name] = copy(value, `${prefix}${name}`);
  }
  return result;
}

function readValue(rule: FieldRule, value: Json, path: string, reading: Reading): Json {
  if (value === null && rule.nullable && (rule.nullable === "always" || reading.method !== "PATCH")) return null;
  const { items } = rule;
  switch (rule.type) {
    case "object":
      if (!isObject(value)) throw badRequest(`"${path}" must be of type object`);
      return readObject(rule, value, `${path}.`, reading);
    case "map":
      if (!isObject(value)) throw badRequest(`"${path}" must be of type object`);
      return Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => name !== "__proto__")
          .map(([name, item]) => [name, items ? readValue(items, item, `${path}.${name}`, reading) : item]),
      );
    case "array":
      if (!Array.isArray(value)) throw badRequest(`"${path}" must be an array`);
      return value.map((item, index) => (items ? readValue(items, item, `${path}[${index}]`, reading) : item));
    default: {
      const complaint = complain(rule, value);
      if (complaint) throw badRequest(`"${path}" ${complaint}`);
      return value;
    }
  }
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
    default:
      if (typeof value !== "string") return "must be a string";
      if (rule.type === "uri" && !URL.canParse(value)) return "must be a valid uri";
      if (rule.isNotEmpty && value === "") return "is not allowed to be empty";
      if (rule.oneOf && !rule.oneOf.includes(value)) return `must be one of [${rule.oneOf.join(", ")}]`;
      return undefined;
  }
}

/** A copy of a value that no rule describes, as deep as the emulator can answer and save it. */
function copy(value: Json, path: string, depth = 0): Json {
  if (depth > DEEPEST) throw badRequest(`"${path}" is nested too deep`);
  if (Array.isArray(value)) return value.map((item) => copy(item, path, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "__proto__")
      .map(([name, item]) => [name, copy(item, path, depth + 1)]),
  );
}
