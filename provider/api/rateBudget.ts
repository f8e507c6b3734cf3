import { type Cancellation, cancelled } from "./cancellation";
import { CONNECTIONS } from "./dispatcher";
import { policyOf, type RateLimitHeaders, stateOf } from "./rateLimitHeaders";
import { RateWindow } from "./rateWindow";
import { retryAfterMs } from "./retry";
import { startTimer } from "./timers";

/** Cloudflare's limit for everything one user owns: developers.cloudflare.com/fundamentals/api/reference/limits */
const CLOUDFLARE_CALLS = 1200;
const CLOUDFLARE_WINDOW_MS = 300_000;

/** Calls in progress at once, until the first answer tells the limit. */
const FIRST_IN_FLIGHT = 4;

/** A longer wait is announced by a message that says why. */
const SILENT_MS = 2_000;

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

/**
 * The calls that this process may make with one token: the share of Cloudflare's limit that the user allows it, so that
 * some is left for the dashboard and other tools. The answers tell the limit, and also how much others use. First come,
 * first served.
 */
export class RateBudget {
  private quota = CLOUDFLARE_CALLS;
  private windowMs = CLOUDFLARE_WINDOW_MS;
  private readonly window = new RateWindow();
  /** When the calls of the last window were sent, the oldest first. */
  private readonly sent: number[] = [];
  private inFlight = 0;
  private mostInFlight = FIRST_IN_FLIGHT;
  private pausedUntil = Number.NEGATIVE_INFINITY;
  private warnedUntil = Number.NEGATIVE_INFINITY;
  private readonly queue: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly callsPer5Minutes: number,
    private readonly cancellation: Cancellation,
    private readonly warn: (message: string) => void,
    private readonly now: () => number = Date.now,
  ) {
    cancellation.onCancel(() => this.clear());
  }

  /** Waits until one call may be made. After each admitted call, call `release` once. */
  admit(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.cancellation.throwIfCancelled();
      this.queue.push({ resolve, reject });
      this.serve();
    });
  }

  /** Ends an admitted call, and learns what its answer says about the limit, if there was one. */
  release(headers?: RateLimitHeaders): void {
    this.inFlight--;
    if (headers) this.learn(headers);
    this.serve();
  }

  /** Ends every wait, and the timer, which would keep the process alive. */
  private clear(): void {
    clearTimeout(this.timer);
    for (const { reject } of this.queue.splice(0)) reject(cancelled());
  }

  private learn(headers: RateLimitHeaders): void {
    const now = this.now();
    const policy = policyOf(headers);
    if (policy) ({ quota: this.quota, windowMs: this.windowMs } = policy);
    const state = stateOf(headers);
    if (state && state.resetsInMs <= this.windowMs) this.window.learn(state, this.quota, this.inFlight, now);
    if (headers.status === 429) {
      // One pause for all calls, and a slow start after it.
      const pauseMs = Math.min(retryAfterMs(headers.retryAfter, now) ?? 0, this.windowMs);
      this.pausedUntil = Math.max(this.pausedUntil, now + pauseMs);
      this.mostInFlight = 1;
    } else if (now >= this.pausedUntil) {
      this.mostInFlight = Math.min(CONNECTIONS, this.mostInFlight * 2);
    }
  }

  /** Admits the calls whose turn it is, and schedules the next ones. */
  private serve(): void {
    clearTimeout(this.timer);
    while (this.queue.length > 0) {
      const now = this.now();
      const most = Math.min(this.mostInFlight, this.window.mostInFlight({ quota: this.quota, share: this.share }, now));
      // The answer to a call in flight leads back here.
      if (this.inFlight > 0 && this.inFlight >= most) return;
      const opensAt = Math.max(this.pausedUntil, this.ownShareOpensAt(now), most === 0 ? this.window.endsAt : now);
      if (opensAt > now) {
        this.warnIfLong(opensAt, now);
        this.timer = startTimer(() => this.serve(), opensAt - now);
        return;
      }
      this.inFlight++;
      this.sent.push(now);
      this.queue.shift()?.resolve();
    }
  }

  private get share(): number {
    return Math.max(1, Math.floor((this.quota * this.callsPer5Minutes) / CLOUDFLARE_CALLS));
  }

  /** When the next call fits: no period as long as a window gets more calls than the share. */
  private ownShareOpensAt(now: number): number {
    while (this.sent.length > 0 && now - (this.sent[0] ?? now) >= this.windowMs) this.sent.shift();
    return this.sent.length < this.share ? now : (this.sent.at(-this.share) ?? now) + this.windowMs;
  }

  /** Once for each window or pause, no matter how many calls wait. */
  private warnIfLong(opensAt: number, now: number): void {
    if (opensAt - now < SILENT_MS || now < this.warnedUntil) return;
    this.warnedUntil = opensAt;
    const until = new Date(opensAt).toTimeString().slice(0, 8);
    const rule = `Cloudflare allows ${this.quota} calls in ${this.windowMs / 1000} seconds for everything one user owns`;
    this.warn(`waiting until ${until}: ${rule}, and realtimekit:requestsPer5Minutes is ${this.callsPer5Minutes}`);
  }
}
