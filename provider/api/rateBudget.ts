import { retryAfterMs } from "./retry";

/** Cloudflare's rule for all that a user owns: developers.cloudflare.com/fundamentals/api/reference/limits */
const CLOUDFLARE_CALLS = 1200;
const CLOUDFLARE_WINDOW_MS = 300_000;

/** Calls under way at once: as many as there are connections; fewer until the first answer has told of the rule. */
const MOST_IN_FLIGHT = 32;
const FIRST_IN_FLIGHT = 16;

/** A user who waits longer than this is told why. */
const SILENT_MS = 2_000;

/** What an answer tells of the limit. */
export interface Told {
  status: number;
  /** `"default";r=50;t=30`: calls remaining, seconds to the reset. */
  rateLimit: string | undefined;
  /** `"burst";q=100;w=60`: calls in a window, seconds of a window. */
  ratePolicy: string | undefined;
  retryAfter: string | undefined;
}

/**
 * The calls that this process may make with one token: those that the user allows out of Cloudflare's, so that the
 * dashboard and other tools keep some. It learns the rule from the answers, and from what they say is left it sees what
 * others use. First come, first served.
 */
export class RateBudget {
  private quota = CLOUDFLARE_CALLS;
  private windowMs = CLOUDFLARE_WINDOW_MS;
  /** When the calls of the last window were sent, the oldest first. */
  private readonly sent: number[] = [];
  /** The service's last word: good until `resetsAt`. */
  private remaining: number | undefined;
  private resetsAt = Number.NEGATIVE_INFINITY;
  private inFlight = 0;
  private mostInFlight = FIRST_IN_FLIGHT;
  private pausedUntil = Number.NEGATIVE_INFINITY;
  private toldUntil = Number.NEGATIVE_INFINITY;
  private readonly queue: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly callsPer5Minutes: number,
    private readonly tell: (message: string) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Waits for the turn of one call. Each admitted call is followed by one `learn`. */
  admit(): Promise<void> {
    return new Promise((resolve) => {
      this.queue.push(resolve);
      this.serve();
    });
  }

  /** Takes in the answer to an admitted call; nothing, when none came. */
  learn(told?: Told): void {
    this.inFlight--;
    if (told) this.hear(told);
    this.serve();
  }

  private hear({ status, rateLimit, ratePolicy, retryAfter }: Told): void {
    const now = this.now();
    const [quota, seconds] = [numberIn(ratePolicy, "q"), numberIn(ratePolicy, "w")];
    if (quota && seconds) [this.quota, this.windowMs] = [quota, seconds * 1000];
    const [remaining, reset] = [numberIn(rateLimit, "r"), numberIn(rateLimit, "t")];
    if (remaining !== undefined && reset !== undefined && reset * 1000 <= this.windowMs) {
      // Answers overtake each other, and the seconds are rounded up: in one window the least is the newest.
      const isSameWindow = now < this.resetsAt;
      this.remaining = isSameWindow ? Math.min(this.remaining ?? remaining, remaining) : remaining;
      this.resetsAt = isSameWindow ? Math.min(this.resetsAt, now + reset * 1000) : now + reset * 1000;
    }
    if (status === 429) {
      // One pause for all, and a gentle start after it.
      this.pausedUntil = Math.max(this.pausedUntil, now + Math.min(retryAfterMs(retryAfter, now) ?? 0, this.windowMs));
      this.mostInFlight = 1;
    } else if (now >= this.pausedUntil) {
      this.mostInFlight = Math.min(MOST_IN_FLIGHT, this.mostInFlight * 2);
    }
  }

  /** Lets those go whose turn it is, and comes back for the next. */
  private serve(): void {
    clearTimeout(this.timer);
    while (this.queue.length > 0) {
      const now = this.now();
      // The answer to one of those in flight comes back here.
      if (this.inFlight >= this.mostNow(now)) return;
      const opensAt = this.opensAt(now);
      if (opensAt > now) {
        this.tellIfLong(opensAt, now);
        this.timer = setTimeout(() => this.serve(), opensAt - now);
        return;
      }
      this.inFlight++;
      this.sent.push(now);
      this.queue.shift()?.();
    }
  }

  private get share(): number {
    return Math.max(1, Math.floor((this.quota * this.callsPer5Minutes) / CLOUDFLARE_CALLS));
  }

  /** What is left to others. */
  private get reserve(): number {
    return Math.max(0, this.quota - this.share);
  }

  /**
   * How many calls may be under way. No answer has counted them yet, and another process may have as many: so fewer and
   * fewer before the wall, and in a new window, of which nothing was heard, a part of the reserve.
   */
  private mostNow(now: number): number {
    if (this.remaining === undefined) return this.mostInFlight;
    const most = now < this.resetsAt ? (this.remaining - this.reserve) / 2 : this.reserve / 4;
    return Math.min(this.mostInFlight, Math.max(1, Math.floor(most)));
  }

  private opensAt(now: number): number {
    while (this.sent.length > 0 && now - (this.sent[0] ?? now) >= this.windowMs) this.sent.shift();
    const own = this.sent.length < this.share ? now : (this.sent.at(-this.share) ?? now) + this.windowMs;
    const isUsedUp = now < this.resetsAt && (this.remaining ?? 0) - this.reserve - this.inFlight <= 0;
    return Math.max(this.pausedUntil, own, isUsedUp ? this.resetsAt : now);
  }

  /** Once for each window or pause, whatever number of calls waits. */
  private tellIfLong(opensAt: number, now: number): void {
    if (opensAt - now < SILENT_MS || now < this.toldUntil) return;
    this.toldUntil = opensAt;
    const until = new Date(opensAt).toTimeString().slice(0, 8);
    const rule = `Cloudflare allows ${this.quota} calls in ${this.windowMs / 1000} seconds for all that a user owns`;
    this.tell(`waiting until ${until}: ${rule}, and realtimekit:requestsPer5Minutes is ${this.callsPer5Minutes}`);
  }
}

/** The parameter of a rate limit header, if it is a whole number that makes sense; of several rules, of the first. */
function numberIn(header: string | undefined, key: string): number | undefined {
  const digits = header?.slice(0, 200).match(new RegExp(`;\\s*${key}=(\\d{1,7})\\b`))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
