import type { Interruption } from "./interrupted";
import { randomOf } from "./random";
import { killAfter, killAtCreate } from "./strikes";
import type { Victim } from "./tree";
import type { Lifetimes } from "./typical";

interface Combination {
  victim: Victim;
  uniqueTitle: boolean;
  /** The moment is one between the first create and the last; else it is any in the life of the process. */
  isAmidCreates: boolean;
}

/** Each comes as often as the others. */
const COMBINATIONS: Combination[] = [true, false].flatMap((isAmidCreates) =>
  [true, false].flatMap((uniqueTitle) =>
    (["engine", "provider"] as const).map((victim) => ({ victim, uniqueTitle, isAmidCreates })),
  ),
);

/** What is killed, and when. */
export interface Moment {
  victim: Victim;
  uniqueTitle: boolean;
  /** How long after so many creates had been sent the process is killed; with 0, how long after it appeared. */
  ms: number;
  creates: number;
  survivorsGoOn: boolean;
}

export interface Draw {
  seed: number;
  run: number;
  runs: number;
  meetings: number;
  latencyMs: number;
  typical(uniqueTitle: boolean): Lifetimes;
}

/** The moment of a run, and then others to replace it should the process have ended by then. */
export function* momentsOf({ seed, run, runs, meetings, latencyMs, typical }: Draw): Generator<Moment, void> {
  const random = randomOf(seed, run);
  const { victim, uniqueTitle, isAmidCreates } = COMBINATIONS[run % COMBINATIONS.length] as Combination;
  // An engine outlives its provider's death, and ends properly; the other way round it depends on what killed it.
  const survivorsGoOn = victim === "provider" || random() < 0.5;
  // One moment out of each equal part of the time, so that few runs too are spread over the whole of it.
  const parts = Math.ceil(runs / COMBINATIONS.length);
  let at = (Math.floor(run / COMBINATIONS.length) + random()) / parts;
  for (;;) {
    const creates = isAmidCreates ? 1 + Math.floor(at * meetings) : 0;
    const ms = Math.round(isAmidCreates ? random() * latencyMs : at * typical(uniqueTitle)[victim]);
    yield { victim, uniqueTitle, ms, creates, survivorsGoOn };
    at = random();
  }
}

export function interruptionOf({ victim, ms, creates, survivorsGoOn }: Moment): Interruption {
  return creates > 0 ? killAtCreate(victim, creates, ms, survivorsGoOn) : killAfter(victim, ms, survivorsGoOn);
}
