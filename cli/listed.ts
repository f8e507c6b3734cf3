import type { Api } from "../provider/api/client";
import type { Definition, OrphanFacts } from "../provider/resource/definition";
import { safeId } from "../provider/schema/safeId";
import { type JsonObject, property } from "../provider/values";
import { CommandFailure } from "./failure";
import { collectionPath, type Place } from "./place";

/** A type of resource whose objects can be listed, and told apart by those who see the list. */
export type Searchable = Definition & { orphans: OrphanFacts };

/** An object that RealtimeKit lists. */
export interface Listed {
  definition: Searchable;
  place: Place;
  id: string;
  label: string | undefined;
  /** In ISO 8601, if RealtimeKit says it. */
  createdAt: string | undefined;
  /** Whether it is in use: a meeting that is closed is not. */
  isLive: boolean;
}

export function isSearchable(definition: Definition): definition is Searchable {
  return definition.orphans !== undefined;
}

/** The objects at a place, each once. With `all`, also those that are not live. */
export async function listObjects(
  definition: Searchable,
  place: Place,
  api: Api,
  { all = false } = {},
): Promise<Listed[]> {
  const { orphans: facts, emptyIsNotFound } = definition;
  const { label, live } = facts;
  const query = all ? {} : live;
  const options = { query, isItem: () => true, ...(emptyIsNotFound ? { emptyIsNotFound } : {}) };
  const items = await api.list(collectionPath(definition, place), options);
  const objects = new Map(items.map((each) => [idOf(each, definition), each]));
  const listed = [...objects].map(([id, object]) => ({
    definition,
    place,
    id,
    label: textIn(object, label),
    createdAt: timeIn(object),
    isLive: isLive(object, live),
  }));
  return all ? listed : listed.filter((each) => each.isLive);
}

/** An object that leaves a field out counts, so that none is overlooked. */
function isLive(object: JsonObject, live: OrphanFacts["live"]): boolean {
  return Object.entries(live).every(([name, value]) => (property(object, name) ?? value) === value);
}

/** The id becomes part of a command for the user's shell, so it must be a plain one. */
function idOf(object: JsonObject, { name }: Definition): string {
  const id = safeId.safeParse(property(object, "id"));
  if (id.success) return id.data;
  throw new CommandFailure(`RealtimeKit listed a ${name} without a valid id`);
}

function textIn(object: JsonObject, field: string): string | undefined {
  const text = property(object, field);
  return typeof text === "string" ? text : undefined;
}

function timeIn(object: JsonObject): string | undefined {
  const time = new Date(String(property(object, "created_at")));
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
