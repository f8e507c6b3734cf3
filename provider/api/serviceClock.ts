/** RealtimeKit's clock, as far as the `Date` headers of its answers show it. */
export class ServiceClock {
  /** Parsed only if somebody asks, because most operations don't. */
  private readonly seen: { date: string; receivedAt: number }[] = [];

  /** Learns from the header of an answer that arrived at that time of this machine's clock. */
  learn(date: string | undefined, receivedAt: number): void {
    // A later answer within the same second adds nothing.
    if (date === undefined || date === this.seen.at(-1)?.date) return;
    this.seen.push({ date, receivedAt });
  }

  /** In whole seconds, since RealtimeKit may record times without a fraction. */
  earliest(localTime: number): number | undefined {
    // A header's second had begun before its answer arrived, so the service's clock showed that second or later.
    const ahead = this.seen
      .map(({ date, receivedAt }) => Date.parse(date) - receivedAt)
      .filter((ms) => !Number.isNaN(ms));
    return ahead.length === 0 ? undefined : Math.floor((localTime + Math.max(...ahead)) / 1000) * 1000;
  }
}
