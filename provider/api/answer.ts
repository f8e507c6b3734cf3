import { type ErrorCode, RealtimeKitError } from "../errors";
import { isObject, isTooDeep, type Json, type JsonObject, property } from "../values";
import type { Connection } from "./connection";

/** An HTTP answer, read to its end. */
export interface Answer {
  status: number;
  ray: string | undefined;
  retryAfter: string | undefined;
  rateLimit: string | undefined;
  ratePolicy: string | undefined;
  /** The service's clock, if it told. */
  date: string | undefined;
  text: string;
}

/** The body of a good answer, with its `data`; undefined unless it surely is one. */
export function goodBody({ status, text }: Answer, isList: boolean): (JsonObject & { data: Json }) | undefined {
  const body = parsed(text);
  if (status < 200 || status >= 300 || !isObject(body) || property(body, "success") === false) return undefined;
  const data = property(body, "data");
  const isExpected = isList ? Array.isArray(data) : isObject(data);
  return isExpected ? (body as JsonObject & { data: Json }) : undefined;
}

/** What an answer that is not good means. `asked`, in words: `PUT meetings/4c2b…`. */
export function errorOf(
  answer: Answer,
  asked: string,
  connection: Connection,
  redact: (text: string) => string,
): RealtimeKitError {
  const body = parsed(answer.text);
  const { status, ray } = answer;
  const said = messageOf(body);
  const words = said === undefined ? "" : `: ${shortened(redact(said))}`;
  const error = (code: ErrorCode, summary: string) => new RealtimeKitError(code, summary, { status, ray });

  if (status < 400 && said !== undefined) return error("RTK_REJECTED", `RealtimeKit refused ${asked}${words}`);
  if (status < 400) {
    const came = answer.text === "" ? "nothing" : shortened(redact(answer.text));
    return error("RTK_BAD_ANSWER", `the answer to ${asked} (HTTP ${status}) is not RealtimeKit's; it was ${came}`);
  }
  if (status === 401 || status === 403) {
    const code = status === 401 ? "RTK_UNAUTHORIZED" : "RTK_FORBIDDEN";
    return error(code, `Cloudflare refused ${asked}${words}. ${tokenAdvice(connection)}`);
  }
  if (status === 429) {
    const limit = "Cloudflare's rate limit is reached (1,200 calls in 5 minutes for all that a user owns)";
    return error("RTK_RATE_LIMITED", `${limit}${words}`);
  }
  if (status === 404 && isMissingObject(body)) {
    return error("RTK_NOT_FOUND", `RealtimeKit does not have it: ${asked}${words}`);
  }
  const code = status >= 500 || status === 408 ? "RTK_SERVER_ERROR" : "RTK_REJECTED";
  return error(code, `RealtimeKit answered ${asked} with HTTP ${status}${words}`);
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
    const value = JSON.parse(text) as Json;
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

const LONGEST_WORDS = 500;

/**
 * On one line, not too long, and of characters that print: a terminal obeys some others, and on half of a surrogate pair
 * the engine's connection would wait for ever.
 */
function shortened(text: string): string {
  const characters = [...text.replaceAll(/[\s\p{C}]+/gu, " ").trim()];
  return characters.length > LONGEST_WORDS
    ? `${characters.slice(0, LONGEST_WORDS - 3).join("")}…`
    : characters.join("");
}
