import { type Answer, gatewayError } from "./envelopes";

export interface RateLimitRule {
  /** Calls that a token may make in a window. */
  quota: number;
  /** Whole seconds. */
  windowSeconds: number;
  /** How long a token that went over the quota is blocked; default: as long as a window. */
  blockSeconds?: number | undefined;
}

/** What counting one request gave. */
export interface Counted {
  /** For its answer, whatever the status. */
  headers: Record<string, string>;
  /** Given if the token is over its quota: the answer, in place of any other. */
  refusal?: Answer;
}

interface Usage {
  calls: number;
  endsAt: number;
  isBlocked: boolean;
}

const NAME = '"default"';

/**
 * Cloudflare's limit on API calls.
 * [documented: 1,200 in 5 minutes for everything a user owns, then 429 to everything for the next 5 minutes; the
 * headers Ratelimit and Ratelimit-Policy always, retry-after in whole seconds rounded up, only on 429]
 * [assumed rate-user: a token is a user]
 * [assumed rate-window: windows follow each other, and one starts with the first call after the last]
 * [assumed rate-refused: calls that are refused for another reason count]
 * [assumed rate-block: the block runs from the call that went over, and later ones do not make it longer]
 * [assumed rate-headers: one name in both headers, and seconds to the reset rounded up]
 * [assumed rate-answer: code and text of the 429]
 */
export class RateLimit {
  private readonly usages = new Map<string, Usage>();
  private readonly windowMs: number;
  private readonly blockMs: number;

  constructor(
    private readonly rule: RateLimitRule,
    private readonly now: () => number = () => performance.now(),
  ) {
    const { quota, windowSeconds, blockSeconds = windowSeconds } = rule;
    for (const [name, value] of Object.entries({ quota, windowSeconds, blockSeconds })) {
      if (!Number.isInteger(value) || value < 1)
        throw new TypeError(`rateLimit.${name} must be a positive whole number`);
    }
    this.windowMs = windowSeconds * 1000;
    this.blockMs = blockSeconds * 1000;
  }

  /** Counts a request for the token that it presents. */
  count(authorization = ""): Counted {
    const now = this.now();
    const usage = this.usageOf(authorization, now);
    if (!usage.isBlocked && ++usage.calls > this.rule.quota) {
      usage.isBlocked = true;
      usage.endsAt = now + this.blockMs;
    }
    // whole milliseconds first: floating-point errors would round up to another second
    const seconds = Math.ceil(Math.round(usage.endsAt - now) / 1000) || 1;
    const headers = {
      ratelimit: `${NAME};r=${Math.max(0, this.rule.quota - usage.calls)};t=${seconds}`,
      "ratelimit-policy": `${NAME};q=${this.rule.quota};w=${this.rule.windowSeconds}`,
    };
    if (!usage.isBlocked) return { headers };
    const refusal = gatewayError(429, 10429, "Rate limited. Please wait and try again later.", {
      headers: { "retry-after": String(seconds) },
    });
    return { headers, refusal };
  }

  private usageOf(authorization: string, now: number): Usage {
    const known = this.usages.get(authorization);
    if (known && now < known.endsAt) return known;
    const fresh = { calls: 0, endsAt: now + this.windowMs, isBlocked: false };
    this.usages.set(authorization, fresh);
    return fresh;
  }
}
