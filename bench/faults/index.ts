import events from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { writeResult } from "../shared/results";
import { plainFetch } from "./clients/fetch";
import { ours, oursByTitle } from "./clients/ours";
import { sdk } from "./clients/sdk";
import { FAULTS, OUTAGES } from "./faults";
import { outageCases } from "./outages";
import { type Figures, markdown } from "./report";
import { OPERATIONS, runScenario, type Scenario } from "./scenario";
import { inParallel, limited, together, withPeak } from "./schedule";
import { STORMS, stormCases } from "./storms";
import { startWorld } from "./world";

/** At once of those that have something to do; those that wait for a minute all wait together. */
const BUSY = 64;

/** Six minutes are enough on a machine that has nothing else to do. */
const LIMIT_MS = 20 * 60_000;

/** Words on the command line leave only the faults and outages whose names have one of them. */
async function main(words: string[]): Promise<void> {
  const isWanted = ({ name }: { name: string }) => words.length === 0 || words.some((word) => name.includes(word));
  // The measurement of memory starts from a clean heap.
  setFlagsFromString("--expose-gc");
  globalThis.gc = runInNewContext("gc");
  // All scenarios listen to the one emulator's end.
  events.defaultMaxListeners = 2000;
  const started = Date.now();
  const world = await startWorld();
  const wanted = scenarios().filter(({ fault }) => isWanted(fault));
  const open = new Set(wanted.map(nameOf));
  limited(LIMIT_MS, open);
  const marked = async (scenario: Scenario) => {
    const result = await runScenario(scenario, world);
    open.delete(nameOf(scenario));
    return result;
  };
  const paced = (pace: Scenario["fault"]["pace"]) =>
    wanted.filter(({ fault }) => fault.pace === pace).map((scenario) => () => marked(scenario));

  // What waits for deadlines comes first: the rest keeps the process busy, and deadlines would pass meanwhile.
  const [waits, outages, storms] = await Promise.all([
    together(paced("waits")),
    together(outageCases(world, OUTAGES.filter(isWanted))),
    together(stormCases(STORMS.filter(isWanted))),
  ]);
  const quick = await inParallel(BUSY, paced(undefined));
  const heavy = await inParallel(
    1,
    paced("heavy").map((task) => () => withPeak(task)),
  );
  const figures: Figures = {
    date: new Date(started).toISOString().slice(0, 10),
    results: [...waits, ...quick, ...heavy],
    outages,
    storms,
    seconds: (Date.now() - started) / 1000,
  };
  await world.close();

  const text = markdown(figures);
  console.log(text);
  if (words.length > 0) return;
  writeResult("faults.json", figures);
  writeResult("faults.md", `${text}\n`);
}

function nameOf({ fault, operation, client }: Scenario): string {
  return `${fault.name}, ${fault.when}: ${operation} by ${client.name}`;
}

function scenarios(): Scenario[] {
  return FAULTS.flatMap((fault) => [
    ...[ours, sdk, plainFetch].flatMap((client) => OPERATIONS.map((operation) => ({ fault, operation, client }))),
    // What it changes is create() alone.
    { fault, operation: "create" as const, client: oursByTitle },
  ]);
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
