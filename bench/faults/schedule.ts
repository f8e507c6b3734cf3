/** Runs all, so many at once. */
export async function inParallel<T>(most: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  async function work(): Promise<void> {
    while (next < tasks.length) {
      const index = next++;
      results[index] = await (tasks[index] as () => Promise<T>)();
    }
  }
  await Promise.all(Array.from({ length: most }, work));
  return results;
}

/** Runs all at once. */
export function together<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  return inParallel(tasks.length, tasks);
}

/** The memory that a task takes at most beyond what was taken before, in MB: JavaScript's own and that of buffers. */
export async function withPeak<T extends object>(task: () => Promise<T>): Promise<T & { peakMb: number }> {
  globalThis.gc?.();
  const before = used();
  let most = before;
  const look = () => {
    most = Math.max(most, used());
  };
  const timer = setInterval(look, 2);
  try {
    const result = await task();
    look();
    return { ...result, peakMb: Math.round((most - before) / 1024 / 1024) };
  } finally {
    clearInterval(timer);
  }
}

function used(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Ends the process if that takes longer, with what is still to be done. */
export function limited(ms: number, names: ReadonlySet<string>): void {
  const timer = setTimeout(() => {
    console.error(`not done after ${ms / 1000} seconds:\n${[...names].join("\n")}`);
    process.exit(1);
  }, ms);
  timer.unref();
}
