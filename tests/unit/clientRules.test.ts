/** What the client makes of answers, without a network. */
import type { Dispatcher } from "undici";
import { RequestFailure } from "../../provider/api/bufferedResponse";
import type { Call } from "../../provider/api/call";
import { Cancellation } from "../../provider/api/cancellation";
import { createApi } from "../../provider/api/client";
import type { Connection } from "../../provider/api/connection";
import { createDispatcher } from "../../provider/api/dispatcher";
import type { RateBudget } from "../../provider/api/rateBudget";
import { cancelledDuring, describeFailure } from "../../provider/api/unanswered";

const CONNECTION: Connection = {
  baseUrl: new URL("https://api.cloudflare.com/client/v4"),
  token: "t",
  tokenSource: "environment",
  deadlineMs: 120_000,
  callsPer5Minutes: 1_000,
};

interface Answer {
  status?: number;
  body?: string;
  headers?: Record<string, string | string[]>;
  error?: Error;
}
const data = (value: unknown) => ({ body: JSON.stringify({ success: true, data: value }) });
const refused = (status: number) => ({ status, body: JSON.stringify({ success: false, error: { message: "no" } }) });

/** A client whose calls get these answers, the last one for ever, and whose pauses are over at once. */
function client(...answers: Answer[]) {
  const requests: Dispatcher.DispatchOptions[] = [];
  const released: unknown[] = [];
  const warned: string[] = [];
  const slept: number[] = [];
  const dispatch: Dispatcher["dispatch"] = (request, handler) => {
    requests.push(request);
    const answer = answers[Math.min(requests.length, answers.length) - 1] ?? {};
    const { status = 200, body = "", headers = {}, error } = answer;
    const controller = { abort: () => {} } as never;
    handler.onRequestStart?.(controller, {});
    if (error) handler.onResponseError?.(controller, error);
    else {
      handler.onResponseStart?.(controller, status, headers);
      handler.onResponseData?.(controller, Buffer.from(body));
      handler.onResponseEnd?.(controller, {});
    }
    return true;
  };
  const cancellation = new Cancellation(new AbortController().signal);
  cancellation.sleep = async (ms) => void slept.push(ms);
  const rate = { admit: async () => {}, release: (answer: unknown) => void released.push(answer) };
  const api = createApi({
    connection: CONNECTION,
    rate: rate as unknown as RateBudget,
    dispatcher: async () => ({ dispatch }) as Dispatcher,
    cancellation,
    redact: String,
    warn: (message) => void warned.push(message),
  });
  return { api, requests, released, warned, slept };
}
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );
const path = ["acc", "realtime", "kit", "app", "meetings"];
const GET: Call = { method: "GET", path: [...path, "m"] };
const PUT: Call = { method: "PUT", path: [...path, "m"], body: { a: 1 } };
const POST: Call = { method: "POST", path, body: {}, creates: true };

describe("a list", () => {
  const isItem = (item: object) => "id" in item;

  test("has every item, if each can be read", async () => {
    expect(await client(data([{ id: "a" }, { id: "b" }])).api.list(path, { isItem })).toHaveLength(2);
  });

  test.each([[[{ id: "a" }, { name: "b" }]], [[{ id: "a" }, "id"]], [[null]]])("%j is none", async (items) => {
    expect(await failure(client(data(items)).api.list(path, { isItem }))).toMatchObject({ code: "RTK_BAD_ANSWER" });
  });
});

describe("a token that Cloudflare refuses", () => {
  test.each([401, 403])("with %d may be new: a read tries it three times, and a write once", async (status) => {
    const [read, write] = [client(refused(status)), client(refused(status))];
    await failure(read.api.send(GET));
    await failure(write.api.send(PUT));
    expect([read.requests.length, write.requests.length]).toEqual([3, 1]);
  });
});

test("a 404 of somebody else is tried again, and RealtimeKit's own is not", async () => {
  const [foreign, own] = [client({ status: 404, body: "<html>" }), client(refused(404))];
  expect(await failure(foreign.api.send(GET))).toMatchObject({ code: "RTK_REJECTED" });
  expect(await failure(own.api.send(GET))).toMatchObject({ code: "RTK_NOT_FOUND" });
  expect([foreign.requests.length, own.requests.length]).toEqual([3, 1]);
});

describe("a wait before a retry", () => {
  const busy = (seconds: number) => ({ status: 503, headers: { "retry-after": String(seconds) } });

  test("of five seconds or more is announced once, with the reason and the end of the attempts", async () => {
    const { api, warned, slept } = client(busy(5), busy(6), data({}));
    await api.send(GET);
    expect(slept).toHaveLength(2);
    expect(warned).toHaveLength(1);
    const [, reason, until] = /^(RTK_\w+): .*; retrying until (\S+)$/.exec(warned[0] ?? "") ?? [];
    expect(reason).toBe("RTK_SERVER_ERROR");
    const leftMs = Date.parse(String(until)) - Date.now();
    expect(leftMs).toBeGreaterThan(60_000);
    expect(leftMs).toBeLessThanOrEqual(120_000);
  });

  test("that is shorter is not", async () => {
    const { api, warned } = client(busy(4), data({}));
    await api.send(GET);
    expect(warned).toEqual([]);
  });
});

test("each attempt to create counts, whoever sends the next one", async () => {
  const { api } = client(refused(429));
  expect((await failure(api.send(POST))).summary).not.toContain("tried");
  expect((await failure(api.send(POST))).summary).toContain("tried 2 times");
});

describe("an attempt", () => {
  test("tells the rate budget what its answer says, and nothing if there is none", async () => {
    const headers = {
      ratelimit: '"default";r=5;t=4',
      "ratelimit-policy": ["first", "second"],
      "cf-ray": "0123456789abcdef",
    };
    const { api, released } = client({ error: new Error("broken") }, { ...data({}), headers });
    await api.send(GET);
    expect(released).toEqual([
      undefined,
      expect.objectContaining({
        status: 200,
        rateLimit: headers.ratelimit,
        ratePolicy: "first",
        ray: "0123456789abcdef",
      }),
    ]);
  });

  test("sends a type of content with a body only", async () => {
    const { api, requests } = client(data({}));
    await api.send(GET);
    await api.send(PUT);
    const usual = { authorization: "Bearer t", accept: "application/json" };
    expect(requests.map(({ headers }) => headers)).toEqual([usual, { ...usual, "content-type": "application/json" }]);
    expect(requests.map(({ body }) => body)).toEqual([undefined, '{"a":1}']);
  });

  test.each(["0123456789abcdef-FRA", "0123456789abcdef"])("shows the ray %s", async (ray) => {
    expect(await failure(client({ ...refused(400), headers: { "cf-ray": ray } }).api.send(GET))).toMatchObject({ ray });
  });
  test.each(["0123456789abcdef-FRA2", "x0123456789abcdef", "0123"])("shows no ray %s", async (ray) => {
    const error = await failure(client({ ...refused(400), headers: { "cf-ray": ray } }).api.send(GET));
    expect(error.ray).toBeUndefined();
  });
});

describe("a request without an answer", () => {
  const proxy = { url: new URL("http://user:pass@proxy.example:8080"), from: "realtimekit:proxy", noProxy: "" };
  const of = (cause: unknown, more: Partial<Connection> = {}, wasStarted = false) =>
    describeFailure(new RequestFailure("broken", wasStarted, cause), GET, { ...CONNECTION, ...more }, 1_000);
  const withCode = (code: string) => Object.assign(new Error("m"), { code });

  test.each([
    ["Proxy response (407) !== 200 when HTTP Tunneling", "HTTP 407", true],
    ["Proxy response (502) !== 200 when HTTP Tunneling", "HTTP 502", false],
  ])("%s is the proxy's", (message, says, isPermanent) => {
    const { error, outcome } = of(new Error(message), { proxy });
    expect(error).toMatchObject({ code: "RTK_UNREACHABLE", unsent: true });
    expect(error.summary).toContain(says);
    expect(error.summary).toContain("http://proxy.example:8080 (realtimekit:proxy)");
    expect(error.message).not.toContain("pass");
    expect(outcome).toEqual({ kind: "unsent", isPermanent });
  });

  test("is not the proxy's where its message only quotes such words, or there is no proxy", () => {
    expect(of(withCode("not a Proxy response (407)"), { proxy }).outcome).toMatchObject({ isPermanent: false });
    expect(of(new Error("Proxy response (407)")).outcome).toMatchObject({ isPermanent: false });
    expect(of(undefined, { proxy }).error.code).toBe("RTK_UNREACHABLE");
  });

  test.each([
    ["CERT_HAS_EXPIRED", true],
    ["SELF_SIGNED_CERT_IN_CHAIN", true],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", true],
    ["UNABLE_TO_GET_ISSUER", true],
    ["UND_ERR_PRX_TLS", true],
    ["INVALID_CA", true],
    ["INVALID_PURPOSE", true],
    ["HOSTNAME_MISMATCH", true],
    ["UND_ERR_INVALID_ARG", true],
    ["WAS_UNABLE_TO_GET", false],
    ["PRX_TLS_OK", false],
    ["NOT_INVALID_CA", false],
    ["INVALID_CAR", false],
    ["NO_HOSTNAME_MISMATCH", false],
    ["HOSTNAME_MISMATCHED", false],
    ["ECONNREFUSED", false],
  ])("with the code %s will fail again: %p", (code, isPermanent) => {
    expect(of(withCode(code)).outcome).toEqual({ kind: "unsent", isPermanent });
  });

  test("names a proxy of the environment that is not used, and only then", () => {
    const cause = withCode("ECONNREFUSED");
    expect(of(cause, { ignoredProxyVariable: "HTTPS_PROXY" }).error.summary).toContain("HTTPS_PROXY is set");
    expect(of(cause, { proxy, ignoredProxyVariable: "HTTPS_PROXY" }).error.summary).toMatch(/; nothing was sent$/);
    expect(of(cause).error.summary).toMatch(/; nothing was sent$/);
  });

  test("that was sent has its cause", () => {
    const cause = withCode("ECONNRESET");
    expect(of(cause, {}, true)).toMatchObject({ error: { code: "RTK_NO_ANSWER", cause }, outcome: { kind: "lost" } });
  });

  test.each([
    [POST, true, true],
    [POST, false, false],
    [PUT, true, false],
  ])("%j that is cancelled, sent: %p, may have created something: %p", (call, wasStarted, mayHaveActed) => {
    const error = cancelledDuring(call, wasStarted);
    expect(error).toMatchObject({ code: "RTK_CANCELLED", unsent: !wasStarted, mayHaveActed });
    expect(error.summary).toContain(wasStarted ? "may have received" : "not sent");
    expect(error.summary).toContain(`${call.method} meetings`);
  });
});

test("a proxy has a dispatcher of its own", async () => {
  const proxy = { url: new URL("http://proxy.example"), from: "p", noProxy: "x.example" };
  const names = [await createDispatcher(undefined), await createDispatcher(proxy)].map((each) => each.constructor.name);
  expect(names).toEqual(["Agent", "EnvHttpProxyAgent"]);
});
