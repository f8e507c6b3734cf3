import { type ErrorCode, type ErrorDetails, RealtimeKitError } from "../errors";
import { isObject, isTooDeep, type Json, type JsonObject, parseJson, property } from "../values";
import type { Connection } from "./connection";
import type { HttpAnswer } from "./transport";

/** The body of RealtimeKit's answer to a successful call. */
export type Envelope = JsonObject & { data: Json };

/** What the `data` of an answer must be. The answer to a DELETE may have none. */
export type Expected = "object" | "list" | "anything";

/** The body of an answer, if the answer is RealtimeKit's and the call succeeded. */
export function envelopeOf({ status, text }: HttpAnswer, expected: Expected): Envelope | undefined {
  const body = parsed(text);
  if (status < 200 || status >= 300 || !isObject(body) || property(body, "success") === false) return undefined;
  const data = property(body, "data");
  if (expected === "list") return Array.isArray(data) ? (body as Envelope) : undefined;
  if (isObject(data)) return body as Envelope;
  return expected === "anything" && property(body, "success") === true ? { ...body, data: {} } : undefined;
}

export interface Asked {
  /** The call in words: `PUT meetings/4c2b…`. */
  words: string;
  /** Whether the path names an object. If not, a 404 is about the app or the account. */
  namesObject: boolean;
}

/** The error that an unsuccessful answer means. */
export function errorOf(
  answer: HttpAnswer,
  { words: asked, namesObject }: Asked,
  connection: Connection,
  redact: (text: string) => string,
): RealtimeKitError {
  const body = parsed(answer.text);
  const { status, ray } = answer;
  const said = messageOf(body);
  const words = said === undefined ? "" : `: ${shortened(redact(said))}`;
  const error = (code: ErrorCode, summary: string, more: ErrorDetails = {}) =>
    new RealtimeKitError(code, summary, { status, ray, ...more });

  if (status < 400 && said !== undefined) return error("RTK_REJECTED", `RealtimeKit refused ${asked}${words}`);
  if (status < 400) {
    const came = answer.text === "" ? "the body is empty" : `the body is ${shortened(redact(answer.text))}`;
    const summary = `the answer to ${asked} (HTTP ${status}) is not from RealtimeKit: ${came}`;
    return error("RTK_BAD_ANSWER", summary + baseUrlAdvice(connection));
  }
  if (status === 401) {
    return error("RTK_UNAUTHORIZED", `Cloudflare refused ${asked}${words}. ${newTokenAdvice(connection)}`);
  }
  if (status === 403) {
    return error("RTK_FORBIDDEN", `Cloudflare refused ${asked}${words}. ${permissionAdvice(connection)}`);
  }
  if (status === 429) {
    const limit = "Cloudflare's rate limit is reached (1,200 calls in 5 minutes for everything one user owns)";
    return error("RTK_RATE_LIMITED", `${limit}${words}`);
  }
  if (status === 404 && isMissingObject(body)) {
    return namesObject
      ? error("RTK_NOT_FOUND", `RealtimeKit does not have the object (${asked})${words}`)
      : error("RTK_NOT_FOUND", `RealtimeKit does not know the account or an ID in the path of ${asked}${words}`, {
          parentMissing: true,
        });
  }
  const code = status >= 500 || status === 408 ? "RTK_SERVER_ERROR" : "RTK_REJECTED";
  const advice = status === 404 ? baseUrlAdvice(connection) : "";
  return error(code, `RealtimeKit answered ${asked} with HTTP ${status}${words}${advice}`);
}

/** Cloudflare's codes for "no route": they are about the address, not about the object. */
export const NO_ROUTE = [7000, 7003];

/**
 * Whether RealtimeKit itself says that the object does not exist. A 404 from a proxy or for a wrong address (not JSON,
 * or the gateway's "no route") must not make an object look as if it were gone.
 */
function isMissingObject(body: Json | undefined): boolean {
  if (!isObject(body) || property(body, "success") !== false) return false;
  const codes = gatewayErrors(body).map((each) => property(each, "code"));
  return !codes.some((code) => NO_ROUTE.includes(Number(code)));
}

/** The message of either envelope: RealtimeKit's `error.message`, or those in the gateway's `errors`. */
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

const DEFAULT_TOKEN_KEY = "cloudflare:apiToken";

function newTokenAdvice({ tokenSource, tokenKey = DEFAULT_TOKEN_KEY }: Connection): string {
  const advice = {
    environment: "It came from the environment variable CLOUDFLARE_API_TOKEN: set a valid token there",
    provider: `It came from apiToken of the Provider: set a valid token there. ${OLD_PROVIDER}`,
    config: `It came from the stack's config: set a valid token with "pulumi config set --secret ${tokenKey}". ${OLD_CONFIG}`,
  };
  return `The API token is invalid, expired or revoked. ${advice[tokenSource]}`;
}

function permissionAdvice({ tokenSource, tokenKey = DEFAULT_TOKEN_KEY }: Connection): string {
  const source = {
    environment: "the environment variable CLOUDFLARE_API_TOKEN",
    provider: `apiToken of the Provider. ${OLD_PROVIDER}`,
    config: `the stack's config, ${tokenKey}. ${OLD_CONFIG}`,
  };
  return `Check that the token has the permission "Realtime" or "Realtime Admin" on this account, that accountId is correct, and that RealtimeKit is enabled for the account. The API token came from ${source[tokenSource]}`;
}

const OLD_PROVIDER =
  '"pulumi refresh" and "pulumi destroy" use the one of the last "pulumi up": after changing the token, add --run-program';

const OLD_CONFIG =
  '"pulumi refresh" and "pulumi destroy" use the config of the last "pulumi up": after changing the token, set CLOUDFLARE_API_TOKEN, which takes precedence, or add --run-program';

/** Advice if the answer seems to come from another server or another path. */
function baseUrlAdvice({ baseUrl }: Connection): string {
  const { origin, pathname } = baseUrl;
  if (/\/client\/v4\/?$/.test(pathname)) return "";
  const used = `${origin}${pathname === "/" ? "" : pathname}`;
  return `. The base URL ${used} does not end in /client/v4: set CLOUDFLARE_BASE_URL or cloudflare:baseUrl to ${origin}/client/v4 if RealtimeKit's API is there`;
}

function parsed(text: string): Json | undefined {
  const value = parseJson(text);
  return isTooDeep(value) ? undefined : value;
}

const LONGEST_WORDS = 500;

/**
 * One line of limited length, with printable characters only: a terminal acts on some others, and a lone surrogate
 * hangs the engine's connection.
 */
function shortened(text: string): string {
  const characters = [...text.replaceAll(/[\s\p{C}]+/gu, " ").trim()];
  return characters.length > LONGEST_WORDS
    ? `${characters.slice(0, LONGEST_WORDS - 3).join("")}…`
    : characters.join("");
}
