import { type Interruption, interruptedRun, type Outcome } from "../../bench/interrupts/interrupted";
import { type Facts, violationsOf } from "../../bench/interrupts/invariants";
import { removeFrozenModules } from "../../bench/interrupts/package";
import { randomOf } from "../../bench/interrupts/random";
import { interruptAtCreate, killAtCreate } from "../../bench/interrupts/strikes";

jest.setTimeout(120_000);
afterAll(removeFrozenModules);

const MEETINGS = 12;
const SETTING = { meetings: MEETINGS, parallel: 4, latencyMs: 400 };
/** So that creates are surely still in flight when the second Ctrl-C comes, on a busy machine too. */
const SLOW = { ...SETTING, latencyMs: 1_000 };

/** How many creates have been sent: some are in flight then, some may be done, and some are surely to come. */
const moment = (seed: number) => 3 + Math.floor(randomOf(seed)() * 4);

async function interrupted(uniqueTitle: boolean, interruption: Interruption, setting = SETTING): Promise<Outcome> {
  const outcome = await interruptedRun({ ...setting, uniqueTitle }, interruption);
  if (!outcome) throw new Error("the up had ended before it was interrupted");
  return outcome;
}

// The process trees are found in Linux's /proc.
const onLinux = process.platform === "linux" ? describe : describe.skip;

onLinux("an up that is interrupted, and then repeated until it succeeds", () => {
  test.concurrent("kill -9 of the engine, without uniqueTitle: what is too many was in flight, and orphans lists it", async () => {
    const { unrecorded, surplus, ...outcome } = await interrupted(false, killAtCreate("engine", moment(1), 0, false));
    expect(outcome).toMatchObject({ violations: [], wasLocked: true, ups: 1, listed: surplus });
    expect(unrecorded).toBeGreaterThan(0);
    expect(surplus).toBe(unrecorded);
  });

  test.concurrent("kill -9 of the provider, with uniqueTitle: nothing is too many", async () => {
    const { unrecorded, ...outcome } = await interrupted(true, killAtCreate("provider", moment(2), 0, true));
    expect(outcome).toMatchObject({ violations: [], wasLocked: false, ups: 1, meetings: MEETINGS, surplus: 0 });
    expect(unrecorded).toBeGreaterThan(0);
  });

  test.concurrent("Ctrl-C once: what is in flight ends and is recorded", async () => {
    const { recorded, ...outcome } = await interrupted(false, interruptAtCreate(1, moment(3)));
    expect(outcome).toMatchObject({ violations: [], wasLocked: false, pending: 0, unrecorded: 0, ups: 1 });
    expect(outcome).toMatchObject({ meetings: MEETINGS, surplus: 0 });
    expect(recorded).toBeGreaterThan(0);
    expect(recorded).toBeLessThan(MEETINGS);
  });

  test.concurrent("Ctrl-C twice: as kill", async () => {
    const { unrecorded, surplus, ...outcome } = await interrupted(false, interruptAtCreate(2, moment(4)), SLOW);
    expect(outcome).toMatchObject({ violations: [], ups: 1, listed: surplus });
    expect(unrecorded).toBeGreaterThan(0);
    expect(surplus).toBe(unrecorded);
  });
});

describe("what is looked for after an interruption", () => {
  const active = (...ids: string[]) => ids.map((id) => ({ id, status: "ACTIVE" }));
  const well: Facts = {
    setting: { ...SETTING, meetings: 2, uniqueTitle: false },
    all: active("a", "b", "lost"),
    held: ["a", "b"],
    heldBefore: ["a"],
    inFlight: new Set(["lost"]),
    listed: ["lost"],
  };

  test.each<[string, Partial<Facts>, string[]]>([
    ["nothing, if all is well", {}, []],
    ["a resource without its meeting", { all: active("a", "lost") }, ["in the state, but not there: b"]],
    [
      "a resource too few",
      { held: ["a"], inFlight: new Set(["b", "lost"]), listed: ["b", "lost"] },
      ["the state holds 1 meetings in 1 resources, not 2"],
    ],
    [
      "two resources with one meeting",
      { held: ["a", "a"], inFlight: new Set(["b", "lost"]), listed: ["b", "lost"] },
      ["the state holds 1 meetings in 2 resources, not 2"],
    ],
    [
      "a meeting that was closed",
      { all: [...active("a", "b"), { id: "lost", status: "INACTIVE" }], listed: [] },
      ["1 meetings were closed"],
    ],
    ["a meeting that was forgotten", { heldBefore: ["lost"] }, ["in the state once, and forgotten: lost"]],
    [
      "a surplus with uniqueTitle",
      { setting: { ...SETTING, meetings: 2, uniqueTitle: true } },
      ["more than declared, in spite of uniqueTitle: lost"],
    ],
    ["a surplus out of nothing", { inFlight: new Set() }, ["surplus whose create was not in flight: lost"]],
    ["a surplus that nobody hears of", { listed: [] }, ["surplus that orphans does not list: lost"]],
    ["a held meeting called an orphan", { listed: ["a", "lost"] }, ["listed by orphans, but no surplus: a"]],
  ])("%s", (_, change, violations) => {
    expect(violationsOf({ ...well, ...change })).toEqual(violations);
  });
});
