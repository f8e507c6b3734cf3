import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { processExists } from "../lock.cjs";

const fileIn = (folder: string) => join(folder, "ui.json");

/** The base URL of the emulator that `npm start -- ui` runs, if it does. */
export async function runningEmulator(folder: string): Promise<string | undefined> {
  try {
    const { url, pid } = JSON.parse(readFileSync(fileIn(folder), "utf8"));
    if (!processExists(pid)) return undefined;
    const { ok } = await fetch(new URL("/__emulator/health", url));
    return ok ? url : undefined;
  } catch {
    return undefined; // there is none, or it was killed
  }
}

/** Lets other runs find the emulator of this process. */
export function recordRunning(folder: string, url: string): void {
  writeFileSync(fileIn(folder), JSON.stringify({ url, pid: process.pid }));
}

export function forgetRunning(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}
