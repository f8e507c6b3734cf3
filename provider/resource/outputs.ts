import type { Facts } from "../schema/facts";
import { type JsonObject, merged, pathText, pick, valueAt } from "../values";
import type { Remote } from "./definition";
import { atDeclaredPaths, withoutSecrets } from "./live";

/**
 * Whether the values are no more than a `.get()` or an import has before the first read: an address, and places for
 * secrets. What passed check() and what was read has more.
 */
export function isAddressOnly(values: JsonObject, { names, replacing, secretPaths }: Facts): boolean {
  const given = new Set([...replacing, ...secretPaths.map(([first]) => String(first))]);
  return !names.some((name) => !given.has(name) && Object.hasOwn(values, name));
}

/**
 * What RealtimeKit adds to the declared values. Some outputs keep their old value if the answer leaves them out; one that
 * is null has none any more.
 */
export function outputsOf({ live }: Remote, old: JsonObject, facts: Facts): JsonObject {
  return withoutNulls(merged(pick(old, facts.kept), pick(live, facts.outputs)));
}

/** What is declared, as RealtimeKit has it. */
export function liveOfDeclared(declared: JsonObject, { live }: Remote, facts: Facts): JsonObject {
  const all = merged(facts.filledIn, live, pick(declared, facts.providerOnly));
  return atDeclaredPaths(pick(declared, facts.names), all, facts);
}

/** Everything, for a read that declares nothing; but a secret only at a path that is already marked as secret. */
export function allLive({ live }: Remote, places: JsonObject, facts: Facts): JsonObject {
  const unmarked = facts
    .secretPathsOf(live)
    .filter((path) => valueAt(places, path) === undefined)
    .map(pathText);
  const address = pick(places, facts.replacing);
  const all = merged(facts.filledIn, withoutNulls(pick(live, [...facts.names, ...facts.outputs])), address);
  return withoutSecrets(all, new Set([...unmarked, ...facts.secretOutputs])) as JsonObject;
}

/** RealtimeKit answers null for some of what an object does not have; a program is told that it is undefined. */
export function withoutNulls(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
