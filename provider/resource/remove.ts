import { isNotFound } from "../errors";
import { isPlaceholder, pendingCreate } from "../pending";
import { DoubtError } from "../recovery/lost";
import type { Facts } from "../schema/facts";
import { pick } from "../values";
import { placeAt } from "./collection";
import type { Definition, Recorded } from "./definition";
import type { Context, Resource } from "./resource";
import { serviceOf } from "./service";

export function remover(definition: Definition, facts: Facts): Resource["remove"] {
  return async (recorded, context) => {
    const { id } = recorded;
    if (!isPlaceholder(id)) return remove(recorded, context);
    // A create of this operation has already searched for it.
    if (context.operation.pending.isResolved(id)) return;
    const left = await foundOf(recorded, context);
    if (left) await remove({ ...recorded, id: left }, context);
  };

  async function remove(recorded: Recorded, context: Context): Promise<void> {
    const { id, outputs } = recorded;
    const { operation, warn } = context;
    const owner = operation.claims.ownerOf(placeAt(definition.collection, outputs, id));
    // A replacement, or a resource that was renamed without an alias, may have taken over this object.
    if (owner) return;
    if (!definition.remove) {
      warn(
        `RealtimeKit cannot delete ${definition.name}s: ${id} still exists there, but this stack no longer manages it`,
      );
      return;
    }
    try {
      await definition.remove(recorded, serviceOf(definition, facts, context, [outputs, recorded.inputs ?? {}]));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  /** The object of a create in doubt, if it exists: nothing else would ever remove it. */
  async function foundOf({ id, outputs }: Recorded, context: Context): Promise<string | undefined> {
    const service = serviceOf(definition, facts, context, [outputs]);
    try {
      const found = await service.resume(pendingCreate(id, pick(outputs, facts.names), outputs));
      if (!found) return undefined;
      // The search has claimed it, but it is to be removed.
      context.operation.claims.release(service.objects(outputs).place(found.id));
      return found.id;
    } catch (error) {
      if (!(error instanceof DoubtError) || error.code !== "RTK_AMBIGUOUS") throw error;
      context.warn(error.brief);
      return undefined;
    }
  }
}
