/** Prints one line for the person who waits. */
export type Say = (line: string) => void;

const EVERY_MS = 10_000;

export interface Progress {
  /** Begins the next phase, with its number of steps if that is known. */
  phase(name: string, steps?: number): void;
  step(): void;
  end(): void;
}

/** Prints a line at the start of each phase and then every ten seconds, which suits both terminals and CI logs. */
export function startProgress(say: Say): Progress {
  const startedAt = Date.now();
  let current = "";
  let steps = 0;
  let done = 0;
  const report = () => {
    const count = steps > 0 ? `: ${Math.min(done, steps)} of ${steps} packages` : "";
    say(`  ${current}${count} (${duration(Date.now() - startedAt)})`);
  };
  const timer = setInterval(report, EVERY_MS);
  return {
    phase(name, total = 0) {
      current = name;
      steps = total;
      done = 0;
      report();
    },
    step() {
      done += 1;
    },
    end() {
      clearInterval(timer);
    },
  };
}

export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
