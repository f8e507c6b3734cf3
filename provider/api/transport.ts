import type { Dispatcher } from "undici";
import type { RealtimeKitError } from "../errors";
import { type BufferedResponse, bufferedResponse, RequestFailure } from "./bufferedResponse";
import type { Call } from "./call";
import type { Cancellation } from "./cancellation";
import type { Connection } from "./connection";
import type { RateLimitHeaders } from "./rateLimitHeaders";
import type { Outcome } from "./retry";
import { cancelledDuring, describeFailure } from "./unanswered";

/** A complete HTTP answer. */
export interface HttpAnswer extends RateLimitHeaders {
  ray: string | undefined;
  /** The service's clock. */
  date: string | undefined;
  text: string;
}

/** A call without a complete answer. */
export interface NoAnswer {
  error: RealtimeKitError;
  outcome: Outcome;
}

/** Sends one call, once, and reads the whole answer. Rejects with RTK_CANCELLED if the operation is cancelled. */
export async function transport(
  call: Call,
  connection: Connection,
  dispatcher: Dispatcher,
  timeoutMs: number,
  cancellation: Cancellation,
): Promise<HttpAnswer | NoAnswer> {
  try {
    return answerOf(await bufferedResponse(dispatcher, requestOf(call, connection), timeoutMs, cancellation));
  } catch (failure) {
    if (!(failure instanceof RequestFailure)) throw failure;
    if (failure.reason === "cancelled") throw cancelledDuring(call, failure.wasStarted);
    return describeFailure(failure, call, connection, timeoutMs);
  }
}

function requestOf(
  { method, path, ofToken, query, body }: Call,
  { baseUrl, token }: Connection,
): Dispatcher.DispatchOptions {
  const search = query ? `?${new URLSearchParams(query)}` : "";
  const above = baseUrl.pathname.replace(/\/$/, "");
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  return {
    method,
    origin: baseUrl.origin,
    path: `${above}/${(ofToken ? path : ["accounts", ...path]).map(encodeURIComponent).join("/")}${search}`,
    ...(body === undefined
      ? { headers }
      : { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) }),
  };
}

function answerOf({ status, headers, text }: BufferedResponse): HttpAnswer {
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
}
