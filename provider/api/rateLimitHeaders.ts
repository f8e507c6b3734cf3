/** What the headers of an answer say about Cloudflare's rate limit. */
export interface RateLimitHeaders {
  status: number;
  /** `"default";r=50;t=30`: calls that remain, and seconds until the window ends. */
  rateLimit: string | undefined;
  /** `"burst";q=100;w=60`: calls that a window allows, and its length in seconds. */
  ratePolicy: string | undefined;
  retryAfter: string | undefined;
}

export interface RateLimitPolicy {
  quota: number;
  windowMs: number;
}

export interface RateLimitState {
  remaining: number;
  resetsInMs: number;
}

export function policyOf({ ratePolicy }: RateLimitHeaders): RateLimitPolicy | undefined {
  const [quota, seconds] = [numberIn(ratePolicy, "q"), numberIn(ratePolicy, "w")];
  return quota && seconds ? { quota, windowMs: seconds * 1000 } : undefined;
}

export function stateOf({ rateLimit }: RateLimitHeaders): RateLimitState | undefined {
  const [remaining, seconds] = [numberIn(rateLimit, "r"), numberIn(rateLimit, "t")];
  return remaining === undefined || seconds === undefined ? undefined : { remaining, resetsInMs: seconds * 1000 };
}

const PARAMETERS = { q: /;\s*q=(\d{1,7})\b/, w: /;\s*w=(\d{1,7})\b/, r: /;\s*r=(\d{1,7})\b/, t: /;\s*t=(\d{1,7})\b/ };

/** A parameter of a header, if it is a plausible whole number. If there are several rules, that of the first one. */
function numberIn(header: string | undefined, key: keyof typeof PARAMETERS): number | undefined {
  const digits = header?.slice(0, 200).match(PARAMETERS[key])?.[1];
  return digits === undefined ? undefined : Number(digits);
}
