import { isNotFound } from "../errors";
import { isPlaceholder, pendingCreate } from "../pending";
import { DoubtError } from "../recovery/lost";
import type { Facts } from "../schema/facts";
import { merged, pick } from "../values";
import { differences } from "./compare";
import type { Definition, Recorded, Remote } from "./definition";
import { allLive, isAddressOnly, liveOfDeclared, outputsOf } from "./outputs";
import type { Found, Resource } from "./resource";
import { type Service, serviceOf } from "./service";

export function reader(definition: Definition, facts: Facts): Resource["read"] {
  return async (recorded, context) => {
    const { id, inputs, outputs } = recorded;
    const service = serviceOf(definition, facts, context, [outputs, inputs ?? {}]);
    try {
      if (isPlaceholder(id)) return await readPending(recorded, service);
      const remote = await (definition.read?.(recorded, service) ?? service.objects(inputs ?? outputs).get(id));
      return found(recorded, remote, service);
    } catch (error) {
      // For a managed resource, or one that was read before, the object is gone; for a new `.get()`, it is an error.
      if (isNotFound(error) && !isAddressOnly(outputs, facts)) return undefined;
      throw error;
    }
  };

  function found({ inputs, outputs }: Recorded, remote: Remote, { operation, objects, warn }: Service): Found {
    const place = objects(inputs ?? outputs).place(remote.id);
    if (!inputs) {
      operation.claims.know(place);
      return { id: remote.id, outputs: allLive(remote, outputs, facts), live: remote.live };
    }
    if (operation.claims.readTwice(place)) {
      warn(
        `two resources in this stack have the ${definition.name} ${remote.id}. Remove one of them from the program and run "pulumi up": the ${definition.name} stays, because the other resource has it`,
      );
    }
    const live = liveOfDeclared(inputs, remote, facts);
    const isDrifted = differences(pick(inputs, facts.names), live, facts).length > 0;
    return {
      id: remote.id,
      outputs: merged(live, outputsOf(remote, outputs, facts)),
      live: remote.live,
      ...(isDrifted ? { inputs: live } : {}),
    };
  }

  /** A refresh resolves a create in doubt. */
  async function readPending(recorded: Recorded, service: Service): Promise<Found | undefined> {
    const { id, outputs } = recorded;
    const inputs = pick(recorded.inputs ?? outputs, facts.names);
    try {
      const remote = await service.resume(pendingCreate(id, inputs, outputs));
      return remote && found({ id: remote.id, inputs, outputs }, remote, service);
    } catch (error) {
      if (!(error instanceof DoubtError) || error.code !== "RTK_AMBIGUOUS") throw error;
      service.warn(error.brief);
      return { id, outputs, live: {} };
    }
  }
}
