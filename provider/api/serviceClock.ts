/** What the `Date` headers of RealtimeKit's answers tell about its clock. */
export class ServiceClock {
  private date: string | undefined;
  /** The least that the service's clock can be ahead of this machine's. */
  private leastAheadMs: number | undefined;

  /** Takes in the header of an answer that arrived at that moment of this machine's clock. */
  learn(date: string | undefined, receivedAt: number): void {
    // A later answer with the same second says less.
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
