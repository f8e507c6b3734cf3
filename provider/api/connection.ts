import { RealtimeKitError } from "../errors";

/** Where an API token was found; it decides what to tell a user whose token is refused. */
export type TokenSource = "environment" | "config";

/** What a call needs to reach RealtimeKit. */
export interface Connection {
  /** Such as `https://api.cloudflare.com/client/v4`. */
  baseUrl: URL;
  token: string;
  tokenSource: TokenSource;
  /** Longest time for one operation, repeats included; waiting for the rate limit is not. */
  deadlineMs: number;
  /** Of Cloudflare's 1,200, those that this process may use. */
  callsPer5Minutes: number;
}

export const DEFAULT_BASE_URL = "https://api.cloudflare.com/client/v4";
export const DEFAULT_DEADLINE_SECONDS = 120;
/** The rest of Cloudflare's 1,200 is left to the dashboard and to other tools. */
export const DEFAULT_CALLS_PER_5_MINUTES = 1000;

/** Settings are read at each operation, and this one is always the same. */
const good = new Map<string, URL>();

/** The base URL, if the token may be sent there: https, or plain http to this machine. */
export function parseBaseUrl(text: string, from: string): URL {
  const known = good.get(text);
  if (known) return known;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname))) {
    good.set(text, url);
    return url;
  }
  const given = url ? `${url.protocol}//${url.host}` : "no URL";
  throw new RealtimeKitError(
    "RTK_BASE_URL",
    `${from} is ${given}, must be an https address (http for this machine alone), such as ${DEFAULT_BASE_URL}`,
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The token, if it can be one: a line break in it would end the header that it is sent in. */
export function parseToken(token: string, from: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new RealtimeKitError(
    "RTK_TOKEN",
    `the API token in ${from} has characters that no token has (a space or a line break?); set it again`,
  );
}

/** A number above 0, as config gives it. */
export function parseAmount(text: string, from: string, what: string): number {
  const amount = Number(text);
  if (Number.isFinite(amount) && amount > 0) return amount;
  throw new RealtimeKitError("RTK_CONFIG", `${from} is ${JSON.stringify(text)}, must be a number of ${what} above 0`);
}
