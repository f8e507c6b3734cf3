import * as pulumi from "@pulumi/pulumi";

type Paths = readonly (readonly string[])[];

/**
 * Marks the values at the paths as secrets, whatever the program passed, and just those: the rest stays readable in
 * state, also where an object on the way is an Output.
 */
export function markSecrets(value: unknown, paths: Paths): unknown {
  if (value === undefined || value === null || paths.length === 0) return value;
  if (paths.some((path) => path.length === 0)) return isReference(value) ? value : pulumi.secret(value);
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return pulumi.output(value).apply((known) => markSecrets(known, paths));
  }
  if (typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      markSecrets(
        item,
        paths.filter((path) => path[0] === key).map((path) => path.slice(1)),
      ),
    ]),
  );
}

/** The name of an environment variable in place of a secret: there is nothing to hide. */
function isReference(value: unknown): boolean {
  return typeof value === "object" && !pulumi.Output.isInstance(value) && !(value instanceof Promise);
}

/** An object with an empty secret at each path: a place that is already marked, for a value that a read finds. */
export function secretPlaces(paths: Paths): Record<string, unknown> {
  const places: Record<string, unknown> = {};
  for (const path of paths) {
    let at = places;
    for (const step of path.slice(0, -1)) {
      at[step] ??= {};
      at = at[step] as Record<string, unknown>;
    }
    at[String(path.at(-1))] = pulumi.secret("");
  }
  return places;
}
