import { textsIn } from "../schema/secrets";
import { type Json, type JsonObject, type Path, valueAt } from "../values";
import type { Unwrapped } from "./wireValues";

/**
 * Where values have a secret text in a list. The engine marks an item as secret by its index, and RealtimeKit may return
 * the items in another order, or with others before them.
 */
export function secretItems(values: JsonObject, recorded: readonly Unwrapped[]): Path[] {
  const texts = recorded.flatMap(({ values, secrets }) => secrets.flatMap((path) => textsIn(valueAt(values, path))));
  return texts.length === 0 ? [] : itemsWith(new Set(texts), values, []);
}

function itemsWith(texts: ReadonlySet<Json>, value: Json, at: Path): Path[] {
  if (texts.has(value)) return at.some((step) => typeof step === "number") ? [at] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => itemsWith(texts, item, [...at, i]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => itemsWith(texts, item, [...at, key]));
}
