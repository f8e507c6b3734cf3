import { Cancellation } from "../../provider/api/cancellation";
import { RateBudget } from "../../provider/api/rateBudget";
import type { RateLimitHeaders } from "../../provider/api/rateLimitHeaders";

jest.useFakeTimers();
// Its time is simulated, so a slow machine only takes longer to compute it.
jest.setTimeout(120_000);

interface Rule {
  quota: number;
  windowMs: number;
}
/** Cloudflare's rule, and the one that the tests with real time use. */
const RULES: Rule[] = [
  { quota: 1200, windowMs: 300_000 },
  { quota: 120, windowMs: 3_000 },
];

/** Cloudflare's limit: windows of a fixed length, and a block as long as a window for who goes over the quota. */
class Service {
  refused = 0;
  private calls = 0;
  private endsAt = Number.NEGATIVE_INFINITY;
  private isBlocked = false;

  constructor(readonly rule: Rule) {}

  answer(): RateLimitHeaders {
    const { quota, windowMs } = this.rule;
    const now = Date.now();
    if (now >= this.endsAt) {
      [this.calls, this.endsAt, this.isBlocked] = [0, now + windowMs, false];
    }
    if (!this.isBlocked && ++this.calls > quota) [this.isBlocked, this.endsAt] = [true, now + windowMs];
    if (this.isBlocked) this.refused++;
    const seconds = Math.ceil((this.endsAt - now) / 1000);
    return {
      status: this.isBlocked ? 429 : 200,
      rateLimit: `"default";r=${Math.max(0, quota - this.calls)};t=${seconds}`,
      ratePolicy: `"default";q=${quota};w=${windowMs / 1000}`,
      retryAfter: this.isBlocked ? String(seconds) : undefined,
    };
  }
}

const cancellation = new Cancellation(new AbortController().signal);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The same numbers in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const SEEDS = [1, 2, 3, 4];
const LATENCY_MS = 40;

const run = (rule: Rule, settings: number[], callsOfEach: number, seed: number) =>
  runAt(new Service(rule), settings, callsOfEach, seed);

/** Processes with a setting each, which make so many calls each. */
async function runAt(service: Service, settings: number[], callsOfEach: number, seed: number) {
  const random = randomFrom(seed);
  const started = Date.now();
  let done = 0;
  let finishedAt = started;
  const latency = () => pause(LATENCY_MS / 2 + random() * LATENCY_MS);
  for (const callsPer5Minutes of settings) {
    const budget = new RateBudget(callsPer5Minutes, cancellation, () => {});
    const call = async () => {
      for (;;) {
        await budget.admit();
        await latency();
        const headers = service.answer();
        await latency();
        budget.release(headers);
        if (headers.status === 200) break;
      }
      done++;
      finishedAt = Date.now();
    };
    setTimeout(() => {
      for (let i = 0; i < callsOfEach; i++) void call();
    }, random() * 50);
  }
  await jest.advanceTimersByTimeAsync(service.rule.windowMs * 10);
  return { ms: finishedAt - started, refused: service.refused, done };
}

describe.each(RULES)("$quota calls in $windowMs ms", (rule) => {
  const calls = rule.quota * 2.5;

  test.each([[[500, 500]], [[250, 250, 250, 250]], [[1000, 1000]], [[1000, 1000, 1000, 1000]]])(
    "processes at %j are as fast as one at 1,000, and nothing is refused",
    async (shares) => {
      for (const seed of SEEDS) {
        const together = await run(rule, shares, calls / shares.length, seed);
        const alone = await run(rule, [1000], calls, seed);
        expect(together).toMatchObject({ done: calls, refused: 0 });
        expect(together.ms).toBeLessThanOrEqual(1.2 * alone.ms);
      }
    },
  );

  test("a small share is used to its end beside others who have used as much", async () => {
    const share = Math.floor(rule.quota / 12);
    const service = new Service(rule);
    for (let i = 0; i < share; i++) service.answer();
    const { ms, refused } = await runAt(service, [100], share, 1);
    expect(refused).toBe(0);
    expect(ms).toBeLessThan(rule.windowMs / 2);
  });
});
