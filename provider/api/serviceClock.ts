/** RealtimeKit's clock, as far as the `Date` headers of its answers show it. */
export class ServiceClock {
  private date: string | undefined;
  /** The minimum by which the service's clock is ahead of this machine's. */
  private leastAheadMs: number | undefined;

  /** Learns from the header of an answer that arrived at that time of this machine's clock. */
  learn(date: string | undefined, receivedAt: number): void {
    // A later answer within the same second adds nothing.
    if (date === undefined || date === this.date) return;
    this.date = date;
    // The header's second had begun before the answer arrived, so the service's clock now shows that second or later.
    const ahead = Date.parse(date) - receivedAt;
    if (!Number.isNaN(ahead)) this.leastAheadMs = Math.max(this.leastAheadMs ?? ahead, ahead);
  }

  /** In whole seconds, since RealtimeKit may record times without a fraction. */
  earliest(ours: number): number | undefined {
    if (this.leastAheadMs === undefined) return undefined;
    return Math.floor((ours + this.leastAheadMs) / 1000) * 1000;
  }
}
