import { definitions } from "../../provider/registry";
import type { Definition } from "../../provider/resource/definition";
import { isSearchable, type Listed, type Searchable } from "../listed";
import { type Place, placeNames } from "../place";

/** The types whose objects are in other objects of an app, as participants are in meetings. Each has an option. */
export const nestedTypes: readonly Searchable[] = definitions.filter(isSearchable).filter(isNested);

/** What is in an app is at an account and an app. */
export function isNested(definition: Definition): boolean {
  return placeNames(definition).length > 2;
}

/** The type whose objects contain those of this one, by name. */
export function parentName(definition: Definition): string {
  return String(placeNames(definition).at(-1)).replace(/Id$/, "");
}

/** Each type after the one that contains it. A type that contains others comes right before them. */
export function parentsFirst(types: readonly Searchable[]): Searchable[] {
  const parents = new Set(types.map(parentName));
  const rank = (each: Searchable) => placeNames(each).length + (parents.has(each.name) ? 0.5 : 0);
  return [...types].sort((a, b) => rank(a) - rank(b));
}

/** Where objects of this type can be: in each of these objects that can contain them. */
export function placesIn(objects: readonly Listed[], definition: Definition): Place[] {
  const parent = parentName(definition);
  const parents = objects.filter((each) => each.definition.name === parent);
  return parents.map(({ place, id }) => ({ ...place, [`${parent}Id`]: id }));
}
