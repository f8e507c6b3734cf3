import { redact } from "../fields/redact";
import type { RouteTable } from "../http/router";
import type { Place, StoredObject } from "../store/objects";
import type { Store } from "../store/store";
import { ControlError } from "./controlError";

interface Found {
  collection: string;
  /** The account, the objects that contain this one, and its own id. */
  path: string[];
  object: StoredObject;
}

const LIMIT = 200;

/**
 * Finds objects of all accounts, below /__emulator/: `GET objects`, newest first, with how many there are of each
 * collection. The query narrows it: `collection`, `search` (a text in any of the object's own strings, whatever its
 * case), `within` (the id of something that contains it) and `limit`.
 */
export function searchRoutes(store: Store, secrets: ReadonlySet<string>): RouteTable {
  return {
    objects: {
      GET: ({ query }) => {
        const limit = Number(query.get("limit") ?? LIMIT);
        if (!Number.isInteger(limit) || limit < 0) throw new ControlError(400, "limit must be a whole number from 0");
        const matches = matcher(query.get("search"), query.get("within"));
        const collection = query.get("collection");
        const counts: Record<string, number> = {};
        const found: Found[] = [];
        for (const one of everything(store)) {
          if (!matches(one)) continue;
          counts[one.collection] = (counts[one.collection] ?? 0) + 1;
          if (collection === null || collection === one.collection) found.push(one);
        }
        found.reverse().sort(newestFirst);
        const objects = found.slice(0, limit).map((one) => ({ ...one, object: redact(secrets, one.object) }));
        return { status: 200, body: { counts, total: found.length, objects } };
      },
    },
  };
}

/** The sort is stable, so what was put in reverse stays in reverse within a millisecond. */
function newestFirst({ object: a }: Found, { object: b }: Found): number {
  if (a.created_at === b.created_at) return 0;
  return a.created_at < b.created_at ? 1 : -1;
}

function matcher(search: string | null, within: string | null): (found: Found) => boolean {
  const text = search?.toLowerCase();
  return ({ path, object }) =>
    (within === null || path.slice(0, -1).includes(within)) &&
    (!text || Object.values(object).some((value) => typeof value === "string" && value.toLowerCase().includes(text)));
}

function* everything(store: Store): Iterable<Found> {
  for (const id of store.accountIds) yield* contentsOf(store.account(id), [id]);
}

function* contentsOf(place: Place, within: string[]): Iterable<Found> {
  for (const [collection, list] of place.contents) {
    for (const object of list.all()) {
      const path = [...within, object.id];
      yield { collection, path, object };
      yield* contentsOf(list.entry(object.id) as Place, path);
    }
  }
}
