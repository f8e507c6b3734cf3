import { isObject, type Json, type JsonObject, type Path, valueAt } from "../values";
import { ourName, wireName } from "../wire";
import { sameLetters } from "./nearest";
import type { Problem } from "./validate";
import type { FreeMap } from "./walk";

/**
 * Misspelled names in an object that accepts any field. RealtimeKit would receive `access_key` and `accessKey` as the
 * same field, but the provider treats only the second as a secret, and a read returns it under that name.
 *
 * @param known the fields that the schema has at this path
 */
export function misspelt(inputs: JsonObject, at: Path, known: readonly string[]): Problem[] {
  return misspeltIn(valueAt(inputs, at), at, known);
}

function misspeltIn(value: Json | undefined, at: Path, known: readonly string[]): Problem[] {
  if (Array.isArray(value)) return value.flatMap((item, place) => misspeltIn(item, [...at, place], known));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const path = [...at, name];
    const meant = knownAs(name, known) ?? camelCase(name);
    return meant === undefined ? misspeltIn(item, path, known) : [instead(meant, path)];
  });
}

/** Misspelled names in the values of a map. Other names there are the user's own. */
export function misspeltInMap(inputs: JsonObject, { path, names }: FreeMap): Problem[] {
  const map = valueAt(inputs, path);
  return Object.entries(isObject(map) ? map : {}).flatMap(([key, value]) =>
    Object.keys(isObject(value) ? value : {}).flatMap((name) => {
      const meant = knownAs(name, names);
      return meant === undefined ? [] : [instead(meant, [...path, key, name])];
    }),
  );
}

/** The known name of which the given one is another spelling. */
function knownAs(name: string, known: readonly string[]): string | undefined {
  return known.includes(name) ? undefined : known.find((each) => sameLetters(each, name));
}

function instead(meant: string, path: Path): Problem {
  return { path, reason: `unknown property; did you mean "${meant}"?` };
}

/** The name in camelCase, if the given one is in snake_case. */
function camelCase(name: string): string | undefined {
  const camelCased = ourName(name);
  return /[a-z0-9]_[a-z0-9]/.test(name) && wireName(camelCased) === name ? camelCased : undefined;
}
