import { Agent, errors, request } from "undici";
import { RealtimeKitError } from "../errors";
import { isObject, type Json, type JsonObject, property } from "../values";
import { type Answer, goodBody } from "./answer";
import type { Connection } from "./connection";

/** One call to RealtimeKit: the path below `/accounts/`, in plain segments. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "PATCH";
  path: readonly string[];
  query?: Readonly<Record<string, string>>;
  body?: Json;
}

export interface Api {
  /** Sends one call and gives back the `data` of its answer. */
  send(call: Call): Promise<JsonObject>;
  /** Reads a list to its end, page by page. */
  list(path: Call["path"], query?: Call["query"]): Promise<JsonObject[]>;
  /** Cleans what the service says before it becomes part of an error. */
  redact(text: string): string;
}

/** An answer is a few kilobytes; what is larger is not RealtimeKit's. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** The largest page that the service is known to give. */
const PER_PAGE = 100;

/**
 * One pool of kept-alive connections for each origin, for the life of the process. No redirects: following one would
 * send the token elsewhere.
 */
const agent = new Agent({
  connections: 32,
  connect: { timeout: 10_000 },
  headersTimeout: 60_000,
  bodyTimeout: 30_000,
  maxResponseSize: MAX_ANSWER_BYTES,
});

export function connect(connection: Connection, redact: (text: string) => string): Api {
  async function body(call: Call, isList: boolean) {
    const what = `${call.method} ${call.path.slice(4).join("/")}`;
    const answer = await exchange(call, what, connection);
    return goodBody(answer, { what, writes: call.method !== "GET", isList }, connection, redact);
  }
  return {
    redact,
    async send(call) {
      return (await body(call, false)).data as JsonObject;
    },
    async list(path, query = {}) {
      const items: JsonObject[] = [];
      for (let page = 1; ; page++) {
        const paged = { ...query, page_no: String(page), per_page: String(PER_PAGE) };
        const { data, paging } = await body({ method: "GET", path, query: paged }, true);
        items.push(...(data as Json[]).filter(isObject));
        // Only the total and an empty page are sure signs of the end: a server may give shorter pages than asked for.
        if ((data as Json[]).length === 0 || items.length >= Number(property(paging, "total_count"))) return items;
      }
    },
  };
}

async function exchange(call: Call, what: string, connection: Connection): Promise<Answer> {
  try {
    const answer = await request(addressOf(call, connection), {
      method: call.method,
      dispatcher: agent,
      signal: AbortSignal.timeout(connection.deadlineMs),
      headers: {
        authorization: `Bearer ${connection.token}`,
        accept: "application/json",
        ...(call.body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: call.body === undefined ? null : JSON.stringify(call.body),
    });
    return {
      status: answer.statusCode,
      ray: [answer.headers["cf-ray"]].flat()[0],
      text: await answer.body.text(),
    };
  } catch (cause) {
    throw unanswered(cause, what, connection);
  }
}

function addressOf({ path, query }: Call, { baseUrl }: Connection): string {
  const search = query ? `?${new URLSearchParams(query)}` : "";
  return `${baseUrl.href.replace(/\/$/, "")}/${["accounts", ...path].map(encodeURIComponent).join("/")}${search}`;
}

/** Failures before a connection stood: the request was surely not seen. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "EHOSTUNREACH"]);

function unanswered(cause: unknown, what: string, connection: Connection): RealtimeKitError {
  const code = codeOf(cause);
  const origin = connection.baseUrl.origin;
  if (NEVER_SENT.has(code)) {
    return new RealtimeKitError("RTK_UNREACHABLE", `${origin} cannot be reached for ${what} (${code})`, { cause });
  }
  const why =
    cause instanceof errors.ResponseExceededMaxSizeError
      ? `the answer was larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MB`
      : nameOf(cause) === "TimeoutError"
        ? `no whole answer in ${connection.deadlineMs / 1000} seconds`
        : `the connection broke (${code})`;
  return new RealtimeKitError("RTK_NO_ANSWER", `${origin} did not answer ${what}: ${why}`, {
    cause,
    mayHaveActed: true,
  });
}

/** The name of what went wrong; where several addresses were tried, of the first. */
function codeOf(error: unknown): string {
  const { code, errors: tried } = error as { code?: unknown; errors?: unknown[] };
  return typeof code === "string" ? code : tried?.[0] ? codeOf(tried[0]) : nameOf(error);
}

function nameOf(error: unknown): string {
  return String((error as Error).name);
}
