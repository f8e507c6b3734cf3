import { spawn } from "node:child_process";
import { once } from "node:events";
import { commandScript } from "./package";
import type { Place } from "./place";

/** The ids that `pulumi-realtimekit orphans` lists for a state. */
export async function listOrphans(place: Place, state: string): Promise<string[]> {
  const child = spawn(process.execPath, [commandScript(), "orphans", "--json"], {
    env: { ...process.env, ...place.environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  child.stdin.end(state);
  const [output, errors] = await Promise.all(
    [child.stdout, child.stderr].map((each) => each.setEncoding("utf8").toArray()),
  );
  const [code] = await ended;
  if (code !== 0 && code !== 1) throw new Error(`orphans failed: ${errors?.join("")}`);
  return JSON.parse(output?.join("") ?? "").orphans.map(({ id }: { id: string }) => id);
}
