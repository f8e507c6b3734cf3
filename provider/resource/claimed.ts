import { RealtimeKitError } from "../errors";
import type { JsonObject } from "../values";
import type { Remote } from "./definition";
import type { Service } from "./service";

/** Claims an object for the resource and changes it. Fails if another resource has the object. */
export async function claimed(
  id: string,
  inputs: JsonObject,
  service: Service,
  change: () => Promise<Remote>,
): Promise<Remote> {
  const { name, operation, owner } = service;
  const place = service.objects(inputs).place(id);
  const other = operation.claims.ownerOf(place);
  if (other) {
    const who =
      other.resource === undefined ? "another resource" : `the resource ${JSON.stringify(other.resource.name)}`;
    const summary = `the ${name} ${id} is already used by ${who} in this stack, and each ${name} has exactly one owner; declare it only once, or give this resource another ${name}`;
    throw new RealtimeKitError(owner.conflict, summary);
  }
  operation.claims.own(place, owner);
  try {
    return await change();
  } catch (error) {
    operation.claims.release(place);
    throw error;
  }
}
