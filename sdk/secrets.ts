import * as pulumi from "@pulumi/pulumi";
import { looksSecret } from "../provider/schema/credentials";
import type { Paths, ResourceFacts } from "./facts";

type Values = Record<string, unknown>;
type SecretFacts = Pick<ResourceFacts, "secretPaths" | "openPaths">;

/**
 * A copy in which all secrets are marked, whatever the program passes: the fields that the schema marks as secret, and
 * what looks like a credential in an object that accepts any field. The rest stays readable in state, unless the
 * program itself made a larger value secret, as `pulumi.output()` does for an object that contains a secret.
 */
export function markSecrets(value: unknown, { secretPaths, openPaths }: SecretFacts): unknown {
  if (value === undefined || value === null || (secretPaths.length === 0 && openPaths.length === 0)) return value;
  if (isAsync(value)) return whenKnown(value, (known) => markSecrets(known, { secretPaths, openPaths }));
  if (!isPlainObject(value)) return value;
  const isOpen = openPaths.some((path) => path.length === 0);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const inner = { secretPaths: below(secretPaths, key), openPaths: below(openPaths, key) };
      if (inner.secretPaths.some((path) => path.length === 0)) return [key, secret(item)];
      return [key, isOpen ? markCredential(key, item) : markSecrets(item, inner)];
    }),
  );
}

function below(paths: Paths, key: string): Paths {
  return paths.filter(([first]) => first === key).map((path) => path.slice(1));
}

/** Marks a field that no schema knows, or values inside it, if they look like credentials. */
function markCredential(name: string, value: unknown): unknown {
  if (looksSecret(name)) return secret(value);
  if (isAsync(value)) return whenKnown(value, (known) => markCredential(name, known));
  if (Array.isArray(value)) return value.map((item) => markCredential(name, item));
  return isPlainObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, markCredential(key, item)]))
    : value;
}

function secret(value: unknown): unknown {
  return value === undefined || value === null || isReference(value) ? value : pulumi.secret(value);
}

/** Whether the value is the name of an environment variable instead of a secret: the name is not secret. */
function isReference(value: unknown): boolean {
  return isPlainObject(value) && Object.keys(value).join() === "env";
}

function isAsync(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

function whenKnown(value: unknown, then: (known: unknown) => unknown): unknown {
  return (pulumi.output(value) as pulumi.Output<unknown>).apply(then);
}

function isPlainObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isAsync(value);
}

/** An object with an empty secret at each path, so that a value that a read finds there is already marked. */
export function secretPlaces(paths: Paths): Values {
  const places: Values = {};
  for (const path of paths) {
    let at = places;
    for (const step of path.slice(0, -1)) {
      at[step] ??= {};
      at = at[step] as Values;
    }
    at[String(path.at(-1))] = pulumi.secret("");
  }
  return places;
}

/** A copy without the paths that no read filled, and without objects that contained nothing else. */
export function withoutPlaces(value: unknown, paths: Paths): unknown {
  if (paths.some((path) => path.length === 0)) return value === "" ? undefined : value;
  if (!isPlainObject(value) || paths.length === 0) return value;
  const kept = Object.entries(value).flatMap(([key, item]) => {
    const inner = below(paths, key);
    const left = withoutPlaces(item, inner);
    return left === undefined && inner.length > 0 ? [] : [[key, left] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
