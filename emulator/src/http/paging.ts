import type { Indexed } from "../store/objects";
import { badRequest, type Paging } from "./envelopes";

export interface PageRequest {
  page: number;
  perPage: number;
}

// [documented] for the list of apps; [assumed page-defaults] for the other lists, where nothing is stated
const DEFAULT_PER_PAGE = 20;
// [assumed per-page-cap] no maximum is stated; clients that ask for 100 are known to get them
const MAX_PER_PAGE = 100;

/**
 * Reads page_no and per_page. An absent or empty value means the default.
 * All lists but that of apps allow 0 [documented], which is read as the default too [assumed page-defaults].
 */
export function readPage(query: URLSearchParams, minimum: 0 | 1): PageRequest {
  return {
    page: readCount(query, "page_no", minimum) || 1,
    perPage: Math.min(readCount(query, "per_page", minimum) || DEFAULT_PER_PAGE, MAX_PER_PAGE),
  };
}

function readCount(query: URLSearchParams, name: string, minimum: number): number | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  const count = Number(text);
  if (!Number.isSafeInteger(count)) throw badRequest(`"${name}" must be an integer`);
  if (count < minimum) throw badRequest(`"${name}" must be greater than or equal to ${minimum}`);
  return count;
}

/**
 * One page of a list that is kept in creation order. Without a filter this touches only the items of the page;
 * with one it walks the list once, since total_count must be known.
 */
export function pageOf<T>(
  list: Indexed<T>,
  newestFirst: boolean,
  { page, perPage }: PageRequest,
  keep?: (item: T) => boolean,
): { items: T[]; paging: Paging } {
  const nth = (n: number) => list.at(newestFirst ? list.length - 1 - n : n);
  const skip = (page - 1) * perPage;
  const items: T[] = [];
  let total = list.length;
  if (keep) {
    total = 0;
    for (let n = 0; n < list.length; n++) {
      const item = nth(n);
      if (!keep(item)) continue;
      if (total >= skip && items.length < perPage) items.push(item);
      total++;
    }
  } else {
    for (let n = skip; n < Math.min(skip + perPage, total); n++) items.push(nth(n));
  }
  // [assumed empty-page] an empty page has the offsets 0, 0
  const empty = items.length === 0;
  return {
    items,
    paging: {
      total_count: total,
      start_offset: empty ? 0 : skip + 1,
      end_offset: empty ? 0 : skip + items.length,
    },
  };
}
