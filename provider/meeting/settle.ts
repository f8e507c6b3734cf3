import type { Api } from "../api/client";
import { RealtimeKitError } from "../errors";

/** The service can show a meeting late: how long to wait for it at most, and for how much of what is left of the budget. */
const USUAL = { ms: 6_000, part: 0.25 };
/** Where somebody in between gave up waiting, the service may still be at work. */
const GIVEN_UP = { ms: 70_000, part: 0.6, statuses: [408, 504, 524] };

/** When to look, in parts of that time from the look before. */
const LOOKS = [0, 1 / 6, 2 / 6, 3 / 6];

/** An error after which nobody knows whether the meeting was made. */
export function isLost(error: unknown): error is RealtimeKitError {
  return error instanceof RealtimeKitError && (error.mayHaveActed || error.mayRepeat);
}

/** An error that says that nothing was done: only to make sure is the meeting looked for. */
export function isRefusal(error: RealtimeKitError): boolean {
  return error.mayRepeat;
}

/**
 * The waits before each look for the meeting of a lost create; when the last has not found it, it was not made. After
 * a refusal one look is enough.
 */
export function waitsAfter(error: RealtimeKitError, api: Api): number[] {
  if (isRefusal(error)) return [0];
  const { ms, part } = GIVEN_UP.statuses.includes(error.status ?? 0) ? GIVEN_UP : USUAL;
  const settleMs = Math.min(ms, Math.max(0, api.remainingMs()) * part);
  return LOOKS.map((look) => look * settleMs);
}

/** Whether another create, and the search for it, have the time that they need; one that has not may be lost for good. */
export function hasTimeForAnother(api: Api): boolean {
  return api.remainingMs() > api.budgetMs / 20;
}
