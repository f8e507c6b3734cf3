const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Keeps this process alive when it is asked to stop, so that the engine, which runs the program in this process, can
 * finish what is in progress and record it. On a second interrupt, the engine stops at once and loses that record, so
 * it must receive each interrupt only once. In a terminal, Ctrl-C reaches every process of the job, including the
 * engine; any other signal reaches only this process, which passes it on by aborting.
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
