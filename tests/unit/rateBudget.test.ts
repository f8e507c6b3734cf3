import fc from "fast-check";
import { Cancellation } from "../../provider/api/cancellation";
import { RateBudget } from "../../provider/api/rateBudget";
import type { RateLimitHeaders } from "../../provider/api/rateLimitHeaders";

jest.useFakeTimers();
afterEach(() => jest.clearAllTimers());

const NO_WORD: RateLimitHeaders = { status: 200, rateLimit: undefined, ratePolicy: undefined, retryAfter: undefined };

function budget(calls = 1000, said: string[] = [], { signal } = new AbortController()): RateBudget {
  return new RateBudget(calls, new Cancellation(signal), (message) => said.push(message));
}

/** When each of so many calls was admitted, from now. After 10 ms each gets an answer, of which `answer` is told the number. */
async function admitted(
  subject: RateBudget,
  calls: number,
  answer: (call: number) => RateLimitHeaders = () => NO_WORD,
): Promise<number[]> {
  const start = Date.now();
  const times: number[] = [];
  let answers = 0;
  for (let i = 0; i < calls; i++) {
    void subject.admit().then(() => {
      times.push(Date.now() - start);
      setTimeout(() => subject.release(answer(++answers)), 10);
    });
  }
  await jest.advanceTimersByTimeAsync(20 * 60_000);
  return times;
}

const word = (r: number, t: number): RateLimitHeaders => ({
  ...NO_WORD,
  rateLimit: `"default";r=${r};t=${t}`,
  ratePolicy: '"default";q=120;w=3',
});

test("a stack of a few meetings is not slowed", async () => {
  const said: string[] = [];
  const times = await admitted(budget(1000, said), 100);
  expect(times).toHaveLength(100);
  expect(times.at(-1)).toBeLessThan(1000);
  expect(said).toEqual([]);
});

test("never more than its share in any window, and none is lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 10, max: 1200 }), fc.integer({ min: 1, max: 1500 }), async (share, calls) => {
      const times = await admitted(budget(share), calls);
      for (let i = share; i < times.length; i++)
        expect((times[i] ?? 0) - (times[i - share] ?? 0)).toBeGreaterThanOrEqual(300_000);
      const expected = Math.min(calls, share * 4);
      expect(times.length).toBeGreaterThanOrEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test("at the wall it says once why it waits", async () => {
  const said: string[] = [];
  const times = await admitted(budget(1000, said), 1100);
  expect(times.at(999)).toBeLessThan(2_000);
  expect(times.at(1000)).toBeGreaterThanOrEqual(300_000);
  expect(said).toEqual([
    expect.stringMatching(
      /^waiting until \d\d:\d\d:\d\d: .* 1200 calls in 300 seconds .*realtimekit:requestsPer5Minutes is 1000$/,
    ),
  ]);
});

test("it slows down before the wall: fewer calls are under way at once", async () => {
  const subject = budget();
  let inFlight = 0;
  const seen: number[] = [];
  for (let left = 120; left > 20; left--) {
    void subject.admit().then(() => {
      inFlight++;
      seen.push(inFlight);
      setTimeout(() => {
        inFlight--;
        subject.release(word(120 - seen.length, 3));
      }, 10);
    });
  }
  await jest.advanceTimersByTimeAsync(2_900);
  expect(Math.max(...seen.slice(20, 40))).toBeGreaterThan(16);
  expect(Math.max(...seen.slice(-5))).toBeLessThanOrEqual(4);
});

test("it learns the service's rule, keeps the same part for others, and waits for the reset", async () => {
  const times = await admitted(budget(), 150, () => word(100, 3));
  expect(times.filter((time) => time < 3000)).toHaveLength(100);
  expect(times.at(100)).toBeGreaterThanOrEqual(3000);
});

test("what others used is no longer kept for them, and at the end there is room for their calls under way", async () => {
  // 80 of 120 are used by others, who so need none of the reserve of 20.
  const times = await admitted(budget(), 40, (call) => word(Math.max(0, 40 - call), 3));
  const before = times.filter((time) => time < 2900).length;
  expect(before).toBeGreaterThanOrEqual(30);
  expect(before).toBeLessThan(39);
  expect(times).toHaveLength(40);
});

test("after a 429: one pause for all, then a gentle start", async () => {
  const subject = budget();
  await admitted(subject, 20, (call) => (call === 1 ? { ...NO_WORD, status: 429, retryAfter: "30" } : NO_WORD));
  const [first] = await admitted(subject, 1);
  expect(first).toBe(0);
  const paused = budget();
  const times = await admitted(paused, 60, (call) =>
    call === 1 ? { ...NO_WORD, status: 429, retryAfter: "30" } : NO_WORD,
  );
  const late = times.filter((time) => time >= 30_000);
  expect(late.length).toBeGreaterThan(40);
  expect(late.slice(0, 2)[1]).toBeGreaterThan(late[0] as number);
});

test.each([
  ["junk", "junk"],
  ['"default";r=-5;t=9', '"default";q=0;w=0'],
  ['"default";r=1e9;t=99999999999', '"default";q=99999999999;w=1'],
  ["r=5;t=5", "q=5;w=5"],
  ['"default";r=5;t=4000', '"default";q=;w='],
  [";".repeat(100_000), ";".repeat(100_000)],
])("headers that make no sense are left alone: %.40s", async (rateLimit, ratePolicy) => {
  const times = await admitted(budget(), 200, () => ({ ...NO_WORD, rateLimit, ratePolicy }));
  expect(times).toHaveLength(200);
  expect(times.at(-1)).toBeLessThan(2000);
});

test("a retry-after beyond the window pauses for a window at most", async () => {
  const times = await admitted(budget(), 17, (call) =>
    call === 1 ? { ...NO_WORD, status: 429, retryAfter: "1e12" } : NO_WORD,
  );
  expect(times.at(-1)).toBeGreaterThanOrEqual(300_000);
  expect(times.at(-1)).toBeLessThanOrEqual(300_200);
});

test("a pause that is longer than a timer can be is no busy loop", async () => {
  const controller = new AbortController();
  const subject = budget(1000, [], controller);
  const policy = { ratePolicy: '"default";q=1200;w=9999999' };
  await admitted(subject, 1, () => ({ ...NO_WORD, ...policy, status: 429, retryAfter: "9999999" }));
  const timers = jest.spyOn(globalThis, "setTimeout");
  const waiting = subject.admit();
  expect(timers.mock.calls.map(([, ms]) => ms)).toEqual([2 ** 31 - 1]);
  timers.mockRestore();
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: "RTK_CANCELLED" });
});

test("a cancelled operation leaves the queue at once, without a timer that keeps its process alive", async () => {
  const controller = new AbortController();
  const subject = budget(1, [], controller);
  await subject.admit();
  const first = subject.admit();
  subject.release();
  // One waits for the next window, which sets a timer, and others behind it.
  const waiting = Promise.allSettled([first, subject.admit(), subject.admit()]);
  expect(jest.getTimerCount()).toBe(1);
  controller.abort();
  for (const each of await waiting) expect(each).toMatchObject({ reason: { code: "RTK_CANCELLED" } });
  expect(jest.getTimerCount()).toBe(0);
  await expect(subject.admit()).rejects.toMatchObject({ code: "RTK_CANCELLED" });
});

test("the answer to a call of a cancelled operation admits nothing more", async () => {
  const controller = new AbortController();
  const subject = budget(1000, [], controller);
  for (let i = 0; i < 4; i++) await subject.admit();
  const fifth = subject.admit();
  controller.abort();
  await expect(fifth).rejects.toMatchObject({ code: "RTK_CANCELLED" });
  subject.release();
  await expect(subject.admit()).rejects.toMatchObject({ code: "RTK_CANCELLED" });
});
