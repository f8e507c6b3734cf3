import { isObject, type JsonObject } from "../json";

/** Objects merge at every depth, arrays and scalars are replaced, null removes (as in RFC 7386). Nothing is mutated. */
export function merge(base: JsonObject, patch: JsonObject): JsonObject {
  const result = { ...base };
  for (const [name, value] of Object.entries(patch)) {
    if (name === "__proto__") continue;
    const before = result[name];
    if (value === null) delete result[name];
    else if (isObject(value)) result[name] = merge(isObject(before) ? before : {}, value);
    else result[name] = value;
  }
  return result;
}

/** A copy without any null. */
export function withoutNulls(value: JsonObject): JsonObject {
  return merge({}, value);
}
