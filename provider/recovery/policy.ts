import type { RealtimeKitError } from "../errors";

/** RealtimeKit may show an object late: the longest time to wait for it, in ms and as a part of the remaining time. */
const USUAL = { ms: 6_000, part: 0.25 };
/** After a gateway timeout, RealtimeKit may still be working on the create. */
const GAVE_UP = { ms: 70_000, part: 0.6, statuses: [408, 504, 524] };

/** The waits before each look, as parts of that time. */
const LOOKS = [0, 1 / 6, 2 / 6, 3 / 6];

/**
 * The part of the deadline that passes before the second create is sent, and before the third. More creates would flood
 * RealtimeKit during an outage.
 */
const NEXT_CREATE = [0.05, 0.5];
export const MOST_CREATES = NEXT_CREATE.length + 1;

/** The part of the deadline that must be left for another create: the search for it takes time. */
const LEAST_LEFT = 0.05;

export interface Time {
  budgetMs: number;
  remainingMs: number;
}

/** Whether the outcome of a create is unknown after this error. After a refusal, one search makes sure. */
export function isLost(error: RealtimeKitError): boolean {
  return error.mayHaveActed || isRefusal(error);
}

/** Whether RealtimeKit says that it created nothing and that the create may be sent again now. */
export function isRefusal(error: RealtimeKitError): boolean {
  return error.mayRepeat;
}

/** Whether another create may be sent after this many were lost. */
export function maySendAnother(lost: number, { budgetMs, remainingMs }: Time): boolean {
  return lost < MOST_CREATES && remainingMs > leastLeftMs(budgetMs);
}

/**
 * The waits before each look for the object of a lost create. If the last look, just before the next create, does not
 * find the object, it was not created.
 */
export function waitsAfter(error: RealtimeKitError, lost: number, { budgetMs, remainingMs }: Time): number[] {
  if (isRefusal(error)) return [0];
  const { ms, part } = GAVE_UP.statuses.includes(error.status ?? 0) ? GAVE_UP : USUAL;
  const searchMs = Math.min(ms, Math.max(0, remainingMs) * part);
  const waits = LOOKS.map((look) => look * searchMs);
  const nextAt = NEXT_CREATE[lost - 1] ?? 0;
  const pauseMs = budgetMs * nextAt - (budgetMs - remainingMs) - searchMs;
  // No jitter: creates that fail together are sent one at a time (outage.ts).
  return pauseMs > 0 ? [...waits, pauseMs] : waits;
}

/** If less time than this is left, no other create is sent. */
export function leastLeftMs(budgetMs: number): number {
  return budgetMs * LEAST_LEFT;
}
