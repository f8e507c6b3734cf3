/** What is known of one attempt at a call that did not succeed. */
export type Outcome =
  /** No connection stood: the service surely did not see it. */
  | { kind: "unsent" }
  /** It was written, and no whole answer came: it may have been done. */
  | { kind: "lost" }
  /**
   * A status of success here is one whose body was not RealtimeKit's word of success. `isOdd`: no word of RealtimeKit's,
   * whatever the status says, such as a 404 of something in between.
   */
  | { kind: "answer"; status: number; retryAfter?: string | undefined; isOdd?: boolean };

export interface Situation {
  method: "GET" | "POST" | "PUT" | "PATCH";
  outcome: Outcome;
  /** Attempts made so far. */
  attempts: number;
  /** Time used so far, and all that there is. */
  elapsedMs: number;
  budgetMs: number;
  /** The time now, as `Date.now()` gives it. */
  now: number;
  /** A number from 0 to 1. */
  random: number;
}

export type Verdict =
  | { kind: "replay"; afterMs: number }
  /** It may have been done: find out, after that time, before doing it again. */
  | { kind: "recover"; afterMs: number }
  /** `comeBackAt`: the service named a time that the budget does not reach. */
  | { kind: "fail"; comeBackAt?: number };

/** The statuses that a later attempt can turn out otherwise; 520 to 524 are Cloudflare's, for an origin that fails. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/** How often an answer that makes no sense is asked for again: it may be a page of something in between, for good. */
const ODD_ATTEMPTS = 3;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/** What to do after an attempt that did not succeed. A pure function: the client only obeys. */
export function decide(situation: Situation): Verdict {
  const { method, outcome } = situation;
  // A create has no key by which the service could tell that it is the same one: a replay makes a second object.
  if (method === "POST" && outcome.kind === "answer" && outcome.status === 429) {
    // Surely refused, says the status; one look before the replay makes sure.
    const replay = replayInBudget(situation);
    return replay.kind === "replay" ? { ...replay, kind: "recover" } : replay;
  }
  if (method === "POST" && outcome.kind !== "unsent") {
    return mayHaveActed(outcome) ? { kind: "recover", afterMs: 0 } : { kind: "fail" };
  }
  return mayPass(situation) ? replayInBudget(situation) : { kind: "fail" };
}

/** Whether a write that ended so may have been done all the same. */
function mayHaveActed(outcome: Outcome): boolean {
  if (outcome.kind !== "answer") return outcome.kind === "lost";
  const { status } = outcome;
  return status < 300 || status === 408 || status === 425 || status >= 500;
}

function mayPass({ method, outcome, attempts }: Situation): boolean {
  if (outcome.kind !== "answer") return true;
  const { status, isOdd } = outcome;
  if (PASSING.has(status)) return true;
  // A token that was just made is refused for a while; a write is not tried with one that may be wrong.
  const refused = method === "GET" && (status === 401 || status === 403);
  return (refused || isOdd || status < 300) && attempts < ODD_ATTEMPTS;
}

function replayInBudget(situation: Situation): Extract<Verdict, { kind: "replay" | "fail" }> {
  const { outcome, attempts, elapsedMs, budgetMs, now, random } = situation;
  const asked = outcome.kind === "answer" ? retryAfterMs(outcome.retryAfter, now) : undefined;
  // Full jitter: many that failed together do not come back together.
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  const afterMs = asked === undefined ? random * ceiling : asked + random * FIRST_WAIT_MS;
  if (elapsedMs + afterMs < budgetMs) return { kind: "replay", afterMs };
  return asked === undefined ? { kind: "fail" } : { kind: "fail", comeBackAt: now + asked };
}

/** `retry-after` in seconds or as a date; undefined where there is none, it makes no sense, or it is past. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === "") return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return ms > 0 ? ms : undefined;
}
