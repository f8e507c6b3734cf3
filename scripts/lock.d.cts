/** Runs `work` while holding the lock file; waits for its turn and calls `onWait(holder)` once if there is a wait. */
export function withLock<T>(
  file: string,
  work: () => Promise<T>,
  onWait?: (holder: { pid: number; host: string }) => void,
): Promise<T>;

/** Whether a process with this id runs on this machine (also one that belongs to somebody else). */
export function processExists(pid: number): boolean;
