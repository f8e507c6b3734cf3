import type { Tally } from "../../scripts/test/tally";
import { type Api, Interrupted } from "../api";
import { ask, PROBES, type Verdict } from ".";
import { Lab } from "./lab";

export interface Answers {
  verdicts: Map<string, Verdict>;
  tally: Tally;
}

/** Asks one after the other. A rule that differs is no failure of the provider: it is counted as an answer. */
export async function askAll(api: Api, prefix: string): Promise<Answers> {
  console.log("\nThe emulator's assumptions");
  const lab = new Lab(api, prefix);
  const verdicts = new Map<string, Verdict>();
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const probe of PROBES) {
    const verdict = await ask(probe, lab).catch((error) => {
      if (error instanceof Interrupted) return undefined;
      throw error;
    });
    if (!verdict) break;
    verdicts.set(probe.name, verdict);
    tally[verdict.is === "failed" ? "failed" : verdict.is === "not probed" ? "skipped" : "passed"]++;
    console.log(`  ${verdict.is.padEnd(10)}  ${probe.name}: ${probe.rule}${verdict.why ? ` (${verdict.why})` : ""}`);
  }
  const count = (is: Verdict["is"]) => [...verdicts.values()].filter((verdict) => verdict.is === is).length;
  console.log(`${count("confirmed")} confirmed, ${count("differs")} differ, ${count("not probed")} not probed`);
  return { verdicts, tally };
}
