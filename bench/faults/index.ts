import events from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { writeResult } from "../shared/results";
import { plainFetch } from "./clients/fetch";
import { ours, oursByTitle } from "./clients/ours";
import { sdk } from "./clients/sdk";
import { FAULTS, type Fault, OUTAGES } from "./faults";
import { KINDS } from "./kinds";
import { type Kind, OPERATIONS } from "./kinds/kind";
import { meeting } from "./kinds/meeting";
import { outageCases } from "./outages";
import { type Figures, markdown } from "./report";
import { runScenario, type Scenario } from "./scenario";
import { inParallel, limited, together, withPeak } from "./schedule";
import { STORMS, stormCases } from "./storms";
import { startWorld } from "./world";

/** At once of those that have something to do; those that wait for a minute all wait together. */
const BUSY = 64;

/** Half of it is enough on a machine that has nothing else to do. */
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

function nameOf({ fault, kind, operation, client }: Scenario): string {
  return `${fault.name}, ${fault.when}: ${operation} ${kind.name} by ${client.name}`;
}

function scenarios(): Scenario[] {
  return FAULTS.flatMap((fault) => [
    ...KINDS.flatMap((kind) =>
      // What an answer takes of memory has nothing to do with what it is about, and measuring it takes time.
      fault.pace === "heavy" && kind !== meeting ? [] : scenariosOf(kind, fault),
    ),
    // What it changes is create() of a meeting alone.
    { fault, kind: meeting, operation: "create" as const, client: oursByTitle },
  ]);
}

function scenariosOf(kind: Kind, fault: Fault): Scenario[] {
  const operations = OPERATIONS.filter((operation) => kind.methods[operation]);
  return [ours, sdk, plainFetch].flatMap((client) =>
    operations.map((operation) => ({ fault, kind, operation, client })),
  );
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
