import { isNotFound } from "../errors";
import { isSame } from "../resource/compare";
import type { Remote } from "../resource/definition";
import { type JsonObject, property } from "../values";
import { type Lost, startOf } from "./lost";

/** How far back a search reaches beyond the time that is looked for: further than any clock is wrong. */
const SEARCH_BACK_MS = 24 * 60 * 60_000;
/** After this time, and the deadline, nothing comes of a create any more that an earlier run sent. */
const LATEST_MS = 15 * 60_000;
/** A create whose object is sought. */
export type Sought = Omit<Lost, "error">;

/** The whole objects of the key, made since the first of the creates, that no resource has. */
export async function findCandidates(searches: readonly Sought[]): Promise<Remote[]> {
  const { inputs, service, strategy } = longestLived(searches);
  const objects = service.objects(inputs);
  const from = () => Math.min(...searches.map(startOf));
  const found = await strategy.search(inputs, new Date(from() - SEARCH_BACK_MS), objects);
  const start = from();
  const end = Math.max(...searches.map(endOf));
  const fresh = found.filter(({ id, live }) => {
    const createdAt = Date.parse(String(live.createdAt));
    // A time that cannot be read leaves nothing out.
    const isOther = createdAt < start || createdAt > end;
    return hasKey(strategy.key, inputs, live) && !isOther && !service.operation.claims.isKnown(objects.place(id));
  });
  if (!strategy.whole) return fresh;
  const whole = await Promise.all(fresh.map((each) => strategy.whole?.(each, objects).catch(goneAsUndefined)));
  return whole.filter((object) => object !== undefined);
}

function endOf({ since, service }: Sought): number {
  return "there" in since ? since.there + service.api.budgetMs + LATEST_MS : Number.POSITIVE_INFINITY;
}

/** A text that is left out is an empty one, and spaces around it mean nothing. */
export function hasKey(key: readonly string[], inputs: JsonObject, live: JsonObject): boolean {
  const facts = { sets: new Set<string>(), trimmed: new Set(key) };
  return key.every((name) => isSame(property(inputs, name) ?? "", property(live, name) ?? "", facts, [name]));
}

function goneAsUndefined(error: unknown): undefined {
  if (!isNotFound(error)) throw error;
}

/** The one whose deadline is the last. */
export function longestLived<T extends Sought>(lost: readonly T[]): T {
  return lost.reduce((a, b) => (a.service.api.remainingMs() >= b.service.api.remainingMs() ? a : b));
}
