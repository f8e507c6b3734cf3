import { isObject, type JsonObject } from "../json";
import type { Fields } from "./field";

/**
 * Fills what the schema gives a default for. Objects that were not sent stay absent, so an unset ai_config or
 * recording_config is left out of answers [assumed unset-absent]; inside objects that were sent, defaults are filled at
 * every depth [assumed defaults-inside: seen in live tests of presets by alchemy, not of meetings]. null means unset.
 */
export function fillDefaults(fields: Fields, value: JsonObject): JsonObject {
  const result = { ...value };
  for (const [name, rule] of Object.entries(fields)) {
    const given = result[name];
    if ((given === undefined || given === null) && rule.default !== undefined) result[name] = rule.default;
    else if (rule.fields && isObject(given)) result[name] = fillDefaults(rule.fields, given);
  }
  return result;
}
