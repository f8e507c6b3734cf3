import { RealtimeKitError } from "../errors";
import type { Json } from "../values";
import type { Answer } from "./answer";
import type { Connection } from "./connection";
import type { Outcome } from "./retry";
import { LATE, wholeAnswer } from "./wholeAnswer";

/** One call to RealtimeKit: the path below `/accounts/`, in plain segments. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "PATCH";
  path: readonly string[];
  query?: Readonly<Record<string, string>>;
  body?: Json;
  /** Whether the data of an answer is what was asked for; without it any is. */
  accepts?: (data: Json) => boolean;
}

/** No whole answer came. */
export interface Unanswered {
  error: RealtimeKitError;
  outcome: Outcome;
}

/** An answer is a few kilobytes; what is larger is not RealtimeKit's. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * Loaded at the first call: check and diff, which is all that a preview runs, do without it. One pool of kept-alive
 * connections for each origin, for the life of the process. No redirects: following one would send the token elsewhere.
 */
async function load() {
  const { Agent } = await import("undici");
  return new Agent({
    connections: 32,
    connect: { timeout: 10_000 },
    // The caller's deadline ends a call; these only end what is surely stuck.
    headersTimeout: 300_000,
    bodyTimeout: 30_000,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
}

let loaded: ReturnType<typeof load> | undefined;

/** Sends one call, once, and reads the answer to its end. */
export async function exchange(call: Call, connection: Connection, timeoutMs: number): Promise<Answer | Unanswered> {
  const request = requestOf(call, connection);
  loaded ??= load();
  const pools = await loaded;
  try {
    const { status, headers, text } = await wholeAnswer(pools, request, timeoutMs);
    const header = (name: string) => {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    return {
      status,
      ray: header("cf-ray")?.match(/^[0-9a-f]{16}(-[A-Z]{3})?$/)?.[0],
      retryAfter: header("retry-after"),
      rateLimit: header("ratelimit"),
      ratePolicy: header("ratelimit-policy"),
      date: header("date"),
      text,
    };
  } catch (cause) {
    return unanswered(cause, inWords(call), connection, timeoutMs);
  }
}

function requestOf({ method, path, query, body }: Call, { baseUrl, token }: Connection) {
  const search = query ? `?${new URLSearchParams(query)}` : "";
  const above = baseUrl.pathname.replace(/\/$/, "");
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  return {
    method,
    origin: baseUrl.origin,
    path: `${above}/${["accounts", ...path].map(encodeURIComponent).join("/")}${search}`,
    ...(body === undefined
      ? { headers }
      : { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) }),
  };
}

/** `PUT meetings/4c2b…`: what messages call it. */
export function inWords({ method, path }: Call): string {
  return `${method} ${path.slice(4).join("/")}`;
}

/** Failures before a connection stood: the request was surely not seen. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "EHOSTUNREACH"]);

function unanswered(cause: unknown, asked: string, { baseUrl }: Connection, timeoutMs: number): Unanswered {
  const code = codeOf(cause);
  if (NEVER_SENT.has(code)) {
    const summary = `${baseUrl.origin} cannot be reached for ${asked} (${code})`;
    return { error: new RealtimeKitError("RTK_UNREACHABLE", summary, { cause }), outcome: { kind: "unsent" } };
  }
  const why =
    code === "UND_ERR_RES_EXCEEDED_MAX_SIZE"
      ? `the answer was larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MB`
      : code === LATE
        ? `no whole answer in ${timeoutMs / 1000} seconds`
        : `the connection broke (${code})`;
  const summary = `${baseUrl.origin} did not answer ${asked}: ${why}`;
  return { error: new RealtimeKitError("RTK_NO_ANSWER", summary, { cause }), outcome: { kind: "lost" } };
}

/** The name of what went wrong; where several addresses were tried, of the first. */
function codeOf(error: unknown): string {
  const { code, errors: tried } = error as { code?: unknown; errors?: unknown[] };
  return typeof code === "string" ? code : tried?.[0] ? codeOf(tried[0]) : nameOf(error);
}

function nameOf(error: unknown): string {
  return String((error as Error).name);
}
