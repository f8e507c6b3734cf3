import { conflict } from "../http/envelopes";
import type { JsonObject } from "../json";
import type { ObjectList } from "./objects";

/**
 * Refuses an object that has the same value as another one under a key that must be unique in the list.
 * [documented or observed by the caller; assumed error-words]
 */
export function refuseRepeats(
  list: ObjectList,
  fields: JsonObject,
  { singular, keys, ownId }: { singular: string; keys: readonly string[]; ownId?: string | undefined },
): void {
  for (const key of keys) {
    const value = fields[key];
    if (value === undefined) continue;
    if (list.find((other) => other[key] === value && other.id !== ownId)) {
      throw conflict(`A ${singular} with the ${key} ${JSON.stringify(value)} already exists`);
    }
  }
}
