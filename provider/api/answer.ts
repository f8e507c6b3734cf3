import { RealtimeKitError } from "../errors";
import { isObject, type Json, type JsonObject, property } from "../values";
import type { Connection } from "./connection";

/** An HTTP answer, read to its end. */
export interface Answer {
  status: number;
  ray: string | undefined;
  text: string;
}

/** What was asked, in words: `PUT meetings/4c2b…`. */
export interface Asked {
  what: string;
  writes: boolean;
  /** The answer's data is a list. */
  isList: boolean;
}

/** The body of a good answer, with its `data`. Anything else throws: what is not surely a success is a failure. */
export function goodBody(
  answer: Answer,
  asked: Asked,
  connection: Connection,
  redact: (text: string) => string,
): JsonObject & { data: Json } {
  const body = parsed(answer.text);
  const { status, ray } = answer;
  const details = { status, ray, mayHaveActed: asked.writes && (status < 300 || status >= 500 || status === 408) };
  const said = messageOf(body);
  const words = said === undefined ? "" : `: ${shortened(redact(said))}`;

  if (status >= 200 && status < 300 && isObject(body)) {
    const data = property(body, "data");
    const isExpected = asked.isList ? Array.isArray(data) : isObject(data);
    if (property(body, "success") !== false && isExpected) return body as JsonObject & { data: Json };
    if (said !== undefined) {
      throw new RealtimeKitError("RTK_REJECTED", `RealtimeKit refused ${asked.what}${words}`, details);
    }
  }
  if (status < 400) {
    const came = answer.text === "" ? "nothing" : shortened(redact(answer.text));
    throw new RealtimeKitError(
      "RTK_BAD_ANSWER",
      `the answer to ${asked.what} (HTTP ${status}) is not RealtimeKit's; it was ${came}`,
      details,
    );
  }
  if (status === 401 || status === 403) {
    const code = status === 401 ? "RTK_UNAUTHORIZED" : "RTK_FORBIDDEN";
    throw new RealtimeKitError(code, `Cloudflare refused ${asked.what}${words}. ${tokenAdvice(connection)}`, details);
  }
  if (status === 429) {
    throw new RealtimeKitError(
      "RTK_RATE_LIMITED",
      `Cloudflare's rate limit is reached (1,200 calls in 5 minutes for all that a user owns)${words}; try again in 5 minutes`,
      details,
    );
  }
  if (status === 404 && isMissingObject(body)) {
    throw new RealtimeKitError("RTK_NOT_FOUND", `RealtimeKit does not have it: ${asked.what}${words}`, details);
  }
  const code = status >= 500 || status === 408 ? "RTK_SERVER_ERROR" : "RTK_REJECTED";
  throw new RealtimeKitError(code, `RealtimeKit answered ${asked.what} with HTTP ${status}${words}`, details);
}

/** Cloudflare's codes for "no such route": they speak of the address, not of the object. */
const NO_ROUTE = [7000, 7003];

/**
 * A 404 that is the service's word on the object. One from a proxy or a wrong address (no JSON, or the gateway's
 * "no route") must not make an object look gone.
 */
function isMissingObject(body: Json | undefined): boolean {
  if (!isObject(body) || property(body, "success") !== false) return false;
  const codes = gatewayErrors(body).map((each) => property(each, "code"));
  return !codes.some((code) => NO_ROUTE.includes(Number(code)));
}

/** The text of either envelope: RealtimeKit's `error.message`, or the messages of the gateway's `errors`. */
function messageOf(body: Json | undefined): string | undefined {
  const own = property(property(body, "error"), "message") ?? property(body, "message");
  if (typeof own === "string") return own;
  const messages = gatewayErrors(body).map((each) => `${property(each, "message")} (${property(each, "code")})`);
  return messages.length > 0 ? messages.join("; ") : undefined;
}

function gatewayErrors(body: Json | undefined): Json[] {
  const errors = property(body, "errors");
  return Array.isArray(errors) ? errors : [];
}

function tokenAdvice(connection: Connection): string {
  const needs = 'It needs the permission "Realtime" or "Realtime Admin" on that account';
  return connection.tokenSource === "environment"
    ? `The API token came from the environment's CLOUDFLARE_API_TOKEN. ${needs}`
    : `The API token came from the stack's config, cloudflare:apiToken. ${needs}. "pulumi refresh" and "pulumi destroy" use the config of the last "pulumi up": after a change of token set CLOUDFLARE_API_TOKEN, which goes first, or add --run-program`;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 500 ? `${line.slice(0, 497)}…` : line;
}
