import type { Api } from "../../provider/api/client";
import type { Definition, OrphanFacts } from "../../provider/resource/definition";
import { safeId } from "../../provider/schema/safeId";
import { type JsonObject, property } from "../../provider/values";
import { CommandFailure } from "../failure";
import { collectionPath, type Place } from "./place";

/** A type of resource whose objects can be orphans. */
export type Searchable = Definition & { orphans: OrphanFacts };

/** A live object that no resource holds. */
export interface Orphan {
  definition: Searchable;
  place: Place;
  id: string;
  label: string | undefined;
  /** In ISO 8601, if RealtimeKit says it. */
  createdAt: string | undefined;
}

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

export function isSearchable(definition: Definition): definition is Searchable {
  return definition.orphans !== undefined;
}

/** Compares a collection with the ids that resources hold. */
export async function findOrphans(
  definition: Searchable,
  place: Place,
  held: ReadonlySet<string>,
  api: Api,
): Promise<Findings> {
  const { orphans: facts, emptyIsNotFound } = definition;
  const { label, live } = facts;
  const options = { query: live, isItem: () => true, ...(emptyIsNotFound ? { emptyIsNotFound } : {}) };
  const all = await api.list(collectionPath(definition, place), options);
  const listed = all.filter((each) => isLive(each, live));
  const objects = new Map(listed.map((each) => [idOf(each, definition), each]));
  const orphans = [...objects].filter(([id]) => !held.has(id));
  return {
    definition,
    place,
    live: objects.size,
    held: objects.size - orphans.length,
    orphans: orphans.map(([id, object]) => ({
      definition,
      place,
      id,
      label: textIn(object, label),
      createdAt: timeIn(object),
    })),
  };
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
