import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Interruption, interruptedRun, type Outcome } from "../../bench/interrupts/interrupted";
import { type Facts, violationsOf } from "../../bench/interrupts/invariants";
import { removeFrozenModules } from "../../bench/interrupts/package";
import { Place } from "../../bench/interrupts/place";
import { kill } from "../../bench/interrupts/processes";
import { randomOf } from "../../bench/interrupts/random";
import { interruptAtCreate, killAtCreate } from "../../bench/interrupts/strikes";
import { HOST, once } from "./harness";

jest.setTimeout(120_000);
afterAll(removeFrozenModules);

const MEETINGS = 12;
const SETTING = { host: HOST, meetings: MEETINGS, parallel: 4, latencyMs: 400 };
/** So that creates are surely still in flight when the second Ctrl-C comes, on a busy machine too. */
const SLOW = { ...SETTING, latencyMs: 1_000 };

/** How many creates have been sent: some are in flight then, some may be done, and some are surely to come. */
const moment = (seed: number) => 3 + Math.floor(randomOf(seed)() * 4);

async function interrupted(uniqueTitle: boolean, interruption: Interruption, setting = SETTING): Promise<Outcome> {
  const outcome = await interruptedRun({ ...setting, uniqueTitle }, interruption);
  if (!outcome) throw new Error("the up had ended before it was interrupted");
  return outcome;
}

/** The processor time that a process has had so far, in Linux's hundredths of a second. */
function ticksOf(pid: number): number {
  const [, user, system] = /\) \S(?: -?\d+){10} (\d+) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
  return Number(user) + Number(system);
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

  // The engine tells the plugin to cancel, which ends each create at once, in doubt. A dynamic resource's goes on.
  const inFlight = { dynamic: "ends and is recorded", native: "is recorded as in doubt, and found by the next up" };
  test.concurrent(`Ctrl-C once: what is in flight ${inFlight[HOST]}`, async () => {
    const { recorded, unrecorded, inDoubt, ...outcome } = await interrupted(false, interruptAtCreate(1, moment(3)));
    expect(outcome).toMatchObject({ violations: [], wasLocked: false, pending: 0, ups: 1 });
    expect(outcome).toMatchObject({ meetings: MEETINGS, surplus: 0 });
    if (HOST === "dynamic") expect({ unrecorded, inDoubt }).toEqual({ unrecorded: 0, inDoubt: 0 });
    else expect(inDoubt).toBeGreaterThan(0);
    expect(unrecorded).toBeLessThanOrEqual(inDoubt);
    expect(recorded + inDoubt).toBeGreaterThan(0);
    expect(recorded).toBeLessThan(MEETINGS);
  });

  test.concurrent("Ctrl-C twice: as kill", async () => {
    const { unrecorded, surplus, inDoubt, ...outcome } = await interrupted(
      false,
      interruptAtCreate(2, moment(4)),
      SLOW,
    );
    expect(outcome).toMatchObject({ violations: [], ups: 1, listed: surplus });
    expect(unrecorded + inDoubt).toBeGreaterThan(0);
    if (HOST === "dynamic") expect(inDoubt).toBe(0);
    // The next up finds what the plugin could still report as in doubt after the first Ctrl-C.
    expect(surplus).toBeLessThanOrEqual(unrecorded);
    expect(surplus).toBeGreaterThanOrEqual(unrecorded - inDoubt);
  });
});

onLinux("a provider whose engine was killed", () => {
  if (HOST === "native") {
    test("ends by itself", async () => {
      const place = await Place.make({ ...SETTING, uniqueTitle: false });
      const tree = place.startUp();
      try {
        const provider = await tree.appearance("provider");
        const engine = tree.find("engine");
        if (!engine || !provider) throw new Error(`the up had ended before its engine was killed:\n${tree.output}`);
        kill(engine.pid);
        while (tree.isAlive(provider)) await sleep(50);
      } finally {
        await tree.killRest();
        await place.close();
      }
    });
    return;
  }

  // The first write that nobody reads fails in silence. The second is an uncaught error, unless somebody listens, and the
  // process's handler of such writes it to the same place: an error again, and so for ever.
  test("does not keep the processor busy with warnings that nobody reads", async () => {
    const place = await Place.make({ ...SETTING, meetings: 3, latencyMs: 0, uniqueTitle: false });
    const change = ({ data }: { data: object }) => void Object.assign(data, { title: "not what was declared" });
    const creates = { match: { method: "POST" }, times: "always" } as const;
    place.emulator.faults.add({ ...creates, do: { kind: "mutate", change } });
    // The first is answered at once, the second later, the third later still.
    for (const after of [1, 2]) place.emulator.faults.add({ ...creates, after, do: { kind: "latency", ms: 2_000 } });
    const tree = place.startUp();
    try {
      while (!tree.output.includes("warning: meeting") && !tree.hasEnded) await sleep(5);
      const [engine, provider] = [tree.find("engine"), tree.find("provider")];
      if (!engine || !provider) throw new Error(`the up had ended before its engine was killed:\n${tree.output}`);
      kill(engine.pid);
      expect(place.answered().size).toBe(1);

      await place.quiet();
      expect(place.answered().size).toBe(3);
      const before = ticksOf(provider.pid);
      await sleep(2_000);
      // Collecting garbage takes a few, the loop all that it can get.
      expect(ticksOf(provider.pid) - before).toBeLessThan(25);
    } finally {
      await tree.killRest();
      await place.close();
    }
  });
});

once?.describe("what is looked for after an interruption", () => {
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
