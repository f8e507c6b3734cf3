import { isObject, type Json, type JsonObject, type Path, valueAt } from "../values";
import { looksSecret } from "./credentials";
import { type FieldSchema, openPaths, pathsWith } from "./walk";

/**
 * Finds the paths of secrets: those that the schema marks as secret, whether or not the values have them, and every
 * field that looks like a credential in an object that accepts any field.
 */
export function secretFinder(schema: FieldSchema): (values: JsonObject) => Path[] {
  const declared = pathsWith(schema, "secret");
  const open = openPaths(schema);
  const isDeclared = new Set(declared.map(String));
  return (values) => [
    ...declared,
    ...open.flatMap((path) => credentials(valueAt(values, path), path)).filter((path) => !isDeclared.has(String(path))),
  ];
}

/**
 * The paths of what looks like a credential. A list counts as one path, because Pulumi marks it as a whole or not at
 * all.
 */
function credentials(value: Json | undefined, at: Path): Path[] {
  if (!isObject(value)) return holdsCredential(value) ? [at] : [];
  return Object.entries(value).flatMap(([name, item]) =>
    looksSecret(name) ? [[...at, name]] : credentials(item, [...at, name]),
  );
}

function holdsCredential(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(holdsCredential);
  return isObject(value) && Object.entries(value).some(([name, item]) => looksSecret(name) || holdsCredential(item));
}

/** Every text in a value: what redaction must hide if a secret is an object or a list. */
export function textsIn(value: Json | undefined): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
