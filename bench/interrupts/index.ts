import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { forgetPulumiSettings, getEngine } from "../../scripts/engine";
import { duration } from "../../scripts/engine/progress";
import { interruptedRun, type Outcome } from "./interrupted";
import { interruptionOf, momentsOf } from "./moments";
import { type Options, parseOptions } from "./options";
import { removeFrozenModules } from "./package";
import type { Setting } from "./place";
import { type Run, rowsOf, tableOf } from "./report";
import { type Lifetimes, measureLifetimes } from "./typical";

const RESULTS = join(__dirname, "../results");

/** What the engine does of its own accord on a machine of two cores, set so that every machine does the same. */
const PARALLEL = 8;
const LATENCY_MS = 150;

/** A moment that comes after the process has ended by itself is replaced by another, so often at most. */
const MOST_DRAWS = 10;

async function main(options: Options): Promise<number> {
  if (process.platform !== "linux")
    throw new Error("this finds the processes to kill in /proc, so it runs on Linux only");
  forgetPulumiSettings();
  const { version } = await getEngine();
  const startedAt = new Date();
  const typical = await typicalOf(options);
  const runs = await inParallel(options.runs, options.atOnce, async (run) => {
    const done = await oneRun(run, options, typical);
    console.log(lineOf(done, options));
    return done;
  });
  const rows = rowsOf(runs);
  const seconds = Math.round((Date.now() - startedAt.getTime()) / 1000);
  console.log(`\n${tableOf(rows)}\n\n${duration(seconds * 1000)}`);
  const result = { date: startedAt.toISOString(), engine: String(version), node: process.version, options, seconds };
  mkdirSync(RESULTS, { recursive: true });
  const name = options.host === "native" ? "interrupts-native.json" : "interrupts.json";
  writeFileSync(join(RESULTS, name), `${JSON.stringify({ ...result, rows, runs }, null, 2)}\n`);
  return rows.at(-1)?.violations ?? 1;
}

/** How long the processes of an `up` live here, with and without unique titles. */
async function typicalOf(options: Options): Promise<(uniqueTitle: boolean) => Lifetimes> {
  const measured = await inParallel(2, options.atOnce, (i) => measureLifetimes(settingOf(options, i === 0)));
  const [unique, free] = measured as [Lifetimes, Lifetimes];
  console.log(`typical up of ${options.meetings} meetings: engine ${free.engine} ms, provider ${free.provider} ms;`);
  console.log(`with uniqueTitle: engine ${unique.engine} ms, provider ${unique.provider} ms\n`);
  return (uniqueTitle) => (uniqueTitle ? unique : free);
}

async function oneRun(run: number, options: Options, typical: (uniqueTitle: boolean) => Lifetimes): Promise<Run> {
  let draws = 0;
  for (const moment of momentsOf({ ...options, run, latencyMs: LATENCY_MS, typical })) {
    if (++draws > MOST_DRAWS) break;
    try {
      const outcome = await interruptedRun(settingOf(options, moment.uniqueTitle), interruptionOf(moment));
      if (outcome) return { run, ...moment, ...outcome };
    } catch (error) {
      return { run, ...moment, ...NOTHING, violations: [String(error)] };
    }
  }
  throw new Error(`run ${run}: each of ${MOST_DRAWS} moments came after the process had ended`);
}

function settingOf({ host, meetings }: Options, uniqueTitle: boolean): Setting {
  return { host, meetings, uniqueTitle, parallel: PARALLEL, latencyMs: LATENCY_MS };
}

const NOTHING: Outcome = {
  recorded: 0,
  unrecorded: 0,
  answered: 0,
  wasLocked: false,
  pending: 0,
  inDoubt: 0,
  ups: 0,
  meetings: 0,
  surplus: 0,
  listed: 0,
  violations: [],
};

function lineOf(run: Run, { runs }: Options): string {
  const kind = run.uniqueTitle ? "uniqueTitle" : "without";
  const verdict = run.violations.length === 0 ? "" : `  VIOLATIONS: ${run.violations.join("; ")}`;
  const moment = run.creates > 0 ? `${run.ms} ms after create ${run.creates}` : `at ${run.ms} ms`;
  return `${run.run + 1}/${runs} ${kind}, ${run.victim} killed ${moment}: ${run.recorded} recorded, ${run.unrecorded} not; then ${run.meetings} meetings, ${run.surplus} surplus, ${run.listed} listed${verdict}`;
}

/** Does the work for 0, 1, 2 …, so many at a time, and gives the results in that order. */
async function inParallel<T>(count: number, atOnce: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const i = next++;
      results[i] = await work(i);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

process.on("exit", removeFrozenModules);
// The process trees are sessions of their own, so Ctrl-C does not reach them; the end of this process ends them.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
main(parseOptions(process.argv.slice(2))).then(
  (violations) => {
    process.exitCode = violations === 0 ? 0 : 1;
  },
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
