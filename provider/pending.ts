import { randomUUID } from "node:crypto";
import type { JsonObject } from "./values";

const PREFIX = "pending-";

/** A create whose outcome an earlier run could not find out. The state has it under a placeholder in place of an id. */
export interface PendingCreate {
  placeholder: string;
  /** What was declared then. */
  inputs: JsonObject;
  /** By RealtimeKit's clock, in ms, the time from which the object may be there. */
  since: number;
}

export function newPlaceholder(): string {
  return `${PREFIX}${randomUUID()}`;
}

export function isPlaceholder(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** The output of a pending create that says since when. */
export const PENDING_SINCE = "pendingSince";

export function pendingCreate(placeholder: string, inputs: JsonObject, outputs: JsonObject): PendingCreate {
  return { placeholder, inputs, since: Date.parse(String(outputs[PENDING_SINCE])) };
}

/** The pending creates that an operation met, until the create that replaces each of them comes. */
export class Pending {
  private readonly byDeclaration = new Map<string, PendingCreate[]>();
  private readonly resolved = new Set<string>();

  /** diff() met it, with what is declared now. */
  add(declared: JsonObject, pending: PendingCreate): void {
    const key = keyOf(declared);
    const known = (this.byDeclaration.get(key) ?? []).filter(({ placeholder }) => placeholder !== pending.placeholder);
    this.byDeclaration.set(key, [...known, pending]);
  }

  /** The one that a create with these inputs replaces. Of several that declare the same, any will do. */
  take(declared: JsonObject): PendingCreate | undefined {
    const taken = this.byDeclaration.get(keyOf(declared))?.shift();
    if (taken) this.resolved.add(taken.placeholder);
    return taken;
  }

  /** Whether a create of this operation has taken its place. */
  isResolved(placeholder: string): boolean {
    return this.resolved.has(placeholder);
  }
}

function keyOf(declared: JsonObject): string {
  return JSON.stringify(declared, (_, value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
