import type { Dispatcher } from "undici";
import type { RealtimeKitError } from "../errors";
import { isObject, type Json, type JsonObject } from "../values";
import { type Call, describeCall, type ListOptions } from "./call";
import type { Cancellation } from "./cancellation";
import type { Connection } from "./connection";
import { Deadline } from "./deadline";
import { type Envelope, type Expected, envelopeOf, errorOf } from "./envelope";
import { finalError } from "./finalError";
import { readList } from "./pager";
import type { RateBudget } from "./rateBudget";
import { decide, type Situation } from "./retry";
import { ServiceClock } from "./serviceClock";
import { type HttpAnswer, type NoAnswer, transport } from "./transport";

/** RealtimeKit, for one operation on one resource. Its calls share one deadline. */
export interface Api {
  /**
   * Sends one call, retries it if that is safe, and resolves to the `data` of the answer. A create that RealtimeKit may
   * have acted on rejects with an error whose `mayHaveActed` is true; one that it refused for now, with `mayRepeat`.
   */
  send(call: Call): Promise<JsonObject>;
  /** Reads a list to its end, page by page, each item once. */
  list(path: Call["path"], options: ListOptions): Promise<JsonObject[]>;
  /** The deadline, and the part of it that remains. */
  readonly budgetMs: number;
  remainingMs(): number;
  /** Waits without using up the deadline, such as for a turn. Overlapping waits count once. */
  wait<T>(turn: Promise<T>): Promise<T>;
  /** A pause that uses up the deadline. */
  sleep(ms: number): Promise<void>;
  /**
   * The earliest time that RealtimeKit's clock can have shown at that time of this machine's clock; undefined until an
   * answer has had a date.
   */
  earliestServiceTime(localTime: number): number | undefined;
  warn(message: string): void;
  /** Ends every wait and every call with RTK_CANCELLED. */
  readonly signal: AbortSignal;
}

/** What a client needs from its operation. */
export interface Surroundings {
  connection: Connection;
  rate: RateBudget;
  dispatcher(): Promise<Dispatcher>;
  cancellation: Cancellation;
  /** Removes secrets from RealtimeKit's texts. */
  redact(text: string): string;
  warn(message: string): void;
}

/** One attempt gets only a part of the deadline, so that a server that hangs does not use up all of it. */
const LONGEST_ATTEMPT_MS = 30_000;
const PARTS = 4;
/**
 * A create gets most of it: RealtimeKit may act on an abandoned create. Cloudflare itself gives up after 100 seconds.
 */
const CREATE_PART = 0.85;

/** After this time, a message says why the call takes longer. */
const SILENT_MS = 5_000;

export function createApi({ connection, rate, dispatcher, cancellation, redact, warn }: Surroundings): Api {
  const deadline = new Deadline(connection.deadlineMs);
  const { budgetMs } = deadline;
  const clock = new ServiceClock();
  let hasWarned = false;
  // Each attempt to create is a separate call, because the caller searches for the object in between.
  let creates = 0;

  function warnIfLong(reason: string, afterMs: number): void {
    if (hasWarned || deadline.elapsedMs() + afterMs < SILENT_MS) return;
    hasWarned = true;
    warn(`${reason}; retrying until ${new Date(Date.now() + deadline.remainingMs()).toISOString()}`);
  }

  /** The time that one attempt gets. */
  function timeoutOf({ creates }: Call): number {
    const remainingMs = deadline.remainingMs();
    const most = creates ? remainingMs * CREATE_PART : Math.min(LONGEST_ATTEMPT_MS, budgetMs / PARTS);
    return Math.max(1, Math.ceil(Math.min(remainingMs, most)));
  }

  async function attempt(call: Call, expected: Expected): Promise<NoAnswer | { envelope: Envelope }> {
    // The rate limit's window is longer than any deadline.
    await deadline.pauseFor(rate.admit());
    let answer: HttpAnswer | NoAnswer | undefined;
    try {
      answer = await transport(call, connection, await dispatcher(), timeoutOf(call), cancellation);
    } finally {
      rate.release(answer === undefined || "error" in answer ? undefined : answer);
    }
    if ("error" in answer) return answer;
    clock.learn(answer.date, Date.now());
    const envelope = envelopeOf(answer, expected);
    if (envelope && (call.accepts?.(envelope.data) ?? true)) return { envelope };
    const { status, retryAfter } = answer;
    const asked = { words: describeCall(call), namesObject: expected !== "list" && !call.creates };
    const error = errorOf(answer, asked, connection, redact);
    const isForeign = status === 404 && error.code !== "RTK_NOT_FOUND";
    return { error, outcome: { kind: "answer", status, retryAfter, isForeign } };
  }

  async function persist(call: Call, expected: Expected): Promise<Envelope> {
    // Nothing was sent only if no attempt sent anything.
    let ofOneSent: RealtimeKitError | undefined;
    for (let calls = 1; ; calls++) {
      const attempts = call.creates ? ++creates : calls;
      const result = await attempt(call, expected);
      if ("envelope" in result) return result.envelope;
      const { error, outcome } = result;
      if (outcome.kind !== "unsent") ofOneSent = error;
      const elapsedMs = deadline.elapsedMs();
      const situation = { effect: effectOf(call), outcome, attempts, elapsedMs, budgetMs };
      const verdict = decide({ ...situation, now: Date.now(), random: Math.random() });
      if ("afterMs" in verdict) {
        warnIfLong(error.brief, verdict.afterMs);
        await cancellation.sleep(verdict.afterMs);
      }
      if (verdict.kind !== "retry") throw finalError(ofOneSent ?? error, verdict, attempts, deadline.elapsedMs());
    }
  }

  return {
    warn,
    budgetMs,
    signal: cancellation.signal,
    remainingMs: () => deadline.remainingMs(),
    wait: (turn) => deadline.pauseFor(cancellation.race(turn)),
    sleep: (ms) => cancellation.sleep(ms),
    earliestServiceTime: (localTime) => clock.earliest(localTime),
    async send(call) {
      return (await persist(call, call.method === "DELETE" ? "anything" : "object")).data as JsonObject;
    },
    list(path, options) {
      const accepts = (data: Json) => (data as Json[]).every((item) => isObject(item) && options.isItem(item));
      return readList((query) => persist({ method: "GET", path, query, accepts }, "list"), options);
    },
  };
}

function effectOf({ method, creates }: Call): Situation["effect"] {
  if (creates) return "create";
  return method === "GET" ? "read" : "write";
}
