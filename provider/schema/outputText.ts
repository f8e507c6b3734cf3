import type { Json, Path } from "../values";
import type { Problem } from "./validate";

/** The beginning of the text that Pulumi produces for an Output in a template string or in JSON. */
const OUTPUT_TEXT = /Calling \[to(String|JSON)\] on an \[Output<T>\]/;

/** The strings, at any depth, that contain this text instead of the Output's value. */
export function outputTexts(value: Json | undefined, at: Path = []): Problem[] {
  if (typeof value === "string" && OUTPUT_TEXT.test(value)) {
    const reason =
      "contains an Output that was converted to text before its value was known; build the string with pulumi.interpolate, or JSON with pulumi.jsonStringify";
    return [{ path: at, reason }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    outputTexts(item, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}
