import { isObject } from "../json";

/**
 * A fault on demand: which requests it affects, how many of them, and what goes wrong.
 * A request can be subject to any number of latencies and one other fault, that of the first rule that matches.
 */
export interface FaultRule {
  /** Omitted: every request. */
  match?: {
    method?: string;
    /** The path after /client/v4: exact, or with `*` for one segment and `**` for any rest. In process also a RegExp. */
    path?: string | RegExp;
  };
  /** How many matching requests it strikes: default 1, or with `seconds` "always". */
  times?: number | "always";
  /** How long it strikes, from when it was added. Default: until it is used up. */
  seconds?: number;
  /** How many matching requests pass before it strikes, default 0. */
  after?: number;
  /** Before the request is processed (default), or after: the change is made, whatever the client sees. */
  when?: "before" | "after";
  do: FaultAction;
}

export type FaultAction =
  /** Waits, then goes on as usual. `jitter` adds up to that many ms at random. */
  | { kind: "latency"; ms: number; jitter?: number }
  /**
   * Another answer. A string body is sent as it is (text/html unless headers say otherwise), anything else as JSON.
   * If omitted, the status is the real one after processing and 500 before it; the body is the real one after processing
   * with a status below 400, and RealtimeKit's error envelope otherwise.
   */
  | { kind: "answer"; status?: number; headers?: Record<string, string>; body?: unknown }
  /** In process only: alters the JSON of the real answer, in place or by returning another. Always after processing. */
  // biome-ignore lint/suspicious/noExplicitAny: a test that breaks an answer on purpose should not have to type it first
  | { kind: "mutate"; change: (body: any) => unknown }
  /** Resets the connection (TCP RST). */
  | { kind: "reset" }
  /** Sends the full content-length, the first `bytes` of the body (default half), then closes. Always after processing. */
  | { kind: "cut"; bytes?: number }
  /** Never answers; the connection stays open until the client or the emulator closes it. */
  | { kind: "hang" };

const kinds = ["latency", "answer", "mutate", "reset", "cut", "hang"];

/** Throws and names the mistake: if a mistyped rule were ignored, a test would pass without any fault. */
export function checkRule(rule: unknown): asserts rule is FaultRule {
  if (!isObject(rule)) throw new TypeError("a fault rule must be an object");
  onlyKeys(rule, "rule", ["match", "times", "seconds", "after", "when", "do"]);
  const { match, times, seconds, after, when, do: action } = rule as Record<string, unknown>;
  if (match !== undefined) {
    if (!isObject(match)) throw new TypeError("match must be an object");
    onlyKeys(match, "match", ["method", "path"]);
    const { method, path } = match as Record<string, unknown>;
    if (method !== undefined && typeof method !== "string") throw new TypeError("match.method must be a string");
    if (path !== undefined && typeof path !== "string" && !(path instanceof RegExp)) {
      throw new TypeError("match.path must be a string, or in process a RegExp");
    }
  }
  if (times !== undefined && times !== "always" && !(isCount(times) && times > 0)) {
    throw new TypeError('times must be a whole number from 1, or "always"');
  }
  if (seconds !== undefined && !(isCount(seconds) && seconds > 0)) {
    throw new TypeError("seconds must be a whole number from 1");
  }
  if (after !== undefined && !isCount(after)) throw new TypeError("after must be a whole number from 0");
  if (when !== undefined && when !== "before" && when !== "after") {
    throw new TypeError('when must be "before" or "after"');
  }
  checkAction(action, when);
}

function checkAction(action: unknown, when: unknown): void {
  if (!isObject(action)) throw new TypeError("do must be an object with a kind");
  const { kind, ms, jitter, status, headers, change, bytes } = action as Record<string, unknown>;
  switch (kind) {
    case "latency":
      onlyKeys(action, "do", ["kind", "ms", "jitter"]);
      if (!isCount(ms)) throw new TypeError("do.ms must be a whole number from 0");
      if (jitter !== undefined && !isCount(jitter)) throw new TypeError("do.jitter must be a whole number from 0");
      return;
    case "answer":
      onlyKeys(action, "do", ["kind", "status", "headers", "body"]);
      if (status !== undefined && !(isCount(status) && status >= 200 && status <= 599)) {
        throw new TypeError("do.status must be from 200 to 599");
      }
      if (headers !== undefined && !(isObject(headers) && Object.values(headers).every((v) => typeof v === "string"))) {
        throw new TypeError("do.headers must be an object of strings");
      }
      return;
    case "mutate":
      onlyKeys(action, "do", ["kind", "change"]);
      if (typeof change !== "function") throw new TypeError("do.change must be a function, so in process only");
      break;
    case "cut":
      onlyKeys(action, "do", ["kind", "bytes"]);
      if (bytes !== undefined && !isCount(bytes)) throw new TypeError("do.bytes must be a whole number from 0");
      break;
    case "reset":
    case "hang":
      onlyKeys(action, "do", ["kind"]);
      return;
    default:
      throw new TypeError(`do.kind must be one of ${kinds.join(", ")}`);
  }
  if (when === "before") throw new TypeError(`${kind} can only be "after": it needs an answer`);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function onlyKeys(value: object, name: string, allowed: string[]): void {
  const unknown = Object.keys(value).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw new TypeError(`${name} has the unknown key "${unknown}"`);
}
