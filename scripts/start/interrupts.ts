const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Keeps this process alive when it is asked to stop, so that the engine, which runs the program in it, can finish what
 * is under way and record it. The engine takes a second interrupt as an order to stop at once, which loses that record:
 * so it must hear of each only once. In a terminal Ctrl-C reaches it by itself, as it does every process of the job;
 * from anywhere else the signal comes to this process alone and is passed on by aborting.
 */
export function forwardInterrupts(): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const handle = (signal: NodeJS.Signals) => {
    const alreadyThere = signal === "SIGINT" && process.stdin.isTTY;
    if (!alreadyThere) controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, handle);
  return {
    signal: controller.signal,
    end() {
      for (const signal of SIGNALS) process.removeListener(signal, handle);
    },
  };
}
