import { RealtimeKitError } from "../errors";
import { type Json, type JsonObject, property } from "../values";
import type { ListOptions } from "./call";

/** The body of an answer with a page of a list. */
export type Page = JsonObject & { data: Json };

/** The largest page that RealtimeKit is known to return. */
const PER_PAGE = 100;

/** How many times a list is read in total if it changes while its pages are read. */
const MOST_READINGS = 3;

/**
 * Reads a list to its end, page by page, with each item once. An object that is created or deleted in the meantime
 * moves others to other pages, and one may be missed, so the list is then read again. If it changes each time, the
 * result is everything that any reading returned.
 */
export async function readList(
  fetchPage: (query: Record<string, string>) => Promise<Page>,
  { query, emptyIsNotFound }: ListOptions,
): Promise<JsonObject[]> {
  const seen = new Map<string, JsonObject>();
  try {
    for (let readings = 1; ; readings++) {
      const { items, hasChanged } = await readOnce((page) =>
        fetchPage({ ...query, page_no: String(page), per_page: String(PER_PAGE) }),
      );
      if (!hasChanged) return [...items.values()];
      for (const [key, item] of items) seen.set(key, item);
      if (readings === MOST_READINGS) return [...seen.values()];
    }
  } catch (error) {
    if (emptyIsNotFound && error instanceof RealtimeKitError && error.code === "RTK_NOT_FOUND") return [];
    throw error;
  }
}

async function readOnce(fetchPage: (page: number) => Promise<Page>) {
  const items = new Map<string, JsonObject>();
  let total: Json | undefined;
  for (let page = 1; ; page++) {
    const { data, paging } = await fetchPage(page);
    const before = items.size;
    for (const item of data as JsonObject[]) items.set(keyOf(item), item);
    // Webhooks are not paged: the answer has the whole list.
    if (paging === undefined) return { items, hasChanged: false };
    const newTotal = property(paging, "total_count");
    if (page > 1 && newTotal !== total) return { items, hasChanged: true };
    total = newTotal;
    // A page may be shorter than requested, so only the total, or a page without new items, marks the end.
    if (items.size === before || items.size === total) return { items, hasChanged: false };
  }
}

function keyOf(item: JsonObject): string {
  const id = property(item, "id");
  return typeof id === "string" ? id : JSON.stringify(item);
}
