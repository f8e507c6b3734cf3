import { setTimeout as sleep } from "node:timers/promises";
import { Place, type Setting } from "./place";
import type { UpTree, Victim } from "./tree";

/** How long each process of an `up` lives when nothing happens to it. */
export type Lifetimes = Record<Victim, number>;

export async function measureLifetimes(setting: Setting): Promise<Lifetimes> {
  const place = await Place.make(setting);
  const tree = place.startUp();
  try {
    const [engine, provider] = await Promise.all([lifetime(tree, "engine"), lifetime(tree, "provider")]);
    await tree.end(10_000);
    if (!tree.hasSucceeded) throw new Error(`an up that nothing happened to failed:\n${tree.output}`);
    return { engine, provider };
  } finally {
    await tree.killRest();
    await place.close();
  }
}

async function lifetime(tree: UpTree, victim: Victim): Promise<number> {
  const found = await tree.appearance(victim);
  const since = Date.now();
  while (found && tree.find(victim)?.pid === found.pid) await sleep(25);
  return Date.now() - since;
}
