import type { Collection } from "../resource/collection";
import type { Remote } from "../resource/definition";
import type { Facts } from "../schema/facts";
import type { JsonObject } from "../values";

/** How a type of resource finds the object of a create whose outcome is unknown. */
export interface Strategy {
  /** The fields to search by. A search cannot tell two creates apart that have the same values there. */
  key: readonly string[];
  /** RealtimeKit refuses a second object with the value of any of them (409). */
  isUnique?: true;
  /** Searches for objects with these values that were created since then; it may also find others. */
  search(inputs: JsonObject, since: Date, objects: Collection): Promise<Remote[]>;
  /** Reads the complete object, if a search leaves out values that `fit` compares. */
  whole?(found: Remote, objects: Collection): Promise<Remote>;
  /**
   * How well an object with the key fits what is declared: higher is better, undefined means that it cannot be the one.
   */
  fit(inputs: JsonObject, live: JsonObject, facts: Facts): number | undefined;
  /** What messages call the object: `meeting titled "T"`. */
  describe(inputs: JsonObject): string;
}
