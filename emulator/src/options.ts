import type { RateLimitRule } from "./http/rateLimit";

/** How the emulator is started. Everything is optional. */
export interface EmulatorOptions {
  /** Default 0: any free port. */
  port?: number | undefined;
  /** Default 127.0.0.1. */
  host?: string | undefined;
  /** Keep all objects in this file, secrets included (mode 0600). Without it they live in memory. */
  dataFile?: string | undefined;
  /** The only token that is accepted. Without it any token is. */
  token?: string | undefined;
  /** Tokens that are known but lack the permission: they get a 403. */
  forbiddenTokens?: readonly string[] | undefined;
  /** Tokens that an account owns, not a user: /user/tokens/verify does not know them. */
  accountTokens?: readonly string[] | undefined;
  /** Accounts for which RealtimeKit is not enabled: every call of theirs gets its 403. */
  unentitledAccounts?: readonly string[] | undefined;
  /** What PATCH of a meeting does to a nested object: merge it at every depth (default), or replace each given top-level field. */
  patch?: "merge" | "replace" | undefined;
  /** What PUT of a meeting, whose body has no status, does to the status: keep it (default), or reset it to ACTIVE. */
  putStatus?: "keep" | "reset" | undefined;
  /** Refuse what is accepted by default although a source contradicts it: see the README's table. */
  strict?: boolean | undefined;
  /** "any" (default): an app is created when its id is first used. "known": only created apps exist. */
  apps?: "any" | "known" | undefined;
  /** The status for a meeting that does not exist: 404 (default) or the 500 that is all the OpenAPI declares. */
  unknownMeeting?: 404 | 500 | undefined;
  /**
   * What to do where live tests of others and Cloudflare's documents disagree: as "observed" (default), an app without
   * webhooks lists them as a 404, PUT of a webhook answers a part of it and PATCH of a preset answers no id; as
   * "documented", these answer an empty list and whole objects.
   */
  follow?: "observed" | "documented" | undefined;
  /** How long the token of a participant admits, in seconds. Default: 100 days, as at Cloudflare. */
  tokenSeconds?: number | undefined;
  /** Deliver webhooks to any address. By default only to addresses of this machine. */
  deliverAnywhere?: boolean | undefined;
  /** How long to wait before each retry of a webhook's delivery. Default: 250, 1,000 and 4,000 milliseconds. */
  webhookRetryMs?: readonly number[] | undefined;
  /** Limit the calls of each token, as Cloudflare does with 1,200 in 300 seconds. Without it nothing is limited. */
  rateLimit?: RateLimitRule | undefined;
}
