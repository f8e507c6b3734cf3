import { RealtimeKitError } from "../errors";

/** Where the API token was found, which determines the advice if Cloudflare refuses the token. */
export type TokenSource = "environment" | "config" | "provider";

/** Plain values, because each call reads them, and the getters of a `URL` compute their result every time. */
export type BaseUrl = Readonly<Pick<URL, "href" | "origin" | "hostname" | "pathname">>;

/** How to reach RealtimeKit. */
export interface Connection {
  /** Such as `https://api.cloudflare.com/client/v4`. */
  baseUrl: BaseUrl;
  token: string;
  tokenSource: TokenSource;
  /** The config key that the token came from, if it is not `cloudflare:apiToken`. */
  tokenKey?: string;
  /** Time limit for one operation on one resource, including retries but not the waits for the rate limit. */
  deadlineMs: number;
  /** How many of Cloudflare's 1,200 calls this operation of the engine may use. */
  callsPer5Minutes: number;
  proxy?: HttpProxy;
  /** An environment variable that names a proxy, if the user has not opted in to use it. */
  ignoredProxyVariable?: string;
}

/** An HTTP proxy. https calls go through a CONNECT tunnel. */
export interface HttpProxy {
  /** May contain a password: show only its protocol and host. */
  url: URL;
  /** The setting or variable that names it. */
  from: string;
  /** The hosts to connect to directly, in the format of NO_PROXY. */
  noProxy: string;
}

/** The proxy for the base URL; none for this machine, because a proxy cannot reach an emulator here. */
export function proxyFor({ baseUrl, proxy }: Connection): HttpProxy | undefined {
  return proxy === undefined || isLoopback(baseUrl.hostname) ? undefined : proxy;
}

export const DEFAULT_BASE_URL = "https://api.cloudflare.com/client/v4";
export const DEFAULT_DEADLINE_SECONDS = 120;
/** The rest of Cloudflare's 1,200 calls is left for the dashboard and other tools. */
export const DEFAULT_CALLS_PER_5_MINUTES = 1000;

/** Settings are read at each call, and parsing the same URL again would take a fifth of the call's CPU time. */
let latest: { text: string; url: BaseUrl } | undefined;

/** Parses the base URL. It must be https, or plain http to this machine, because the token is sent there. */
export function parseBaseUrl(text: string, from: string): BaseUrl {
  if (latest?.text === text) return latest.url;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname))) {
    const { href, origin, hostname, pathname } = url;
    latest = { text, url: { href, origin, hostname, pathname } };
    return latest.url;
  }
  const given = url ? `${url.protocol}//${url.host}` : "not a URL";
  throw new RealtimeKitError(
    "RTK_BASE_URL",
    `${from} is ${given}, but must be an https address (http only for this machine), such as ${DEFAULT_BASE_URL}`,
  );
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Checks that the token can be sent: a line break would end its header. */
export function parseToken(token: string, from: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new RealtimeKitError(
    "RTK_TOKEN",
    `the API token in ${from} contains characters that a token cannot have, such as a space or a line break; set it again`,
  );
}

/** Parses the URL of a proxy. The error does not repeat it, because it may contain a password. */
export function parseProxyUrl(text: string, from: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new RealtimeKitError(
    "RTK_CONFIG",
    `${from} is not the URL of an HTTP proxy, such as http://proxy.example:3128`,
  );
}

export function parseSwitch(text: string, from: string): boolean {
  if (text === "true" || text === "false") return text === "true";
  throw new RealtimeKitError("RTK_CONFIG", `${from} is ${JSON.stringify(text)}, which is neither true nor false`);
}

/** Parses a positive number from config. */
export function parseAmount(text: string, from: string, what: string): number {
  const amount = Number(text);
  if (Number.isFinite(amount) && amount > 0) return amount;
  throw new RealtimeKitError(
    "RTK_CONFIG",
    `${from} is ${JSON.stringify(text)}, which is not a positive number of ${what}`,
  );
}
