import { isObject, type Json, type JsonObject, type Path, valueAt } from "../values";
import { ourName, wireName } from "../wire";
import { sameLetters } from "./nearest";
import type { Problem } from "./validate";

/**
 * What is misspelt in an object that takes fields of any name. RealtimeKit would take `access_key` and `accessKey` for
 * the same field, but only the second is known as a secret, and a read returns it under that name.
 *
 * @param known the fields that the schema has there
 */
export function misspelt(inputs: JsonObject, at: Path, known: readonly string[]): Problem[] {
  return misspeltIn(valueAt(inputs, at), at, known);
}

function misspeltIn(value: Json | undefined, at: Path, known: readonly string[]): Problem[] {
  if (Array.isArray(value)) return value.flatMap((item, place) => misspeltIn(item, [...at, place], known));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const path = [...at, name];
    const meant = known.find((each) => each !== name && sameLetters(each, name)) ?? camelCase(name);
    const problem = { path, reason: `unknown property; did you mean "${meant}"?` };
    return meant === undefined ? misspeltIn(item, path, known) : [problem];
  });
}

/** The name in camelCase, if it is the wire's spelling of it. */
function camelCase(name: string): string | undefined {
  const ours = ourName(name);
  return /[a-z0-9]_[a-z0-9]/.test(name) && wireName(ours) === name ? ours : undefined;
}
