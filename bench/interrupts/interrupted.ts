import { violationsOf } from "./invariants";
import { listOrphans } from "./orphans";
import { Place, type Setting } from "./place";
import { failedIn, readState } from "./state";
import { resourceTitled } from "./titles";
import type { UpTree } from "./tree";

/** How an `up` is interrupted. */
export interface Interruption {
  /** Waits for the moment and interrupts; false if the `up` had ended before. */
  strike(tree: UpTree, place: Place): Promise<boolean>;
  /** Whether what survives goes on for a while, as when only one process is killed, or ends with it. */
  survivorsGoOn: boolean;
}

/** What came of an `up` that was interrupted and then repeated until it succeeded. */
export interface Outcome {
  /** Meetings in the state right after the interruption. */
  recorded: number;
  /** Meetings that existed then, without being in the state. */
  unrecorded: number;
  /** Those of them whose create had been answered when the interruption came. */
  answered: number;
  wasLocked: boolean;
  /** Resources that the state said were being created. */
  pending: number;
  /** Resources of which the state says that their create is in doubt. */
  inDoubt: number;
  /** How many more `up` it took. */
  ups: number;
  /** ACTIVE meetings at the end. */
  meetings: number;
  /** Those of them that no resource holds. */
  surplus: number;
  /** What the orphans command lists. */
  listed: number;
  violations: string[];
}

const ENGINE_ENDS_MS = 60_000;
const UP_MS = 120_000;
const MOST_UPS = 3;

/** Undefined if there was nothing to interrupt any more. */
export async function interruptedRun(setting: Setting, interruption: Interruption): Promise<Outcome | undefined> {
  const place = await Place.make(setting);
  const tree = place.startUp();
  try {
    if (!(await interruption.strike(tree, place))) return undefined;
    const answeredThen = place.answered();
    if (!interruption.survivorsGoOn) await tree.killRest();
    else if (!(await tree.end(ENGINE_ENDS_MS))) throw new Error(`the program has not ended:\n${tree.output}`);
    await place.quiet();
    const wasLocked = await place.unlock();
    const after = await readState(place);
    const unrecorded = place.meetings().filter(({ id }) => !after.ids.includes(id));
    await tree.killRest();

    if (after.creating.length > 0) await place.stack.refresh({ clearPendingCreates: true });
    const ups = await upUntilDone(place);

    const state = await readState(place);
    const active = place.meetings().filter(({ status }) => status === "ACTIVE");
    const listed = await listOrphans(place, state.text);
    const inFlight = new Set([...after.creating, ...after.inDoubt, ...failedIn(tree.output)]);
    return {
      recorded: after.ids.length,
      unrecorded: unrecorded.length,
      answered: unrecorded.filter(({ title = "" }) => answeredThen.has(title)).length,
      wasLocked,
      pending: after.creating.length,
      inDoubt: after.inDoubt.length,
      ups,
      meetings: active.length,
      surplus: active.filter(({ id }) => !state.ids.includes(id)).length,
      listed: listed.length,
      violations: violationsOf({
        setting,
        all: place.meetings(),
        held: state.ids,
        heldBefore: after.ids,
        inFlight: new Set(unrecorded.filter(({ title }) => inFlight.has(resourceTitled(title))).map(({ id }) => id)),
        listed,
      }),
    };
  } finally {
    await tree.killRest();
    await place.close();
  }
}

async function upUntilDone(place: Place): Promise<number> {
  for (let ups = 1; ; ups++) {
    const tree = place.startUp();
    try {
      if (!(await tree.end(UP_MS))) throw new Error(`up does not end:\n${tree.output}`);
      if (tree.hasSucceeded) return ups;
      if (ups === MOST_UPS) throw new Error(`up does not succeed:\n${tree.output}`);
    } finally {
      await tree.killRest();
    }
  }
}
