/** What is known about a failed attempt at a call. */
export type Outcome =
  /** Nothing was sent. `isPermanent`: another attempt would fail in the same way. */
  | { kind: "unsent"; isPermanent?: boolean }
  /** It was sent, and there was no complete answer: RealtimeKit may have acted on it. */
  | { kind: "lost" }
  /**
   * A success status here means that the body was not RealtimeKit's. `isForeign`: the answer does not come from
   * RealtimeKit, whatever its status; a 404 from a proxy, for example.
   */
  | { kind: "answer"; status: number; retryAfter?: string | undefined; isForeign?: boolean };

export interface Situation {
  /** A create must not be sent twice. A write should not be retried with a token that may be wrong. */
  effect: "create" | "write" | "read";
  outcome: Outcome;
  /** Attempts made so far. */
  attempts: number;
  /** Time used so far, and the deadline. */
  elapsedMs: number;
  budgetMs: number;
  /** The current time, as in `Date.now()`. */
  now: number;
  /** A number from 0 to 1. */
  random: number;
}

export type Verdict =
  | { kind: "retry"; afterMs: number }
  /** RealtimeKit refused a create: after that time, the caller may send it again. */
  | { kind: "refused"; afterMs: number }
  /** RealtimeKit may have acted on a create: the caller must find out before it sends another. */
  | { kind: "doubtful" }
  /** `comeBackAt`: the service gave a time after the deadline. */
  | { kind: "fail"; comeBackAt?: number };

/** The statuses after which a later attempt can succeed; 520 to 524 are Cloudflare's, for a failing origin. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/** How many attempts to make if the answer is not RealtimeKit's: it may come from a proxy that will not go away. */
const FOREIGN_ATTEMPTS = 3;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/** Decides what to do after a failed attempt. A pure function: the client only carries it out. */
export function decide(situation: Situation): Verdict {
  const { effect, outcome } = situation;
  // RealtimeKit has no idempotency keys: a create that is sent twice creates two objects.
  if (effect === "create" && outcome.kind !== "unsent") {
    if (mayHaveActed(outcome)) return { kind: "doubtful" };
    if (outcome.kind !== "answer" || outcome.status !== 429) return { kind: "fail" };
    const retry = retryInTime(situation);
    return retry.kind === "retry" ? { ...retry, kind: "refused" } : retry;
  }
  return canPass(situation) ? retryInTime(situation) : { kind: "fail" };
}

/** Whether RealtimeKit may have acted on a write with this outcome. */
function mayHaveActed(outcome: Outcome): boolean {
  if (outcome.kind !== "answer") return outcome.kind === "lost";
  const { status } = outcome;
  return status < 300 || status === 408 || status === 425 || status >= 500;
}

function canPass({ effect, outcome, attempts }: Situation): boolean {
  if (outcome.kind === "unsent") return !outcome.isPermanent;
  if (outcome.kind === "lost") return true;
  const { status, isForeign } = outcome;
  if (PASSING.has(status)) return true;
  // Cloudflare may refuse a new token for a while.
  const isNewToken = effect === "read" && (status === 401 || status === 403);
  return (isNewToken || isForeign || status < 300) && attempts < FOREIGN_ATTEMPTS;
}

function retryInTime(situation: Situation): Extract<Verdict, { kind: "retry" | "fail" }> {
  const { outcome, attempts, elapsedMs, budgetMs, now, random } = situation;
  const asked = outcome.kind === "answer" ? retryAfterMs(outcome.retryAfter, now) : undefined;
  // Full jitter, so that calls that failed together are not retried together.
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  const afterMs = asked === undefined ? random * ceiling : asked + random * FIRST_WAIT_MS;
  if (elapsedMs + afterMs < budgetMs) return { kind: "retry", afterMs };
  return asked === undefined ? { kind: "fail" } : { kind: "fail", comeBackAt: now + asked };
}

/**
 * The wait that `retry-after` asks for, in seconds or as a date; undefined if it is missing, invalid or in the past.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return ms > 0 ? ms : undefined;
}
