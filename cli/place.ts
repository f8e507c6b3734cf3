import { addressNames, partsOf } from "../provider/resource/collection";
import type { Definition } from "../provider/resource/definition";
import { safeId } from "../provider/schema/safeId";

/** The ids in the path of a collection, by the inputs that hold them: `accountId` first, the innermost last. */
export type Place = Readonly<Record<string, string>>;

/** The inputs that say where the objects of a definition are. */
export function placeNames({ collection }: Definition): string[] {
  return addressNames(collection);
}

/** The place that these values give; undefined if one of them is missing, encrypted or not an id. */
export function placeFrom(names: readonly string[], valueAt: (name: string) => unknown): Place | undefined {
  const entries = names.map((name) => [name, safeId.safeParse(valueAt(name)).data] as const);
  return entries.every(([, id]) => id !== undefined) ? (Object.fromEntries(entries) as Place) : undefined;
}

/** Each place once, in the order of its first mention. */
export function distinctPlaces(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/** The segments of a collection's path below `accounts/`. */
export function collectionPath({ collection }: Definition, place: Place): string[] {
  return partsOf(collection, (name) => String(place[name]));
}

/** Such as "app A of account B". */
export function placeInWords(place: Place): string {
  return Object.entries(place)
    .map(([name, id]) => `${name.replace(/Id$/, "")} ${id}`)
    .reverse()
    .join(" of ");
}
