import { describeCall } from "../../provider/api/call";
import { finalError } from "../../provider/api/finalError";
import { policyOf, stateOf } from "../../provider/api/rateLimitHeaders";
import type { Verdict } from "../../provider/api/retry";
import { RealtimeKitError } from "../../provider/errors";

const cause = new Error("below");
const error = new RealtimeKitError("RTK_SERVER_ERROR", "no", { status: 503, ray: "r4y", unsent: true, cause });
const FAIL: Verdict = { kind: "fail" };

describe("the error of the last attempt", () => {
  test.each([
    [1, 9_000, "no"],
    [2, 499, "no (tried 2 times in less than a second)"],
    [2, 500, "no (tried 2 times in 1 second)"],
    [3, 1_499, "no (tried 3 times in 1 second)"],
    [3, 1_500, "no (tried 3 times in 2 seconds)"],
  ])("of %d in %d ms says so", (attempts, ms, summary) => {
    expect(finalError(error, FAIL, attempts, ms).summary).toBe(summary);
  });

  test("keeps what is known of it", () => {
    const { code, status, ray, unsent, cause: last } = finalError(error, FAIL, 1, 0);
    expect({ code, status, ray, unsent, cause: last }).toEqual({
      code: "RTK_SERVER_ERROR",
      status: 503,
      ray: "r4y",
      unsent: true,
      cause,
    });
  });

  test.each<[Exclude<Verdict, { kind: "retry" }>, boolean, boolean]>([
    [{ kind: "fail" }, false, false],
    [{ kind: "doubtful" }, true, false],
    [{ kind: "refused", afterMs: 0 }, false, true],
  ])("that is %j", (verdict, mayHaveActed, mayRepeat) => {
    expect(finalError(error, verdict, 1, 0)).toMatchObject({ mayHaveActed, mayRepeat });
  });

  test("has the time that Cloudflare gives, if it can be right", () => {
    const soon = Date.now() + 3_600_000;
    const year = Date.now() + 366 * 86_400_000;
    const at = (comeBackAt: number) => finalError(error, { kind: "fail", comeBackAt }, 1, 0).summary;
    expect(at(soon)).toContain(new Date(soon).toISOString());
    expect(at(year)).not.toContain(new Date(year).toISOString());
    expect(at(year)).toMatch(/^no; ./);
    expect(finalError(error, { kind: "doubtful" }, 1, 0).summary).toBe("no");
  });
});

test.each([
  ["PUT", ["acc", "realtime", "kit", "app", "meetings", "m"], "PUT meetings/m"],
  ["GET", ["acc", "realtime", "kit", "apps"], "GET apps"],
  ["GET", ["user", "tokens", "verify"], "GET verify"],
] as const)("%s %j in words", (method, path, words) => expect(describeCall({ method, path })).toBe(words));

describe("Cloudflare's headers of its rate limit", () => {
  const headers = (text: string | undefined) => ({
    status: 200,
    rateLimit: text,
    ratePolicy: text,
    retryAfter: undefined,
  });
  test.each([
    ['"default";q=1200;w=300', { quota: 1200, windowMs: 300_000 }],
    ['"burst"; q=100; w=60, "other"; q=7; w=8', { quota: 100, windowMs: 60_000 }],
    ['"default";q=0;w=300', undefined],
    ['"default";q=12;w=0', undefined],
    ['"default";q=12', undefined],
    ['"default";w=12', undefined],
    ['"default";q=12345678;w=300', undefined],
    ["q=1200;w=300", undefined],
    [`${" ".repeat(200)};q=12;w=3`, undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%j is the policy %j", (text, policy) => expect(policyOf(headers(text))).toEqual(policy));

  test.each([
    ['"default";r=50;t=30', { remaining: 50, resetsInMs: 30_000 }],
    ['"default"; r=0; t=0', { remaining: 0, resetsInMs: 0 }],
    ['"default";r=50', undefined],
    ['"default";t=30', undefined],
    [undefined, undefined],
  ])("%j is the state %j", (text, state) => expect(stateOf(headers(text))).toEqual(state));
});
