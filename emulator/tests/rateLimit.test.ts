import { RateLimit } from "../src/http/rateLimit";
import { ACCOUNT, APP, call, create, KIT, MEETINGS, start } from "./helpers";

const BLOCKED = {
  success: false,
  errors: [{ code: 10429, message: expect.any(String) }],
  messages: [],
  result: null,
};

/** A limit, and the time that it goes by. */
function limited(rule: ConstructorParameters<typeof RateLimit>[0]) {
  let now = 0;
  const limit = new RateLimit(rule, () => now);
  return {
    at(ms: number, token = "Bearer t") {
      now = ms;
      const { headers, refusal } = limit.count(token);
      return [headers.ratelimit, refusal?.status ?? 200, refusal?.headers?.["retry-after"]];
    },
  };
}

test("a window starts with its first call and counts down; a new one follows it", () => {
  const { at } = limited({ quota: 3, windowSeconds: 10 });
  expect(at(5_000)).toEqual(['"default";r=2;t=10', 200, undefined]);
  expect(at(5_001)).toEqual(['"default";r=1;t=10', 200, undefined]);
  expect(at(14_999)).toEqual(['"default";r=0;t=1', 200, undefined]);
  expect(at(15_000)).toEqual(['"default";r=2;t=10', 200, undefined]);
});

test("past the quota everything is blocked for as long as a window, from the call that went over", () => {
  const { at } = limited({ quota: 2, windowSeconds: 10 });
  for (const ms of [0, 1]) expect(at(ms)[1]).toBe(200);
  expect(at(9_000)).toEqual(['"default";r=0;t=10', 429, "10"]);
  expect(at(11_500)).toEqual(['"default";r=0;t=8', 429, "8"]);
  expect(at(18_999)).toEqual(['"default";r=0;t=1', 429, "1"]);
  expect(at(19_000)).toEqual(['"default";r=1;t=10', 200, undefined]);
});

test("a block can last otherwise than a window", () => {
  const { at } = limited({ quota: 1, windowSeconds: 10, blockSeconds: 2 });
  at(0);
  expect(at(1_000)).toEqual(['"default";r=0;t=2', 429, "2"]);
  expect(at(3_000)[1]).toBe(200);
});

test("each token has a quota of its own", () => {
  const { at } = limited({ quota: 1, windowSeconds: 10 });
  at(0, "Bearer a");
  expect(at(1, "Bearer a")[1]).toBe(429);
  expect(at(1, "Bearer b")[1]).toBe(200);
});

test.each([
  [{ quota: 0, windowSeconds: 1 }, "quota"],
  [{ quota: 1.5, windowSeconds: 1 }, "quota"],
  [{ quota: 1, windowSeconds: 0 }, "windowSeconds"],
  [{ quota: 1, windowSeconds: Number.NaN }, "windowSeconds"],
  [{ quota: 1, windowSeconds: 1, blockSeconds: -1 }, "blockSeconds"],
])("%j is no rule", async (rateLimit, name) => {
  await expect(start({ rateLimit })).rejects.toThrow(`rateLimit.${name}`);
});

describe("over HTTP", () => {
  test("every answer has the two headers, a refusal and a fault too; only a 429 has retry-after", async () => {
    const emulator = await start({ token: "any", rateLimit: { quota: 5, windowSeconds: 60 } });
    emulator.faults.add({ match: { method: "PUT" }, do: { kind: "answer", status: 503 } });
    const replies = [
      await call(emulator, "POST", MEETINGS, {}),
      await call(emulator, "POST", MEETINGS, "{"),
      await call(emulator, "GET", "/nowhere"),
      await call(emulator, "PUT", `${MEETINGS}/x`, {}),
      await call(emulator, "GET", MEETINGS, undefined, { authorization: "Bearer other" }),
    ];
    expect(replies.map(({ status, headers }) => [status, headers.get("ratelimit")])).toEqual([
      [201, '"default";r=4;t=60'],
      [400, '"default";r=3;t=60'],
      [404, '"default";r=2;t=60'],
      [503, '"default";r=1;t=60'],
      [401, '"default";r=4;t=60'],
    ]);
    for (const { headers } of replies) {
      expect(headers.get("ratelimit-policy")).toBe('"default";q=5;w=60');
      expect(headers.has("retry-after")).toBe(false);
    }
  });

  test("a blocked request changes nothing, meets no fault and is logged", async () => {
    const emulator = await start({ rateLimit: { quota: 1, windowSeconds: 60 } });
    await create(emulator);
    emulator.faults.add({ do: { kind: "reset" } });
    const { status, headers, json } = await call(emulator, "POST", MEETINGS, {});
    expect([status, headers.get("retry-after"), json]).toEqual([429, "60", BLOCKED]);
    expect(headers.get("ratelimit")).toBe('"default";r=0;t=60');
    expect(emulator.faults.pending).toHaveLength(1);
    expect(emulator.meetings(ACCOUNT, APP)).toHaveLength(1);
    expect(emulator.requests.map((each) => each.status)).toEqual([201, 429]);
  });

  test("the emulator's own routes are neither counted nor blocked", async () => {
    const emulator = await start({ rateLimit: { quota: 1, windowSeconds: 60 } });
    await call(emulator, "GET", `${KIT}/apps`);
    await call(emulator, "GET", `${KIT}/apps`);
    const response = await fetch(`http://127.0.0.1:${emulator.port}/__emulator/health`);
    expect([response.status, response.headers.has("ratelimit")]).toEqual([200, false]);
    await response.text();
  });

  test("without the option there is no limit, and no header of one", async () => {
    const { headers } = await call(await start(), "GET", MEETINGS);
    expect([headers.has("ratelimit"), headers.has("ratelimit-policy")]).toEqual([false, false]);
  });
});
