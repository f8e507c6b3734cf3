// What our package adds to the start of a program and of the provider processes, each in fresh processes.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { printSurroundings, surroundings } from "../shared/machine";
import { writeResult } from "../shared/results";
import { rounded, spreadOf } from "../shared/statistics";
import { printTable } from "../shared/table";
import { readWords } from "../shared/words";
import type { Cost, Load } from "./measure";
import { costOfPlugin } from "./plugin";

const ROOT = join(__dirname, "../..");
const run = promisify(execFile);
const LOADS: Record<Load, string> = {
  program: "import pulumi-realtimekit, beyond @pulumi/pulumi",
  provider: "load ./provider, beyond bare node",
  plugin: "start the plugin, beyond bare node",
};

async function main(): Promise<void> {
  const runs = Number(readWords({ runs: "15" }).runs);
  const about = surroundings();
  printSurroundings(about);
  const { script, remove } = compiled();
  const costs: Record<Load, Cost[]> = { program: [], provider: [], plugin: [] };
  for (let i = 0; i < runs; i++) {
    for (const load of Object.keys(LOADS) as Load[]) {
      const cost = load === "plugin" ? await costOfPlugin() : await told(script, load);
      // The first of each fills the system's cache of files.
      if (i > 0) costs[load].push(cost);
    }
  }
  remove();
  const found: Record<string, object> = {};
  const rows = Object.entries(LOADS).map(([load, words]) => {
    const of = (pick: (cost: Cost) => number) => spreadOf(costs[load as Load].map(pick));
    const [ms, checked, cpu] = [of((c) => c.ms), of((c) => c.checkedMs), of((c) => c.cpuMs)];
    const megabytes = of((c) => c.megabytes);
    const brings = Object.entries(costs[load as Load][0]?.has ?? {}).flatMap(([name, has]) => (has ? [name] : []));
    found[load] = {
      ms: rounded(ms.median),
      msLeast: rounded(ms.least),
      msMost: rounded(ms.most),
      toFirstCheckMs: rounded(checked.median),
      toFirstCheckMsLeast: rounded(checked.least),
      cpuMs: rounded(cpu.median),
      megabytes: rounded(megabytes.median),
      brings: brings.join(", "),
    };
    const range = `${ms.least.toFixed(1)} to ${ms.most.toFixed(1)}`;
    const check = load !== "program" ? checked.median.toFixed(1) : "";
    const bytes = megabytes.median.toFixed(1);
    return [words, ms.median.toFixed(1), range, check, cpu.median.toFixed(1), bytes, brings.join(", ") || "neither"];
  });
  printTable(["", "ms", "spread", "ms to first check", "CPU ms", "MB", "undici or zod"], rows);
  writeResult("start.json", { ...about, runs: runs - 1, loads: found });
}

async function told(script: string, load: Load): Promise<Cost> {
  const { stdout } = await run(process.execPath, [script, load, ROOT]);
  return JSON.parse(stdout);
}

/** The measuring script as plain JavaScript: a TypeScript loader in the same process would be measured too. */
function compiled(): { script: string; remove(): void } {
  const folder = mkdtempSync(join(__dirname, "compiled-"));
  const options = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
  const { outputText } = transpileModule(readFileSync(join(__dirname, "measure.ts"), "utf8"), {
    compilerOptions: options,
  });
  const script = join(folder, "measure.js");
  writeFileSync(script, outputText);
  return { script, remove: () => rmSync(folder, { recursive: true }) };
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
