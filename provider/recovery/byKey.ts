import type { Collection } from "../resource/collection";
import type { Remote } from "../resource/definition";
import { type JsonObject, property } from "../values";
import type { Strategy } from "./strategy";

export interface KeyFacts {
  /** What messages call the object. */
  what: string;
  /** The fields that no two objects of a collection may both have; each of them is unique. */
  key: readonly string[];
  /** The objects that may have the key. It may find more. */
  search(inputs: JsonObject, objects: Collection): Promise<Remote[]>;
}

/**
 * For objects with a unique key. RealtimeKit refuses a second one (409), so at most one object can be the one of a lost
 * create, and nothing else of it has to be compared.
 */
export function byKey({ what, key, search }: KeyFacts): Strategy {
  return {
    key,
    isUnique: true,
    search: (inputs, _, objects) => search(inputs, objects),
    fit: () => 0,
    describe: (inputs) => `${what} with ${keyText(key, inputs)}`,
  };
}

/** The fields of the key that an object has in common with a declaration. */
export function sharedKeys(key: readonly string[], inputs: JsonObject, { live }: Remote): string[] {
  return key.filter((name) => property(inputs, name) !== undefined && property(inputs, name) === property(live, name));
}

/** A key as messages show it. They don't repeat a URL, because it may contain a token. */
export function keyText(key: readonly string[], inputs: JsonObject): string {
  const shown = (name: string) =>
    String(inputs[name]).includes("://") ? `this ${name}` : `the ${name} ${JSON.stringify(inputs[name])}`;
  return key.map(shown).join(" and ");
}
