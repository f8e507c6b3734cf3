import { isSame } from "../resource/compare";
import type { Facts } from "../schema/facts";
import { isObject, type Json, type JsonObject, type Path, pathText, pick, property } from "../values";

/**
 * How well an object fits what is declared: one point for each declared value that it has, minus one for each that its
 * answer leaves out and for each value that is not declared. Undefined if a value contradicts what is declared.
 */
export function likeness(inputs: JsonObject, live: JsonObject, facts: Facts): number | undefined {
  const declared = pick(inputs, facts.body);
  const points = compare(declared, live, facts, []);
  const beyond = facts.body.filter((name) => {
    const value = property(live, name) ?? null;
    return property(declared, name) === undefined && value !== null && value !== facts.defaults.get(name);
  });
  return points === undefined ? undefined : points - beyond.length;
}

function compare(declared: Json, live: Json | undefined, facts: Facts, at: Path): number | undefined {
  if (facts.secret.has(pathText(at))) return 0;
  // Null means the default, which a new object has anyway.
  if (declared === null) return (live ?? false) === false || live === "" ? 0 : undefined;
  if (live === undefined || live === null) return -1;
  if (!isObject(declared) || !isObject(live)) return isSame(declared, live, facts, at) ? 1 : undefined;
  return Object.entries(declared).reduce<number | undefined>((sum, [key, value]) => {
    const points = compare(value, property(live, key), facts, [...at, key]);
    return sum === undefined || points === undefined ? undefined : sum + points;
  }, 0);
}
