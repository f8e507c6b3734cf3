import type { Remote } from "../resource/definition";
import type { Search } from "./group";
import { ambiguous } from "./lost";

interface Pair {
  search: Search;
  remote: Remote;
  points: number;
}

/** Gives each search the object that fits best, and returns the searches that get none. */
export function give(searches: readonly Search[], candidates: readonly Remote[]): Search[] {
  const pairs = searches
    .flatMap((search) =>
      candidates.map((remote) => ({
        search,
        remote,
        points: search.strategy.fit(search.inputs, remote.live, search.service.facts),
      })),
    )
    .filter((pair): pair is Pair => pair.points !== undefined)
    .sort((a, b) => b.points - a.points);
  const given = new Map<Search, Pair>();
  const taken = new Set<Remote>();
  for (const pair of pairs) {
    if (given.has(pair.search) || taken.has(pair.remote)) continue;
    given.set(pair.search, pair);
    taken.add(pair.remote);
  }
  for (const { search, remote, points } of given.values()) {
    const asGood = pairs.filter((pair) => pair.search === search && !taken.has(pair.remote) && pair.points >= points);
    if (asGood.length > 0) search.failed(ambiguous(search, [remote, ...asGood.map((pair) => pair.remote)]));
    else found(search, remote);
  }
  return searches.filter((each) => !given.has(each));
}

function found(search: Search, remote: Remote): void {
  const { service, inputs } = search;
  service.operation.claims.own(service.objects(inputs).place(remote.id), service.owner);
  search.found(remote);
}
