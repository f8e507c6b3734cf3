import type { RateLimitState } from "./rateLimitHeaders";

/** How many processes are assumed to use one token at once, until an answer shows how many calls others make. */
const PROCESSES = 4;

/** The calls that a window allows, and how many of them are this process's. */
export interface Allowance {
  quota: number;
  share: number;
}

/**
 * The service's current window, as far as answers have shown: how many calls remain, and who used the others.
 * Everything one user owns shares the window, and an answer shows the calls of others only after Cloudflare has counted
 * them.
 */
export class RateWindow {
  private remaining: number | undefined;
  private endsAtOrBefore = Number.NEGATIVE_INFINITY;
  /** Own calls of this window that were answered, and the fewest that others can have made. */
  private own = 0;
  private others = 0;

  /** When the window ends; in the past if nothing is known about the current one. */
  get endsAt(): number {
    return this.endsAtOrBefore;
  }

  /** Learns from an answer. `inFlight`: own calls without an answer, which Cloudflare may already have counted. */
  learn({ remaining, resetsInMs }: RateLimitState, quota: number, inFlight: number, now: number): void {
    const endsAt = now + resetsInMs;
    if (this.remaining !== undefined && now < this.endsAtOrBefore) {
      // Answers overtake each other, and seconds are rounded up, so within one window the lowest values are correct.
      this.remaining = Math.min(this.remaining, remaining);
      this.endsAtOrBefore = Math.min(this.endsAtOrBefore, endsAt);
    } else {
      [this.remaining, this.endsAtOrBefore, this.own, this.others] = [remaining, endsAt, 0, 0];
    }
    this.own++;
    this.others = Math.max(this.others, quota - this.remaining - this.own - inFlight);
  }

  /** How many own calls may be in progress now; 0 if the rest of the window is reserved for others. */
  mostInFlight({ quota, share }: Allowance, now: number): number {
    if (this.remaining === undefined) return Number.POSITIVE_INFINITY;
    const reserve = quota - share;
    // Others may start in the new window at the same moment, and only answers show how many do.
    const atStart = Math.max(1, Math.floor(reserve / PROCESSES));
    if (now >= this.endsAtOrBefore) return atStart;
    // What others have already used is no longer reserved for them.
    const free = this.remaining - Math.max(0, reserve - this.others);
    if (free <= 0) return 0;
    // Others may just be starting, which no answer shows yet, so fewer and fewer calls toward the end.
    const most = Math.max(1, Math.floor(Math.min(free / 2, this.remaining / PROCESSES)));
    return Math.min(most, atStart + this.own, this.mostBesideOthers(this.remaining, quota));
  }

  /**
   * For each own call in progress, others are assumed to have some in progress too, in proportion to what they have
   * used so far, and as many again that were counted since the last answer. Calls in progress may already be counted;
   * near the end, the assumption is that those counted are others'. A process that starts late sends one call at a
   * time, until the last part of the window.
   */
  private mostBesideOthers(remaining: number, quota: number): number {
    const others = Math.max(0, quota - remaining - this.own);
    const perOwn = 1 + (2 * others) / this.own;
    return Math.max(Math.floor(remaining / perOwn), remaining > quota / PROCESSES ? 1 : 0);
  }
}
