import { RealtimeKitError } from "../../provider/errors";
import {
  isLost,
  isRefusal,
  leastLeftMs,
  MOST_CREATES,
  maySendAnother,
  waitsAfter,
} from "../../provider/recovery/policy";

const BUDGET_MS = 120_000;
const lost = (status?: number) => new RealtimeKitError("RTK_NO_ANSWER", "lost", { mayHaveActed: true, status });
const refused = new RealtimeKitError("RTK_RATE_LIMITED", "too many", { mayRepeat: true, status: 429 });
const rejected = new RealtimeKitError("RTK_REJECTED", "no", { status: 400 });
const unsent = new RealtimeKitError("RTK_UNREACHABLE", "no connection", { unsent: true });

test.each([
  ["an answer that was lost", lost(), { isLost: true, isRefusal: false }],
  ["a refusal for now, which is looked into once", refused, { isLost: true, isRefusal: true }],
  ["a refusal for good", rejected, { isLost: false, isRefusal: false }],
  ["nothing was sent", unsent, { isLost: false, isRefusal: false }],
])("%s", (_, error, expected) => expect({ isLost: isLost(error), isRefusal: isRefusal(error) }).toEqual(expected));

describe("another create may be sent", () => {
  test.each([
    [0, 120_000, true],
    [2, 120_000, true],
    [3, 120_000, false],
    [4, 120_000, false],
    [1, 6_001, true],
    [1, 6_000, false],
    [0, 6_000, false],
    [1, -1, false],
  ])("after %d lost ones with %d ms left: %p", (creates, remainingMs, expected) => {
    expect(maySendAnother(creates, { budgetMs: BUDGET_MS, remainingMs })).toBe(expected);
  });

  test("three in all, and none in the last twentieth of the deadline", () => {
    expect(MOST_CREATES).toBe(3);
    expect([leastLeftMs(BUDGET_MS), leastLeftMs(15_000)]).toEqual([6_000, 750]);
  });
});

describe("the waits before each look", () => {
  const waits = (error: RealtimeKitError, creates: number, remainingMs: number, budgetMs = BUDGET_MS) =>
    waitsAfter(error, creates, { budgetMs, remainingMs }).map(Math.round);
  const USUAL = [0, 1_000, 2_000, 3_000];
  const GAVE_UP = [0, 11_667, 23_333, 35_000];

  test.each<[string, RealtimeKitError, number, number, number[]]>([
    ["at once, once, after a refusal", refused, 1, 120_000, [0]],
    ["also as the third", refused, 3, 120_000, [0]],
    ["in 6 seconds", lost(), 1, 120_000, USUAL],
    ["in 6 seconds after a 500", lost(500), 1, 120_000, USUAL],
    ["in 70 seconds after a 408", lost(408), 1, 120_000, GAVE_UP],
    ["in 70 seconds after a 504", lost(504), 1, 120_000, GAVE_UP],
    ["in 70 seconds after a 524", lost(524), 1, 120_000, GAVE_UP],
    ["in a quarter of what is left", lost(), 3, 12_000, [0, 500, 1_000, 1_500]],
    ["in six tenths of what is left, after a 504", lost(504), 3, 12_000, [0, 1_200, 2_400, 3_600]],
    ["at once where nothing is left", lost(), 3, -5, [0, 0, 0, 0]],
    ["and the rest until the third create is due", lost(), 2, 110_000, [...USUAL, 44_000]],
    ["and no rest where the third is due already", lost(), 2, 50_000, USUAL],
    ["and no rest after the third", lost(), 3, 110_000, USUAL],
  ])("%s", (_, error, creates, remainingMs, expected) => {
    expect(waits(error, creates, remainingMs)).toEqual(expected);
  });

  test("with a deadline of 15 seconds, creates are due after 0.75 and 7.5 seconds", () => {
    expect(waits(lost(), 1, 15_000, 15_000)).toEqual([0, 625, 1_250, 1_875]);
    expect(waits(lost(), 2, 11_000, 15_000)).toEqual([0, 458, 917, 1_375, 750]);
  });

  test("with a deadline of an hour, the second create waits for its time", () => {
    expect(waits(lost(), 1, 3_600_000, 3_600_000)).toEqual([...USUAL, 174_000]);
    expect(waits(refused, 1, 3_600_000, 3_600_000)).toEqual([0]);
  });
});
