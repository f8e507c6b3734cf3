import type { Api } from "../../provider/api/client";
import { RealtimeKitError } from "../../provider/errors";
import { Outage } from "../../provider/recovery/outage";

/** The time of these tests: it passes only where a test lets it. */
let mockNow = 0;
const mockSleepers = new Set<{ until: number; resolve: () => void }>();
jest.mock("node:timers/promises", () => ({
  setTimeout: (ms: number, _: undefined, { signal }: { signal: AbortSignal }) =>
    new Promise<void>((resolve, reject) => {
      if (signal.aborted) return reject(new Error("aborted"));
      const sleeper = { until: mockNow + ms, resolve };
      mockSleepers.add(sleeper);
      signal.addEventListener("abort", () => {
        mockSleepers.delete(sleeper);
        reject(new Error("aborted"));
      });
    }),
}));

const settled = () => new Promise(setImmediate);
/** Lets time pass, and wakes who slept for as long. */
async function pass(ms: number): Promise<void> {
  mockNow += ms;
  for (const sleeper of mockSleepers) {
    if (sleeper.until > mockNow) continue;
    mockSleepers.delete(sleeper);
    sleeper.resolve();
  }
  await settled();
}

const BUDGET_MS = 120_000;
const LEAST_LEFT_MS = 6_000;
const failed = (status: number) => new RealtimeKitError("RTK_SERVER_ERROR", `HTTP ${status}`, { status });

let outage: Outage;
let signal: AbortController;
beforeEach(() => {
  mockNow = 1_000_000;
  mockSleepers.clear();
  outage = new Outage(() => mockNow);
  signal = new AbortController();
});

/** A create that asks to be sent: what it was told, once it was. */
function ask(budgetMs = BUDGET_MS) {
  const endsAt = mockNow + budgetMs;
  const api = {
    remainingMs: () => endsAt - mockNow,
    signal: signal.signal,
    sleep: async () => {
      if (signal.signal.aborted) throw new RealtimeKitError("RTK_CANCELLED", "cancelled");
    },
  } as unknown as Api;
  const asked: { answer?: boolean | Error } = {};
  outage.admit(api, LEAST_LEFT_MS).then(
    (answer) => Object.assign(asked, { answer }),
    (answer) => Object.assign(asked, { answer }),
  );
  return asked;
}
const admitted = async (asked = ask()) => {
  await settled();
  return asked.answer;
};
/** An outage, in whose first pause nothing may be sent. */
const begin = () => [500, 500, 500].map((status) => outage.failed(failed(status), BUDGET_MS));

describe("an outage begins", () => {
  test.each<[string, number[], boolean[]]>([
    ["with the third create that fails alike", [500, 500, 500], [false, false, true]],
    ["once", [502, 502, 502, 502], [false, false, true, false]],
    [
      "not while they fail in different ways",
      [500, 500, 502, 500, 500, 502],
      [false, false, false, false, false, false],
    ],
    ["with three alike after others", [502, 500, 500, 500], [false, false, false, true]],
  ])("%s", async (_, statuses, expected) => {
    expect(statuses.map((status) => outage.failed(failed(status), BUDGET_MS))).toEqual(expected);
    expect(await admitted()).toBe(expected.includes(true) ? undefined : true);
  });

  test("not if one succeeds in between", async () => {
    for (let i = 0; i < 4; i++) {
      expect(outage.failed(failed(500), BUDGET_MS)).toBe(false);
      expect(outage.failed(failed(500), BUDGET_MS)).toBe(false);
      outage.succeeded();
    }
    expect(await admitted()).toBe(true);
  });

  test("not by what says nothing", async () => {
    for (let i = 0; i < 5; i++) outage.release();
    expect(await admitted()).toBe(true);
  });
});

describe("while it lasts", () => {
  test("one probe at a time is let through, with pauses that grow to a third of the deadline", async () => {
    begin();
    for (const pauseMs of [5_000, 10_000, 20_000, 40_000, 40_000]) {
      const probe = ask(1_000_000);
      await pass(pauseMs - 1);
      expect(probe.answer).toBeUndefined();
      await pass(1);
      expect(probe.answer).toBe(true);
      expect(outage.failed(failed(500), BUDGET_MS)).toBe(false);
    }
  });

  test("the others wait for the probe, however long after the pause", async () => {
    begin();
    await pass(5_000);
    expect(await admitted()).toBe(true);
    const others = [ask(), ask()];
    await pass(20_000);
    expect(others.map(({ answer }) => answer)).toEqual([undefined, undefined]);
  });

  test("creates that were sent before it began are no probes: the pause does not grow", async () => {
    begin();
    for (let i = 0; i < 5; i++) outage.failed(failed(500), BUDGET_MS);
    await pass(5_000);
    expect(await admitted()).toBe(true);
  });

  test("a probe whose end says nothing is followed by another, at once", async () => {
    begin();
    await pass(5_000);
    const [probe, next] = [ask(), ask()];
    await settled();
    expect([probe.answer, next.answer]).toEqual([true, undefined]);
    outage.release();
    await settled();
    expect(next.answer).toBe(true);
  });

  test("a create is given up when its time is over, less what a search takes", async () => {
    begin();
    const [short, long] = [ask(10_000), ask(BUDGET_MS)];
    await pass(3_999);
    expect(short.answer).toBeUndefined();
    await pass(1);
    expect([short.answer, long.answer]).toEqual([false, undefined]);
    expect(await admitted(ask(LEAST_LEFT_MS))).toBe(false);
  });

  test("one that waits for the probe is given up when its time is over, too", async () => {
    begin();
    await pass(5_000);
    expect(await admitted()).toBe(true);
    const waiting = ask(20_000);
    await pass(13_999);
    expect(waiting.answer).toBeUndefined();
    await pass(1);
    expect(waiting.answer).toBe(false);
  });

  test("a probe that is due comes before the end of the time", async () => {
    begin();
    await pass(5_000);
    expect(await admitted(ask(1))).toBe(true);
  });

  test("a signal ends the wait", async () => {
    begin();
    const waiting = ask();
    await settled();
    signal.abort();
    await settled();
    expect(waiting.answer).toMatchObject({ code: "RTK_CANCELLED" });
  });
});

describe("it ends", () => {
  test("with a create that succeeds: all that wait are sent", async () => {
    begin();
    const waiting = [ask(), ask(), ask()];
    await settled();
    outage.succeeded();
    await settled();
    expect(waiting.map(({ answer }) => answer)).toEqual([true, true, true]);
  });

  test("and the next one begins with the third failure again, and with the first pause", async () => {
    begin();
    await pass(5_000);
    await admitted();
    outage.failed(failed(500), BUDGET_MS);
    outage.succeeded();
    expect(begin()).toEqual([false, false, true]);
    const probe = ask();
    await pass(4_999);
    expect(probe.answer).toBeUndefined();
    await pass(1);
    expect(probe.answer).toBe(true);
  });
});
