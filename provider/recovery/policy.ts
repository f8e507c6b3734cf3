import type { RealtimeKitError } from "../errors";

/** RealtimeKit can show an object late: how long to wait for it at most, and for how much of the time that is left. */
const USUAL = { ms: 6_000, part: 0.25 };
/** Where a gateway gave up waiting, RealtimeKit may still be at work. */
const GAVE_UP = { ms: 70_000, part: 0.6, statuses: [408, 504, 524] };

/** When to look, in parts of that time from the look before. */
const LOOKS = [0, 1 / 6, 2 / 6, 3 / 6];

/**
 * The part of the deadline that has passed before the second create is sent, and before the third. More would be a storm
 * when RealtimeKit is down.
 */
const NEXT_CREATE = [0.05, 0.5];
export const MOST_CREATES = NEXT_CREATE.length + 1;

/** What is left of the deadline after which another create is worth sending: it takes time to look for it. */
const LEAST_LEFT = 0.05;

export interface Time {
  budgetMs: number;
  remainingMs: number;
}

/** Whether nobody knows if a create that failed so created its object. A refusal is looked into once, to make sure. */
export function isLost(error: RealtimeKitError): boolean {
  return error.mayHaveActed || isRefusal(error);
}

/** Whether RealtimeKit says that it created nothing, and that the create may be sent again now. */
export function isRefusal(error: RealtimeKitError): boolean {
  return error.mayRepeat;
}

/** Whether another create may be sent when so many were lost. */
export function maySendAnother(lost: number, { budgetMs, remainingMs }: Time): boolean {
  return lost < MOST_CREATES && remainingMs > leastLeftMs(budgetMs);
}

/**
 * The waits before each look for the object of a create that was lost; when the last look does not find it, it was not
 * created. The last one is taken just before the next create.
 */
export function waitsAfter(error: RealtimeKitError, lost: number, { budgetMs, remainingMs }: Time): number[] {
  if (isRefusal(error)) return [0];
  const { ms, part } = GAVE_UP.statuses.includes(error.status ?? 0) ? GAVE_UP : USUAL;
  const settleMs = Math.min(ms, Math.max(0, remainingMs) * part);
  const waits = LOOKS.map((look) => look * settleMs);
  const nextAt = NEXT_CREATE[lost - 1];
  const pauseMs = nextAt === undefined ? 0 : budgetMs * nextAt - (budgetMs - remainingMs) - settleMs;
  // Jitter would help nobody here: those that fail together are let through one at a time (outage.ts).
  return pauseMs > 0 ? [...waits, pauseMs] : waits;
}

/** With less time than that, no other create is sent. */
export function leastLeftMs(budgetMs: number): number {
  return budgetMs * LEAST_LEFT;
}
