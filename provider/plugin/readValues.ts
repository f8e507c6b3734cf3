import type { Facts } from "../schema/facts";
import { isNothing, type JsonObject, merged, pick } from "../values";

/** The output that tells what is only read from what is managed: the engine asks for both in the same way. */
const READ = "__read";

export function isRead(outputs: JsonObject): boolean {
  return outputs[READ] === true;
}

/** Everything that RealtimeKit shows of an object. */
export function readOutputs(live: JsonObject, address: JsonObject, facts: Facts): JsonObject {
  return merged(pick(live, [...facts.names, ...facts.outputs]), address, { [READ]: true });
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
