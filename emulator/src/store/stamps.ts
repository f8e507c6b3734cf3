import { randomUUID } from "node:crypto";
import type { JsonObject } from "../json";
import type { StoredObject } from "./objects";

/** A new object: with an id of its own, created and updated now. */
export function newObject(fields: JsonObject): StoredObject {
  const now = new Date().toISOString();
  return { id: randomUUID(), created_at: now, updated_at: now, ...fields };
}

/**
 * The next version of an object: its id and created_at stay, its updated_at moves strictly forward.
 * [assumed updated-at]
 */
export function nextVersion(before: StoredObject, fields: JsonObject): StoredObject {
  const { id, created_at } = before;
  return { ...fields, id, created_at, updated_at: later(before) };
}

/** Strictly after the object's last change, also within one millisecond. */
export function later(object: StoredObject): string {
  return new Date(Math.max(Date.now(), Date.parse(String(object.updated_at)) + 1)).toISOString();
}
