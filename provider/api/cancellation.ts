import { RealtimeKitError } from "../errors";
import { startTimer } from "./timers";

/** Ends every wait of an engine operation when its signal is aborted. The signal has one listener for all waits. */
export class Cancellation {
  /** An array with free slots: adding each call to a `Set` and removing it takes a sixth of the call's CPU time. */
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

  /** Calls the listener if the operation is cancelled. The returned function removes the listener. */
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

  /** Settles like the promise, or rejects with RTK_CANCELLED as soon as the operation is cancelled. */
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
  return new RealtimeKitError("RTK_CANCELLED", "the operation was cancelled before RealtimeKit answered");
}
