import { existsSync, readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Stack } from "@pulumi/pulumi/automation";
import { processExists } from "../lock.cjs";

const PATIENCE_MS = 20_000;

/**
 * A run that was killed leaves the stack locked, and every later one would be refused. Removes such a lock once the
 * engine that wrote it is gone. Returns what to tell the user if it is still there: one that outlived the `npm start`
 * that began it, or a `pulumi` that somebody runs by hand.
 */
export async function removeAbandonedLock(
  stack: Stack,
  backend: string,
  patienceMs = PATIENCE_MS,
): Promise<string | undefined> {
  const patience = Date.now() + patienceMs;
  let holders = lockHolders(backend, stack.name);
  while (holders.some(isRunning) && Date.now() < patience) {
    await sleep(500);
    holders = lockHolders(backend, stack.name);
  }
  const running = holders.find(isRunning);
  if (running)
    return `The stack is locked by process ${running.pid} on ${running.hostname}. Wait until it has ended, or end it, and run this again.`;
  if (holders.length > 0) {
    await stack.cancel();
    console.error(
      "An earlier run was killed and had left the stack locked; the lock is removed. Should the engine speak of " +
        "pending operations, npm start -- refresh settles them.\n",
    );
  }
  return undefined;
}

/** Resources that a killed run was creating, by name. The engine warns of them until a refresh is told to forget them. */
export async function pendingCreates(stack: Stack): Promise<string[]> {
  const { deployment } = await stack.exportStack();
  const operations: { type: string; resource: { urn: string } }[] = deployment?.pending_operations ?? [];
  return operations
    .filter(({ type }) => type === "creating")
    .map(({ resource }) => resource.urn.split("::").at(-1) ?? "");
}

interface LockHolder {
  pid: number;
  hostname: string;
}

/** The file backend keeps one JSON file per lock, below a folder for organisation, project and stack. */
function lockHolders(backend: string, stackName: string): LockHolder[] {
  const folder = join(backend, ".pulumi", "locks");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json") && file.split(/[\\/]/).at(-2) === stackName)
    .flatMap((file) => {
      try {
        return [JSON.parse(readFileSync(join(folder, file), "utf8")) as LockHolder];
      } catch {
        return []; // removed meanwhile, or half written by an engine that was killed: the engine itself will tell
      }
    });
}

function isRunning({ pid, hostname: host }: LockHolder): boolean {
  return host !== hostname() || processExists(pid);
}
