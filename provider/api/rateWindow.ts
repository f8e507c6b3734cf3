import type { RateLimitState } from "./rateLimitHeaders";

/** How many processes are expected to use one token at once, before an answer tells. */
const PROCESSES = 4;

/** The calls that a window allows, and how many of them are this process's. */
export interface Allowance {
  quota: number;
  share: number;
}

/**
 * The service's present window, as far as answers have told: how many calls remain, and who used the others. All that a
 * user owns uses the same window, and an answer shows the calls of the others only after they were counted.
 */
export class RateWindow {
  private remaining: number | undefined;
  private endsAtOrBefore = Number.NEGATIVE_INFINITY;
  /** Own calls of this window that were answered, and the fewest that others can have made. */
  private own = 0;
  private others = 0;

  /** When the window ends; in the past, if nothing is known about the present one. */
  get endsAt(): number {
    return this.endsAtOrBefore;
  }

  /** Takes in an answer. `inFlight`: own calls that are not answered yet, and that may be counted already. */
  learn({ remaining, resetsInMs }: RateLimitState, quota: number, inFlight: number, now: number): void {
    const endsAt = now + resetsInMs;
    if (this.remaining !== undefined && now < this.endsAtOrBefore) {
      // Answers overtake each other, and the seconds are rounded up: within one window the lowest values are right.
      this.remaining = Math.min(this.remaining, remaining);
      this.endsAtOrBefore = Math.min(this.endsAtOrBefore, endsAt);
    } else {
      [this.remaining, this.endsAtOrBefore, this.own, this.others] = [remaining, endsAt, 0, 0];
    }
    this.own++;
    this.others = Math.max(this.others, quota - this.remaining - this.own - inFlight);
  }

  /** How many own calls may be under way now; 0 if the rest of the window belongs to others. */
  mostInFlight({ quota, share }: Allowance, now: number): number {
    if (this.remaining === undefined) return Number.POSITIVE_INFINITY;
    const reserve = quota - share;
    // Others may start the new window at the same moment, and only answers show how many do.
    const atStart = Math.max(1, Math.floor(reserve / PROCESSES));
    if (now >= this.endsAtOrBefore) return atStart;
    // What others have used is no longer kept for them.
    const free = this.remaining - Math.max(0, reserve - this.others);
    if (free <= 0) return 0;
    // Others may just begin, and no answer shows it yet: fewer and fewer calls before the end.
    const most = Math.max(1, Math.floor(Math.min(free / 2, this.remaining / PROCESSES)));
    return Math.min(most, atStart + this.own, this.mostBesideOthers(this.remaining, quota));
  }

  /**
   * For each own call under way, others have some under way too, in proportion to what they have used so far, and as many
   * again that were counted since the last answer. What is under way may be counted already: near the end, it is assumed
   * to be others'. A process that begins late sends a call at a time, until the last part of the window.
   */
  private mostBesideOthers(remaining: number, quota: number): number {
    const others = Math.max(0, quota - remaining - this.own);
    const perOwn = 1 + (2 * others) / this.own;
    return Math.max(Math.floor(remaining / perOwn), remaining > quota / PROCESSES ? 1 : 0);
  }
}
