import type { Problem } from "../schema/validate";
import { isObject, type Json, type JsonObject, type Path, UNKNOWN, valueAt } from "../values";

const COLORS: Path = ["ui", "designTokens", "colors"];

/** The API reference takes any text for a color, and has hexadecimal values only. */
export function presetWarnings(inputs: JsonObject): Problem[] {
  return otherColors(valueAt(inputs, COLORS), COLORS);
}

function otherColors(value: Json | undefined, at: Path): Problem[] {
  if (isObject(value)) return Object.entries(value).flatMap(([name, item]) => otherColors(item, [...at, name]));
  if (typeof value !== "string" || value === UNKNOWN || /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)) return [];
  const reason = `got ${JSON.stringify(value)}; RealtimeKit accepts any text, but its colors are hexadecimal, such as "#b56927"`;
  return [{ path: at, reason }];
}
