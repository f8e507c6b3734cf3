import { setTimeout as sleep } from "node:timers/promises";
import type { Interruption } from "./interrupted";
import type { Place } from "./place";
import { kill } from "./processes";
import type { UpTree, Victim } from "./tree";

/** kill -9 of one process, so long after it appeared. */
export function killAfter(victim: Victim, ms: number, survivorsGoOn: boolean): Interruption {
  return {
    survivorsGoOn,
    async strike(tree) {
      const found = await tree.appearance(victim);
      if (!found) return false;
      await sleep(ms);
      const still = tree.find(victim);
      if (still?.pid !== found.pid) return false;
      kill(found.pid);
      return true;
    },
  };
}

/** kill -9 of one process, so long after so many creates have been sent. */
export function killAtCreate(victim: Victim, count: number, ms: number, survivorsGoOn: boolean): Interruption {
  return {
    survivorsGoOn,
    async strike(tree, place) {
      if (!(await createsSent(count, tree, place))) return false;
      await sleep(ms);
      const found = tree.find(victim);
      if (found) kill(found.pid);
      return found !== undefined;
    },
  };
}

/** Ctrl-C in the terminal of the `up`, once or twice, when so many creates have been sent. */
export function interruptAtCreate(times: 1 | 2, count: number): Interruption {
  return {
    survivorsGoOn: true,
    async strike(tree, place) {
      if (!(await createsSent(count, tree, place))) return false;
      tree.interrupt();
      if (times === 1) return true;
      // Two that come before the engine has seen the first may count as one; so, like a user, wait for its word.
      while (!tree.output.includes("^C received") && !tree.hasEnded) await sleep(5);
      tree.interrupt();
      return true;
    },
  };
}

const CREATES_MS = 60_000;

async function createsSent(count: number, tree: UpTree, place: Place): Promise<boolean> {
  const startedAt = Date.now();
  while (place.creates().length < count) {
    if (tree.hasEnded) return false;
    if (Date.now() - startedAt > CREATES_MS) throw new Error(`it takes too long:\n${tree.output}`);
    await sleep(5);
  }
  return true;
}
