import { withoutNulls } from "../resource/outputs";
import type { Facts } from "../schema/facts";
import { isNothing, type JsonObject, merged, pick } from "../values";

/** Everything that RealtimeKit shows of an object. */
export function readOutputs(live: JsonObject, address: JsonObject, facts: Facts): JsonObject {
  return merged(withoutNulls(pick(live, [...facts.names, ...facts.outputs])), address);
}

/**
 * What a program declares to have the object as it is: an import writes the program from these. RealtimeKit's defaults
 * are left to RealtimeKit.
 */
export function importedInputs(live: JsonObject, address: JsonObject, facts: Facts): JsonObject {
  const declared = Object.entries(pick(live, facts.names)).filter(
    ([name, value]) => !isNothing(value) && value !== facts.defaults.get(name),
  );
  return merged(Object.fromEntries(declared), facts.filledIn, pick(live, Object.keys(facts.filledIn)), address);
}
