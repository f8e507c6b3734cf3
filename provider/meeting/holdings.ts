import type { Remote } from "../resource/definition";
import type { JsonObject } from "../values";
import { placeOf } from "./requests";

/**
 * The meetings that this process knows to be some resource's. A process serves one operation of the engine, so this is
 * what tells the creates, reads and deletes of one run apart.
 */
const held = new Set<string>();

/** Those that a create of this run made or took over. */
const created = new Set<string>();

/** Those that a create of this run took over. */
const adopted = new Set<string>();

export function hold(meeting: Remote, props: JsonObject): Remote {
  held.add(placeOf(props, meeting.id));
  return meeting;
}

export function holdCreated(meeting: Remote, props: JsonObject): Remote {
  created.add(placeOf(props, meeting.id));
  return hold(meeting, props);
}

export function holdAdopted(meeting: Remote, props: JsonObject): Remote {
  adopted.add(placeOf(props, meeting.id));
  return holdCreated(meeting, props);
}

/** Another resource has it: it is not there to be found. */
export function isHeld(id: string, props: JsonObject): boolean {
  return held.has(placeOf(props, id));
}

export function isCreated(id: string, props: JsonObject): boolean {
  return created.has(placeOf(props, id));
}

/**
 * A replacement creates before it deletes. One that took over the very meeting it replaces (by `adoptId`, or by its
 * unique title) would then close it.
 */
export function isAdopted(id: string, props: JsonObject): boolean {
  return adopted.has(placeOf(props, id));
}
