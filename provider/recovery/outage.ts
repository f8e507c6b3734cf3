import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "../api/client";
import type { RealtimeKitError } from "../errors";

/** This many creates that fail alike, with no success in between, count as an outage. */
const ALIKE = 3;
/** The pause before the first probe, and the longest pause before later ones, as parts of the deadline. */
const FIRST_PAUSE = 1 / 24;
const LONGEST_PAUSE = 1 / 3;

/**
 * While RealtimeKit is down, each create that is sent fails, and each may leave an object behind. After several have
 * failed alike, only one at a time is sent as a probe, with growing pauses, and the others wait until one succeeds.
 */
export class Outage {
  private failure: string | undefined;
  private failures = 0;
  private probes = 0;
  private isProbing = false;
  private nextProbeAt = 0;
  /** Aborted and replaced when something changes. */
  private change = new AbortController();

  constructor(private readonly now: () => number = Date.now) {}

  /**
   * Waits until a create may be sent. Resolves to false if its time is up before that. After each admitted create, call
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

  /** RealtimeKit created an object or rejected the create itself, so there is no outage. */
  succeeded(): void {
    [this.failure, this.failures, this.probes] = [undefined, 0, 0];
    this.release();
  }

  /** The create was not sent after all, or its end says nothing about an outage. */
  release(): void {
    this.isProbing = false;
    this.change.abort();
    this.change = new AbortController();
  }

  /** RealtimeKit, or the gateway in front of it, failed. Returns whether an outage begins with this failure. */
  failed({ status }: RealtimeKitError, budgetMs: number): boolean {
    const failure = `HTTP ${status}`;
    this.failures = failure === this.failure ? this.failures + 1 : 1;
    this.failure = failure;
    // Creates that were sent before the outage began are not probes.
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
