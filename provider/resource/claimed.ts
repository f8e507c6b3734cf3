import { RealtimeKitError } from "../errors";
import type { JsonObject } from "../values";
import type { Remote } from "./definition";
import type { Service } from "./service";

/** Changes an object that becomes the resource's. An object has one owner: what another resource has is refused. */
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
    const summary = `${who} of this stack already has the ${name} ${id}, and a ${name} has one owner; declare it once, or have this resource take another one`;
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
