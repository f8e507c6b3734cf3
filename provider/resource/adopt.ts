import type { Key } from "../claims";
import { isNotFound, RealtimeKitError } from "../errors";
import { type JsonObject, UNKNOWN } from "../values";
import { claimed } from "./claimed";
import type { Change, Definition, Refusal, Remote } from "./definition";
import type { Service } from "./service";
import { keysOf } from "./uniqueKeys";

/**
 * Takes over the object that `adoptId` names, as `change` makes it what is declared.
 *
 * @param byName what to do instead where the text is no ID but a title or a name
 */
export async function adopt(
  id: string,
  inputs: JsonObject,
  service: Service,
  change: () => Promise<Remote>,
  byName = "",
): Promise<Remote> {
  try {
    return await claimed(id, inputs, service, change);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    const { name } = service;
    const advice = isUuid(id) ? "Check these IDs" : `adoptId takes the ${name}'s ID${byName}`;
    const summary = `adoptId: RealtimeKit has no ${name} ${id} with ${service.objects(inputs).where}. ${advice}`;
    throw new RealtimeKitError("RTK_ADOPT", summary, { cause: error });
  }
}

/** RealtimeKit's IDs are UUIDs, so any other text is most likely a title or a name. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** A resource that has its object cannot adopt another one. */
export function adoptRefusal(name: string, { id, inputs: { adoptId } }: Change): Refusal | undefined {
  if (adoptId === undefined || adoptId === UNKNOWN || adoptId === id) return undefined;
  const reason = `adoptId: got ${JSON.stringify(adoptId)}, but this resource already has the ${name} ${id}; remove adoptId, or declare a separate resource for the other ${name}`;
  return { code: "RTK_ADOPT", reason };
}

/** No two resources of a stack adopt one object. */
export function adoptKeys(definition: Pick<Definition, "name" | "collection">, inputs: JsonObject): Key[] {
  return keysOf(definition, ["adoptId"], inputs, (other) => {
    return `RTK_ADOPT: the resource ${JSON.stringify(other)} already adopts the ${definition.name} ${inputs.adoptId}; declare it only once`;
  });
}
