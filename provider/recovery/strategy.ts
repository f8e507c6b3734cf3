import type { Collection } from "../resource/collection";
import type { Remote } from "../resource/definition";
import type { Facts } from "../schema/facts";
import type { JsonObject } from "../values";

/** How a type of resource finds the object of a create of which nobody knows whether it created one. */
export interface Strategy {
  /** The fields that a search goes by. To it, two creates that have the same values there look alike. */
  key: readonly string[];
  /** RealtimeKit refuses a second object with the value of any of them (409). */
  isUnique?: true;
  /** The objects that RealtimeKit finds by them, made about that time or later; it may find more. */
  search(inputs: JsonObject, since: Date, objects: Collection): Promise<Remote[]>;
  /** The whole object, where a search does not show all that `fit` compares. */
  whole?(found: Remote, objects: Collection): Promise<Remote>;
  /** How well an object of that key fits what is declared: the more the better; undefined when it is not the one. */
  fit(inputs: JsonObject, live: JsonObject, facts: Facts): number | undefined;
  /** What messages call the object: `meeting titled "T"`. */
  describe(inputs: JsonObject): string;
}
