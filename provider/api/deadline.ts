/** The time limit of one operation. Some waits don't count, such as those for the rate limit. */
export class Deadline {
  private readonly startedAt = Date.now();
  /** Time that does not count: the total of past waits, the number of current ones, and when those began. */
  private waitedMs = 0;
  private waits = 0;
  private waitingSince = 0;

  constructor(readonly budgetMs: number) {}

  elapsedMs(): number {
    const now = Date.now();
    const waiting = this.waits > 0 ? now - this.waitingSince : 0;
    return now - this.startedAt - this.waitedMs - waiting;
  }

  remainingMs(): number {
    return this.budgetMs - this.elapsedMs();
  }

  /** Waits without using up the deadline. Overlapping waits count once. */
  async pauseFor<T>(turn: Promise<T>): Promise<T> {
    if (this.waits++ === 0) this.waitingSince = Date.now();
    try {
      return await turn;
    } finally {
      if (--this.waits === 0) this.waitedMs += Date.now() - this.waitingSince;
    }
  }
}
