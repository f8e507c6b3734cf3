import { environmentName } from "../schema/secretText";
import { isObject, type Json, type JsonObject, type Path, pathText, property, sameValue } from "../values";

/** Which paths, dotted, need care when what was declared is held against what the service shows. */
export interface Guarded {
  /** Secrets: never taken from the service to a place where none was, since no mark would protect them. */
  secret: ReadonlySet<string>;
  /** What the service never shows: the declared value stays. */
  writeOnly: ReadonlySet<string>;
  /** What the service takes where null is declared. */
  defaults: ReadonlyMap<string, Json>;
}

/**
 * The service's values at the declared paths, and nothing else: what the program leaves out belongs to the service.
 * A declared value that the service no longer has becomes null, so that it shows as drift and its place is remembered.
 */
export function atDeclaredPaths(declared: JsonObject, remote: JsonObject, guarded: Guarded): JsonObject {
  return take(declared, remote, guarded, []) as JsonObject;
}

function take(declared: Json, remote: Json | undefined, guarded: Guarded, at: Path): Json {
  const path = pathText(at);
  // A secret given by the name of a variable stays that name: the value must not come into the state.
  const isReference = guarded.secret.has(path) && environmentName(declared) !== undefined;
  if (guarded.writeOnly.has(path) || isReference) return declared;
  // A declared `{}` asks for nothing, so nothing of it can be missing.
  if (remote === undefined || remote === null) return sameValue(declared, null) ? declared : null;
  if (declared === null) {
    return remote === guarded.defaults.get(path) ? null : (withoutSecrets(remote, guarded.secret, at) ?? null);
  }
  if (!isObject(declared) || !isObject(remote)) return remote;
  return Object.fromEntries(
    Object.entries(declared).map(([key, value]) => [key, take(value, property(remote, key), guarded, [...at, key])]),
  );
}

/** A copy without the secrets; undefined when the value is one itself. */
export function withoutSecrets(value: Json, secret: ReadonlySet<string>, at: Path = []): Json | undefined {
  if (secret.has(pathText(at))) return undefined;
  if (!isObject(value)) return value;
  const kept = Object.entries(value).flatMap(([key, item]) => {
    const clean = withoutSecrets(item, secret, [...at, key]);
    return clean === undefined ? [] : [[key, clean] as const];
  });
  return Object.fromEntries(kept);
}

/** The paths at which two values differ, as deep as both are objects. */
export function differences(a: Json | undefined, b: Json | undefined, at: Path = []): Path[] {
  if (sameValue(a, b)) return [];
  if (!isObject(a) || !isObject(b)) return [at];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    differences(property(a, key), property(b, key), [...at, key]),
  );
}
