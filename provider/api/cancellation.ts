import { RealtimeKitError } from "../errors";
import { startTimer } from "./timers";

/** Ends every wait of one engine operation at the operation's signal. The signal has one listener, however many wait. */
export class Cancellation {
  /** An array with free places: a `Set` that each call enters and leaves costs a sixth of the call's CPU. */
  private readonly listeners: ((() => void) | undefined)[] = [];
  private readonly freePlaces: number[] = [];

  constructor(readonly signal: AbortSignal) {
    signal.addEventListener("abort", () => {
      for (const listener of [...this.listeners]) listener?.();
    });
  }

  get isCancelled(): boolean {
    return this.signal.aborted;
  }

  /** Calls the listener if the operation is cancelled; call the returned function when that no longer matters. */
  onCancel(listener: () => void): () => void {
    const place = this.freePlaces.pop() ?? this.listeners.length;
    this.listeners[place] = listener;
    return () => {
      if (this.listeners[place] !== listener) return;
      this.listeners[place] = undefined;
      this.freePlaces.push(place);
    };
  }

  throwIfCancelled(): void {
    if (this.isCancelled) throw cancelled();
  }

  /** The promise's outcome, or RTK_CANCELLED as soon as the operation is cancelled. */
  async race<T>(promise: Promise<T>): Promise<T> {
    let forget: (() => void) | undefined;
    const end = new Promise<never>((_, reject) => {
      forget = this.onCancel(() => reject(cancelled()));
      if (this.isCancelled) reject(cancelled());
    });
    try {
      return await Promise.race([promise, end]);
    } finally {
      forget?.();
    }
  }

  sleep(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      timer = startTimer(resolve, ms);
    });
    return this.race(over).finally(() => clearTimeout(timer));
  }
}

export function cancelled(): RealtimeKitError {
  return new RealtimeKitError("RTK_CANCELLED", "the operation was cancelled before RealtimeKit had answered");
}
