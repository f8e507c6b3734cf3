import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { dirname, join } from "node:path";

/** What the figures of a run belong to. */
export interface Surroundings {
  date: string;
  machine: string;
  versions: string;
  /** How many processes wanted a core in the last minute: above the number of cores, others were at work too. */
  load: number;
}

export function surroundings(): Surroundings {
  const [cpu, ...others] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const packages = ["pulumi-realtimekit", "@pulumi/pulumi", "undici", "cloudflare"];
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${others.length + 1} cores, ${cpu?.model.trim() ?? "unknown"}, ${gigabytes} GB, ${process.platform}`,
    versions: [`node ${process.versions.node}`, ...packages.map((name) => `${name} ${versionOf(name)}`)].join(", "),
    load: Number(loadavg()[0]?.toFixed(1)),
  };
}

export function printSurroundings({ date, machine, versions, load }: Surroundings): void {
  console.log(`${date}; ${machine}; load ${load}\n${versions}\n`);
}

function versionOf(name: string): string {
  // Not every package lets its package.json be resolved; each has a main file somewhere below it.
  for (let folder = dirname(require.resolve(name)); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const found = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      if (found.name === name) return found.version;
    } catch {}
  }
  return "unknown";
}
