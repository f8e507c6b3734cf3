import fc from "fast-check";
import { decide, type Outcome, retryAfterMs, type Situation } from "../../provider/api/retry";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const answer = (status: number, more: object = {}): Outcome => ({ kind: "answer", status, ...more });
const UNSENT: Outcome = { kind: "unsent" };
const LOST: Outcome = { kind: "lost" };

const situation = (effect: Situation["effect"], outcome: Outcome, more: Partial<Situation> = {}): Situation => ({
  effect,
  outcome,
  attempts: 1,
  elapsedMs: 0,
  budgetMs: 120_000,
  now: NOW,
  random: 0.5,
  ...more,
});
const verdict = (...args: Parameters<typeof situation>) => decide(situation(...args)).kind;

const PASSING = [408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524];
const FINAL = [300, 301, 307, 400, 404, 405, 409, 410, 413, 422, 501, 505, 525, 530];

describe("a create", () => {
  test("that a redirect answers did not happen", () => expect(verdict("create", answer(300))).toBe("fail"));
  test("is sent again if nothing was sent", () => expect(verdict("create", UNSENT)).toBe("retry"));
  test("may be sent again after a 429, when its time has come", () => {
    const limited = (more: object) => decide(situation("create", answer(429, more)));
    expect(limited({})).toEqual({ kind: "refused", afterMs: 250 });
    expect(limited({ retryAfter: "7" })).toEqual({ kind: "refused", afterMs: 7250 });
    expect(limited({ retryAfter: "300" })).toEqual({ kind: "fail", comeBackAt: NOW + 300_000 });
  });
  test.each([
    LOST,
    ...[408, 425, 500, 501, 502, 503, 504, 520, 524, 599].map((status) => answer(status)),
    answer(503, { retryAfter: "1" }),
    answer(200),
    answer(201),
  ])("is never retried after %j: it may have been done", (outcome) =>
    expect(decide(situation("create", outcome))).toEqual({ kind: "doubtful" }),
  );
  test.each([301, 307, 400, 401, 403, 404, 409, 413, 422].map((status) => answer(status)))(
    "fails at once after %j",
    (outcome) => expect(verdict("create", outcome)).toBe("fail"),
  );
});

describe.each(["read", "write"] as const)("a %s may be repeated", (effect) => {
  test.each([UNSENT, LOST, ...PASSING.map((status) => answer(status))])("and is retried after %j", (outcome) =>
    expect(verdict(effect, outcome)).toBe("retry"),
  );
  test.each(FINAL.map((status) => answer(status)))("and fails at once after %j", (outcome) =>
    expect(verdict(effect, outcome)).toBe("fail"),
  );
  test.each([answer(200), answer(404, { isForeign: true })])(
    "and %j, which makes no sense, is asked for three times",
    (odd) => {
      expect([1, 2, 3].map((attempts) => verdict(effect, odd, { attempts }))).toEqual(["retry", "retry", "fail"]);
    },
  );
});

describe("a refused token", () => {
  test.each([401, 403])("%d: a read is tried three times, a write once", (status) => {
    expect([1, 2, 3].map((attempts) => verdict("read", answer(status), { attempts }))).toEqual([
      "retry",
      "retry",
      "fail",
    ]);
    expect((["create", "write"] as const).map((effect) => verdict(effect, answer(status)))).toEqual(["fail", "fail"]);
  });
});

describe("the wait", () => {
  const wait = (more: Partial<Situation>, outcome: Outcome = LOST) => decide(situation("read", outcome, more));

  test("grows by doubling, with full jitter, up to 20 seconds", () => {
    const ceilings = [1, 2, 3, 6, 7, 30].map((attempts) => wait({ attempts, random: 1 }));
    expect(ceilings.map((each) => each.kind === "retry" && each.afterMs)).toEqual([
      500, 1000, 2000, 16000, 20000, 20000,
    ]);
    expect(wait({ attempts: 5, random: 0 })).toEqual({ kind: "retry", afterMs: 0 });
  });
  test("is at least what the service asks for", () => {
    expect(wait({ random: 0 }, answer(429, { retryAfter: "7" }))).toEqual({ kind: "retry", afterMs: 7000 });
    expect(wait({ random: 1 }, answer(503, { retryAfter: "7" }))).toEqual({ kind: "retry", afterMs: 7500 });
  });
  test("that would pass the budget is no wait: it fails at once, and says when to come back", () => {
    expect(wait({}, answer(429, { retryAfter: "300" }))).toEqual({ kind: "fail", comeBackAt: NOW + 300_000 });
    expect(wait({ elapsedMs: 119_900, random: 1 })).toEqual({ kind: "fail" });
    expect(wait({ elapsedMs: 119_500, random: 1 })).toEqual({ kind: "fail" });
  });
});

test.each([
  ["5", 5000],
  ["0.5", 500],
  ["Thu, 01 Jan 2026 00:00:09 GMT", 9000],
  ["Wed, 31 Dec 2025 23:59:00 GMT", undefined],
  ["0", undefined],
  ["-3", undefined],
  ["soon", undefined],
  ["", undefined],
  ["  ", undefined],
  [undefined, undefined],
  ["1e12", 1e15],
  ["Infinity", Number.POSITIVE_INFINITY],
])("retry-after %j is %p ms", (header, ms) => expect(retryAfterMs(header, NOW)).toBe(ms));

const outcomes = fc.oneof<fc.Arbitrary<Outcome>[]>(
  fc.constant(UNSENT),
  fc.constant(LOST),
  fc.record({
    kind: fc.constant("answer" as const),
    status: fc.integer({ min: 200, max: 599 }),
    retryAfter: fc.option(fc.oneof(fc.string(), fc.integer().map(String)), { nil: undefined }),
  }),
);
const situations = fc.record({
  effect: fc.constantFrom("read" as const, "create" as const, "write" as const),
  outcome: outcomes,
  attempts: fc.integer({ min: 1, max: 50 }),
  elapsedMs: fc.nat(200_000),
  budgetMs: fc.constant(120_000),
  now: fc.constant(NOW),
  random: fc.double({ min: 0, max: 1, noNaN: true }),
});

test("whatever happens: no wait is negative or passes the deadline, and a create that may have been done is never retried", () => {
  fc.assert(
    fc.property(situations, (each) => {
      const found = decide(each);
      if ("afterMs" in found) {
        expect(found.afterMs).toBeGreaterThanOrEqual(0);
        expect(each.elapsedMs + found.afterMs).toBeLessThan(each.budgetMs);
      }
      if (found.kind === "retry" && each.effect === "create") expect(each.outcome.kind).toBe("unsent");
      if (found.kind === "refused") expect(each.outcome).toMatchObject({ status: 429 });
      if (found.kind === "refused" || found.kind === "doubtful") expect(each.effect).toBe("create");
    }),
    { numRuns: 2000 },
  );
});
