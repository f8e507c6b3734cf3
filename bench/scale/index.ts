// Many meetings on a real engine: ours, the floor, and the ways that one would take without us.
import { bars } from "../plots/bars";
import { Times } from "../plots/result";
import { printSurroundings, surroundings } from "../shared/machine";
import { writeResult } from "../shared/results";
import { numbersIn, readWords } from "../shared/words";
import { Findings } from "./findings";
import { Place } from "./place";
import type { Order } from "./runner";

/** In this order: each needs what those before it made. */
const STEPS = [
  { step: "up", operation: "up", revision: 0 },
  { step: "preview", operation: "preview", revision: 0 },
  { step: "refresh", operation: "refresh", revision: 0 },
  { step: "update", operation: "up", revision: 1 },
  { step: "destroy", operation: "destroy", revision: 1 },
] as const satisfies readonly (Pick<Order, "operation" | "revision"> & { step: string })[];

const VARIANTS: Record<string, string> = {
  ours: "pulumi-realtimekit",
  native: "the same through its plugin",
  floor: "a stock dynamic resource that does nothing and has no outputs",
  echo: "the same, with its inputs as outputs",
  least: "as echo, with a constant for its provider, and a wait in place of each call",
  naive: "a dynamic provider on fetch",
  sdk: "a dynamic provider on the official SDK",
};

async function main(): Promise<void> {
  const words = readWords({
    n: "100,300,1000",
    runs: "3",
    variants: Object.keys(VARIANTS).join(","),
    steps: STEPS.map(({ step }) => step).join(","),
    latency: "50",
    parallel: "",
    // `NAME=value,NAME=value`: settings of the engine.
    environment: "",
    result: "scale",
  });
  const [sizes, runs, variants] = [numbersIn(words.n), Number(words.runs), words.variants.split(",")];
  const steps = STEPS.filter(({ step }) => words.steps.split(",").includes(step));
  const unknown = variants.filter((variant) => !(variant in VARIANTS));
  if (unknown.length > 0) throw new Error(`there is no variant ${unknown}; there are ${Object.keys(VARIANTS)}`);
  const settings = Object.fromEntries(
    words.environment.split(",").flatMap((each) => (each ? [each.split(/=(.*)/s)] : [])),
  );
  const parallel = Number(words.parallel) || undefined;
  const about = surroundings();
  printSurroundings(about);

  const names = steps.map(({ step }) => step);
  const findings = new Findings({ steps: names, sizes, variants });
  for (let run = 0; run < runs; run++) {
    const place = await Place.make(Number(words.latency), settings);
    try {
      for (const meetings of sizes) {
        await measure(place, { meetings, parallel, steps, variants: turned(variants, run) }, findings);
        // A bench of hours that is stopped has told what it knew.
        writeResult(`${words.result}.json`, { ...about, ...words, ...findings.summary() });
      }
    } finally {
      await place.close();
    }
    console.log(`Run ${run + 1} of ${runs} is done.\n`);
  }
  findings.printTimes();
  console.log("");
  findings.printSizes();
  const loadAfter = surroundings().load;
  writeResult(`${words.result}.json`, { ...about, loadAfter, ...words, ...findings.summary() });
  writeResult(`${words.result}.svg`, bars("Seconds of each operation", new Times([findings.summary()])));
}

interface Round {
  meetings: number;
  parallel: number | undefined;
  steps: readonly (typeof STEPS)[number][];
  variants: readonly string[];
}

/** Step by step, one variant after the other: what else the machine does, it does to all of them. */
async function measure(place: Place, { meetings, parallel, steps, variants }: Round, findings: Findings) {
  for (const { step, operation, revision } of steps) {
    for (const variant of variants) {
      const measured = await place.run({ operation, revision, variant, meetings, parallel });
      findings.add({ step, meetings, variant }, measured);
      if (step === "up") findings.addStateBytes({ step, meetings, variant }, place.stateBytes({ variant, meetings }));
      const requests = Object.entries(measured.requests).map(([method, count]) => `${count} ${method}`);
      console.log(`${step} of ${meetings}, ${variant}: ${measured.seconds.toFixed(1)} s ${requests.join(", ")}`);
    }
  }
}

/** Another variant first in each run. */
function turned(variants: readonly string[], by: number): string[] {
  const first = by % variants.length;
  return [...variants.slice(first), ...variants.slice(0, first)];
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
