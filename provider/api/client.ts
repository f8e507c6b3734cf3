import { Agent, errors, request } from "undici";
import { RealtimeKitError } from "../errors";
import type { Json, JsonObject } from "../values";
import { type Answer, dataOf } from "./answer";
import type { Connection } from "./connection";

/** One call to RealtimeKit: the path below `/accounts/`, in plain segments. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "PATCH";
  path: readonly string[];
  body?: Json;
}

export interface Api {
  /** Sends one call, once, and gives back the `data` of its answer. */
  send(call: Call): Promise<JsonObject>;
  /** Cleans what the service says before it becomes part of an error. */
  redact(text: string): string;
}

/** An answer is a few kilobytes; what is larger is not RealtimeKit's. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

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
  return {
    redact,
    async send(call) {
      const asked = { what: `${call.method} ${call.path.slice(4).join("/")}`, writes: call.method !== "GET" };
      return dataOf(await exchange(call, asked.what, connection), asked, connection, redact);
    },
  };
}

async function exchange(call: Call, what: string, connection: Connection): Promise<Answer> {
  const path = ["accounts", ...call.path].map(encodeURIComponent).join("/");
  try {
    const answer = await request(`${connection.baseUrl.href.replace(/\/$/, "")}/${path}`, {
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
