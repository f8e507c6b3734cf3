import { setTimeout as sleep } from "node:timers/promises";
import { isNotFound, RealtimeKitError } from "../errors";
import { isObject, type Json, type JsonObject, property } from "../values";
import { errorOf, goodBody } from "./answer";
import type { Connection } from "./connection";
import { type Call, exchange, inWords, type Unanswered } from "./exchange";
import { RateBudget } from "./rateBudget";
import { decide, type Verdict } from "./retry";

/** RealtimeKit, for one operation of the engine: its calls share one budget of time. */
export interface Api {
  /**
   * Sends one call and gives back the `data` of its answer. A call that is as good twice as once is replayed; a create
   * that may have been done throws an error that says so in `mayHaveActed`, when it may be sent again.
   */
  send(call: Call): Promise<JsonObject>;
  /** Reads a list to its end, page by page. A page with an item that is none is no good answer. */
  list(path: Call["path"], query: Call["query"], isItem: (item: JsonObject) => boolean): Promise<JsonObject[]>;
  /** Tells the user something that is no failure. */
  tell(message: string): void;
  /** The budget, and what is left of it. */
  readonly budgetMs: number;
  remainingMs(): number;
  /** Waits for one's turn: that is not to fail, so the time does not count. */
  turn<T>(comes: Promise<T>): Promise<T>;
  /** The service's time less this machine's, as far as its answers told. */
  clockAheadMs(): number | undefined;
}

/** The largest page that the service is known to give. */
const PER_PAGE = 100;

/** One attempt gets a part of the budget, so that a server that hangs does not use all of it. */
const LONGEST_ATTEMPT_MS = 30_000;
const PARTS = 4;
/** A create gets most of it: one that was given up may still be done, and Cloudflare itself gives up after 100 seconds. */
const CREATE_PART = 0.85;

/** A user who waits longer than this is told why. */
const SILENT_MS = 5_000;

/** `redact` cleans what the service says; `tell` says to the user why it takes long. */
export function connect(
  connection: Connection,
  redact: (text: string) => string,
  tell: (message: string) => void,
): Api {
  const started = Date.now();
  const budgetMs = connection.deadlineMs;
  const rate = rateBudgetOf(connection, tell);
  let waitedMs = 0;
  const elapsedMs = () => Date.now() - started - waitedMs;
  let clock: { theirs: string; ours: number } | undefined;
  let hasTold = false;
  // Of a create each attempt is a call of its own, since it is looked for in between.
  let creates = 0;

  async function turn<T>(comes: Promise<T>): Promise<T> {
    const asked = Date.now();
    try {
      return await comes;
    } finally {
      waitedMs += Date.now() - asked;
    }
  }

  /** Says once in an operation what it waits for, and until when at most. */
  function tellIfLong(error: RealtimeKitError, afterMs: number): void {
    if (hasTold || elapsedMs() + afterMs < SILENT_MS) return;
    hasTold = true;
    tell(`${error.message}; trying until ${new Date(started + waitedMs + budgetMs).toISOString()}`);
  }

  async function attempt(call: Call, isList: boolean) {
    // The rate limit's window is longer than any deadline.
    await turn(rate.admit());
    const remainingMs = budgetMs - elapsedMs();
    const most = call.method === "POST" ? remainingMs * CREATE_PART : Math.min(LONGEST_ATTEMPT_MS, budgetMs / PARTS);
    const timeoutMs = Math.max(1, Math.ceil(Math.min(remainingMs, most)));
    const answer = await exchange(call, connection, timeoutMs);
    rate.learn("error" in answer ? undefined : answer);
    if ("error" in answer) return answer;
    if (answer.date !== undefined) clock = { theirs: answer.date, ours: Date.now() };
    const body = goodBody(answer, isList);
    if (body && (call.accepts?.(body.data) ?? true)) return { body };
    const { status, retryAfter } = answer;
    const error = errorOf(answer, inWords(call), connection, redact);
    const isOdd = status === 404 && !isNotFound(error);
    return { error, outcome: { kind: "answer" as const, status, retryAfter, isOdd } };
  }

  async function persist(call: Call, isList: boolean): Promise<JsonObject & { data: Json }> {
    for (let calls = 1; ; calls++) {
      const attempts = call.method === "POST" ? ++creates : calls;
      const result: Unanswered | { body: JsonObject & { data: Json } } = await attempt(call, isList);
      if ("body" in result) return result.body;
      const verdict = decide({
        method: call.method,
        outcome: result.outcome,
        attempts,
        elapsedMs: elapsedMs(),
        budgetMs,
        now: Date.now(),
        random: Math.random(),
      });
      if (verdict.kind !== "fail" && verdict.afterMs > 0) {
        tellIfLong(result.error, verdict.afterMs);
        await sleep(verdict.afterMs);
      }
      if (verdict.kind !== "replay") throw final(result.error, verdict, attempts, elapsedMs());
    }
  }

  return {
    tell,
    budgetMs,
    remainingMs: () => budgetMs - elapsedMs(),
    turn,
    clockAheadMs() {
      const theirs = Date.parse(clock?.theirs ?? "");
      return clock === undefined || Number.isNaN(theirs) ? undefined : theirs - clock.ours;
    },
    async send(call) {
      return (await persist(call, false)).data as JsonObject;
    },
    async list(path, query, isItem) {
      const accepts = (data: Json) => (data as Json[]).every((item) => isObject(item) && isItem(item));
      const items: JsonObject[] = [];
      for (let page = 1; ; page++) {
        const paged = { ...query, page_no: String(page), per_page: String(PER_PAGE) };
        const { data, paging } = await persist({ method: "GET", path, query: paged, accepts }, true);
        items.push(...(data as JsonObject[]));
        // Only the total and an empty page are sure signs of the end: a server may give shorter pages than asked for.
        if ((data as Json[]).length === 0 || items.length === property(paging, "total_count")) return items;
      }
    },
  };
}

const rateBudgets = new Map<string, RateBudget>();

/** One for the process and token, however many operations run. */
function rateBudgetOf({ baseUrl, token, callsPer5Minutes }: Connection, tell: (message: string) => void): RateBudget {
  const key = `${baseUrl.origin} ${callsPer5Minutes} ${token}`;
  const budget = rateBudgets.get(key) ?? new RateBudget(callsPer5Minutes, tell);
  rateBudgets.set(key, budget);
  return budget;
}

/** The last error, with what was tried and when to come back. */
function final(error: RealtimeKitError, verdict: Verdict, attempts: number, elapsedMs: number): RealtimeKitError {
  const tried = attempts > 1 ? ` (tried ${attempts} times in ${Math.round(elapsedMs / 1000)} seconds)` : "";
  const later = verdict.kind === "fail" ? comeBack(verdict.comeBackAt) : "";
  const { code, summary, status, ray } = error;
  const mayHaveActed = verdict.kind === "recover";
  return new RealtimeKitError(code, `${summary}${tried}${later}`, { status, ray, mayHaveActed, cause: error.cause });
}

/** Beyond a year no date is meant. */
const YEAR_MS = 365 * 24 * 3600 * 1000;

function comeBack(at: number | undefined): string {
  if (at === undefined) return "";
  const isDate = at - Date.now() < YEAR_MS;
  return isDate ? `; it asks to come back at ${new Date(at).toISOString()}` : "; it names no time to come back";
}
