import { readdirSync, readFileSync } from "node:fs";

export interface Process {
  pid: number;
  parent: number;
  args: string[];
}

/**
 * The processes of a session, from Linux's /proc. What a session's first process starts stays in it, also when those
 * between have died: so nothing of a killed tree is missed, and nothing of anybody else's is ever taken for a part of it.
 */
export function processesOf(session: number): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The name of the command stands in parentheses and may hold anything.
        const [, state, parent, , at] = /^\d+ \(.*\) (\S) (\d+) (\d+) (\d+)/s.exec(read(name, "stat")) ?? [];
        const isOurs = Number(at) === session && state !== "Z";
        return isOurs ? [{ pid: Number(name), parent: Number(parent), args: read(name, "cmdline").split("\0") }] : [];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}

function read(pid: string, file: string): string {
  return readFileSync(`/proc/${pid}/${file}`, "utf8");
}

export function kill(pid: number, signal: NodeJS.Signals = "SIGKILL"): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It has ended by itself.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
