import type { Facts } from "../schema/facts";
import { isNothing, isObject, type Json, type Path, pathText, property } from "../values";

/** One change of a declared value, at the deepest level at which both sides have a value. */
export interface Difference {
  path: Path;
  kind: "add" | "delete" | "update";
  /** The object cannot change this, so another one replaces it. */
  replace?: true;
}

/** What a comparison needs to know about fields, by dotted path. */
export type Comparable = Pick<Facts, "sets" | "trimmed">;

/** The changes from one declared value to the other, in objects and arrays at every depth. */
export function differences(a: Json | undefined, b: Json | undefined, facts: Comparable, at: Path = []): Difference[] {
  if (isSame(a, b, facts, at)) return [];
  if (isObject(a) && isObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      differences(property(a, key), property(b, key), facts, [...at, key]),
    );
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return facts.sets.has(pathText(at)) ? setDifferences(a, b, facts, at) : itemDifferences(a, b, facts, at);
  }
  return [{ path: at, kind: isNothing(a) ? "add" : isNothing(b) ? "delete" : "update" }];
}

function itemDifferences(a: Json[], b: Json[], facts: Comparable, at: Path): Difference[] {
  const places = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i);
  return places.flatMap((i): Difference[] => {
    if (i >= a.length) return [{ path: [...at, i], kind: "add" }];
    if (i >= b.length) return [{ path: [...at, i], kind: "delete" }];
    return differences(a[i], b[i], facts, [...at, i]);
  });
}

/** The path of a deleted item has its index in the old array, that of an added item its index in the new one. */
function setDifferences(a: Json[], b: Json[], facts: Comparable, at: Path): Difference[] {
  const missing = (from: Json[], other: Json[], kind: Difference["kind"]): Difference[] =>
    from.flatMap((item, i) =>
      other.some((each) => isSame(item, each, facts, at)) ? [] : [{ path: [...at, i], kind }],
    );
  return [...missing(a, b, "delete"), ...missing(b, a, "add")];
}

/**
 * Whether two declared values are equal. The order of keys and of set items does not count; null, absent, `{}` and `[]`
 * are equal, and so are texts that differ only in spaces that RealtimeKit trims.
 */
export function isSame(a: Json | undefined, b: Json | undefined, facts: Comparable, at: Path = []): boolean {
  if (isNothing(a) && isNothing(b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    if (!facts.sets.has(pathText(at))) return a.every((item, i) => isSame(item, b[i], facts, [...at, i]));
    return setDifferences(a, b, facts, at).length === 0;
  }
  if (Array.isArray(a) || Array.isArray(b)) return false;
  if (isObject(a) || isObject(b)) {
    if (!(isObject(a) || isNothing(a)) || !(isObject(b) || isNothing(b))) return false;
    const keys = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})]);
    return [...keys].every((key) => isSame(property(a, key), property(b, key), facts, [...at, key]));
  }
  if (typeof a === "string" && typeof b === "string" && facts.trimmed.has(pathText(at))) {
    return a.trim() === b.trim();
  }
  return a === b;
}
