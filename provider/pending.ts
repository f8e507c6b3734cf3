import { randomUUID } from "node:crypto";
import { canonicalText, type JsonObject } from "./values";

const PREFIX = "pending-";

/** A create whose outcome an earlier run could not determine. The state records it under a placeholder ID. */
export interface PendingCreate {
  placeholder: string;
  /** What the program declared at that time. */
  inputs: JsonObject;
  /** The time from which the object may exist, in ms, by RealtimeKit's clock. */
  since: number;
}

export function newPlaceholder(): string {
  return `${PREFIX}${randomUUID()}`;
}

export function isPlaceholder(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** The output of a pending create that holds `since`. */
export const PENDING_SINCE = "pendingSince";

export function pendingCreate(placeholder: string, inputs: JsonObject, outputs: JsonObject): PendingCreate {
  return { placeholder, inputs, since: Date.parse(String(outputs[PENDING_SINCE])) };
}

/** The pending creates of an operation, each until the create that replaces it. */
export class Pending {
  private readonly byDeclaration = new Map<string, PendingCreate[]>();
  private readonly resolved = new Set<string>();

  /** Called by diff(), with what the program declares now. */
  add(declared: JsonObject, pending: PendingCreate): void {
    const key = canonicalText(declared);
    const known = (this.byDeclaration.get(key) ?? []).filter(({ placeholder }) => placeholder !== pending.placeholder);
    this.byDeclaration.set(key, [...known, pending]);
  }

  /**
   * The pending create that a create with these inputs replaces. If several declare the same, it doesn't matter which.
   */
  take(declared: JsonObject): PendingCreate | undefined {
    const taken = this.byDeclaration.get(canonicalText(declared))?.shift();
    if (taken) this.resolved.add(taken.placeholder);
    return taken;
  }

  /** Whether a create of this operation has replaced it. */
  isResolved(placeholder: string): boolean {
    return this.resolved.has(placeholder);
  }
}
