import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "../api/client";
import type { RealtimeKitError } from "../errors";

/** So many creates must fail alike, with none that succeeds in between, to make an outage. */
const ALIKE = 3;
/** The parts of the deadline before the first probe, and before the later ones at most. */
const FIRST_PAUSE = 1 / 24;
const LONGEST_PAUSE = 1 / 3;

/**
 * When RealtimeKit is down, each create that is sent fails, and each may leave an object behind. So after several that
 * failed alike, one at a time is let through as a probe, with growing pauses, and the others wait for one to succeed.
 */
export class Outage {
  private failure: string | undefined;
  private failures = 0;
  private probes = 0;
  private isProbing = false;
  private nextProbeAt = 0;
  /** Aborted when something changes; then there is a new one. */
  private change = new AbortController();

  constructor(private readonly now: () => number = Date.now) {}

  /**
   * Waits until a create may be sent; false when its time was up first. Each create that was let through is followed by
   * `succeeded`, `failed` or `release`.
   */
  async admit(api: Api, leastLeftMs: number): Promise<boolean> {
    for (;;) {
      if (!this.isOn) return true;
      const now = this.now();
      if (!this.isProbing && now >= this.nextProbeAt) {
        this.isProbing = true;
        return true;
      }
      const leftMs = api.remainingMs() - leastLeftMs;
      if (leftMs <= 0) return false;
      const pauseMs = this.isProbing ? leftMs : Math.min(leftMs, this.nextProbeAt - now);
      await sleep(pauseMs, undefined, { signal: AbortSignal.any([this.change.signal, api.signal]) }).catch(() => {});
      await api.sleep(0);
    }
  }

  /** RealtimeKit created, or refused in its own words: there is no outage. */
  succeeded(): void {
    [this.failure, this.failures, this.probes] = [undefined, 0, 0];
    this.release();
  }

  /** The create was not sent after all, or its end says nothing. */
  release(): void {
    this.isProbing = false;
    this.change.abort();
    this.change = new AbortController();
  }

  /** RealtimeKit, or the gateway before it, failed. Returns whether this failure made it an outage. */
  failed({ status }: RealtimeKitError, budgetMs: number): boolean {
    const failure = `HTTP ${status}`;
    this.failures = failure === this.failure ? this.failures + 1 : 1;
    this.failure = failure;
    // Those that were sent before it was an outage are not probes.
    if (this.isProbing || this.failures === ALIKE) {
      this.nextProbeAt = this.now() + budgetMs * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.probes++);
    }
    this.release();
    return this.failures === ALIKE;
  }

  private get isOn(): boolean {
    return this.failures >= ALIKE;
  }
}
