import { join } from "node:path";
import { withLock } from "../lock.cjs";

/** Runs `work` while no other `npm start` works in the folder: two at a time would overwrite each other's data. */
export function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  return withLock(join(folder, "run.lock"), work, ({ pid }) =>
    console.error(`Waiting for another npm start (process ${pid}) in this folder.`),
  );
}
