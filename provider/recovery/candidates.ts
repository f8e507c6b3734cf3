import { isNotFound } from "../errors";
import { isSame } from "../resource/compare";
import type { Remote } from "../resource/definition";
import { type JsonObject, property } from "../values";
import { type Lost, startOf } from "./lost";

/** How far back the search asks, beyond the time that counts: further than any clock is off. */
const SEARCH_BACK_MS = 24 * 60 * 60_000;
/** RealtimeKit no longer acts on a create that an earlier run sent once the deadline and this time have passed. */
const LATEST_MS = 15 * 60_000;
/** A create, sent or about to be sent. */
export type Attempt = Omit<Lost, "error">;

/** The complete objects with the key that were created since the first of the creates and that no resource has. */
export async function findCandidates(searches: readonly Attempt[]): Promise<Remote[]> {
  const { inputs, service, strategy } = longestLived(searches);
  const objects = service.objects(inputs);
  const from = () => Math.min(...searches.map(startOf));
  const found = await strategy.search(inputs, new Date(from() - SEARCH_BACK_MS), objects);
  const start = from();
  const end = Math.max(...searches.map(endOf));
  const fresh = found.filter(({ id, live }) => {
    const createdAt = Date.parse(String(live.createdAt));
    // An object whose time is unreadable stays a candidate.
    const isOther = createdAt < start || createdAt > end;
    return hasKey(strategy.key, inputs, live) && !isOther && !service.operation.claims.isKnown(objects.place(id));
  });
  const { whole } = strategy;
  if (!whole) return fresh;
  const all = await Promise.all(fresh.map((each) => whole(each, objects).catch(goneAsUndefined)));
  return all.filter((object) => object !== undefined);
}

function endOf({ since, service }: Attempt): number {
  return "there" in since ? since.there + service.api.budgetMs + LATEST_MS : Number.POSITIVE_INFINITY;
}

/** An omitted text counts as an empty one, and spaces around a text don't count. */
export function hasKey(key: readonly string[], inputs: JsonObject, live: JsonObject): boolean {
  const facts = { sets: new Set<string>(), trimmed: new Set(key) };
  return key.every((name) => isSame(property(inputs, name) ?? "", property(live, name) ?? "", facts, [name]));
}

function goneAsUndefined(error: unknown): undefined {
  if (!isNotFound(error)) throw error;
}

/** The one with the latest deadline. */
export function longestLived<T extends Attempt>(lost: readonly T[]): T {
  return lost.reduce((a, b) => (a.service.api.remainingMs() >= b.service.api.remainingMs() ? a : b));
}
