import { existsSync, readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Stack } from "@pulumi/pulumi/automation";
import { processExists } from "../lock.cjs";

const PATIENCE_MS = 20_000;

/**
 * A run that was killed leaves the stack locked, and every later run would be refused. Removes such a lock once the
 * engine that created it has ended. If that engine is still running, because it outlived its `npm start` or somebody
 * runs `pulumi` by hand, returns a message for the user.
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
    return `The stack is locked by process ${running.pid} on ${running.hostname}. Wait for it to end, or end it, and run this command again.`;
  if (holders.length > 0) {
    await stack.cancel();
    console.error(
      "An earlier run was killed and left the stack locked; the lock has been removed. If the engine reports pending " +
        "operations, run: npm start -- refresh\n",
    );
  }
  return undefined;
}

/** Names of the resources that a killed run was creating. The engine warns about them until a refresh clears them. */
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

/** The file backend keeps one JSON file per lock, in a folder for each organization, project and stack. */
function lockHolders(backend: string, stackName: string): LockHolder[] {
  const folder = join(backend, ".pulumi", "locks");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json") && file.split(/[\\/]/).at(-2) === stackName)
    .flatMap((file) => {
      try {
        return [JSON.parse(readFileSync(join(folder, file), "utf8")) as LockHolder];
      } catch {
        return []; // removed in the meantime, or half written by a killed engine, which the next engine reports
      }
    });
}

function isRunning({ pid, hostname: host }: LockHolder): boolean {
  return host !== hostname() || processExists(pid);
}
