import type { Facts } from "../schema/facts";
import { environmentName } from "../schema/secretText";
import { isObject, type Json, type JsonObject, type Path, pathText, property } from "../values";
import { type Comparable, isSame } from "./compare";

type Guards = Comparable & Pick<Facts, "secret" | "writeOnly" | "defaults">;

/**
 * The live values at the declared paths, and nothing else: what the program leaves out belongs to RealtimeKit. A
 * declared value that RealtimeKit no longer has becomes null, so that it appears as drift and the state keeps its path.
 */
export function atDeclaredPaths(declared: JsonObject, live: JsonObject, facts: Guards): JsonObject {
  return take(declared, live, facts, []) as JsonObject;
}

function take(declared: Json, live: Json, facts: Guards, at: Path): Json {
  const path = pathText(at);
  // A secret given as the name of a variable stays that name: the value must not get into state.
  const isReference = facts.secret.has(path) && environmentName(declared) !== undefined;
  if (facts.writeOnly.has(path) || isReference) return declared;
  if (declared === null) {
    const isSet = live !== facts.defaults.get(path) && !isSame(null, live, facts, at);
    return isSet ? (withoutSecrets(live, facts.secret, at) ?? null) : null;
  }
  // If nothing is declared (`{}`, `[]`), nothing can be missing.
  if (!isObject(declared) || !isObject(live)) return isSame(declared, live, facts, at) ? declared : live;
  return Object.fromEntries(
    Object.entries(declared).map(([key, value]) => [
      key,
      take(value, property(live, key) ?? null, facts, [...at, key]),
    ]),
  );
}

/** A copy without the secrets; undefined if the value is a secret itself. */
export function withoutSecrets(value: Json, secret: ReadonlySet<string>, at: Path = []): Json | undefined {
  if (secret.has(pathText(at))) return undefined;
  if (!isObject(value)) return value;
  const kept = Object.entries(value).flatMap(([key, item]) => {
    const clean = withoutSecrets(item, secret, [...at, key]);
    return clean === undefined ? [] : [[key, clean] as const];
  });
  return Object.fromEntries(kept);
}
