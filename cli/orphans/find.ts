import type { Api } from "../../provider/api/client";
import { type Listed, listObjects, type Searchable } from "../listed";
import type { Place } from "../place";

/** A live object that no resource holds. */
export type Orphan = Listed;

/** What RealtimeKit has in one collection. */
export interface Findings {
  definition: Searchable;
  place: Place;
  /** How many live objects there are. */
  live: number;
  /** How many of them a resource holds. */
  held: number;
  orphans: Orphan[];
}

/** Compares a collection with the ids that resources hold. */
export async function findOrphans(
  definition: Searchable,
  place: Place,
  held: ReadonlySet<string>,
  api: Api,
): Promise<Findings> {
  const live = await listObjects(definition, place, api);
  const orphans = live.filter(({ id }) => !held.has(id));
  return { definition, place, live: live.length, held: live.length - orphans.length, orphans };
}
