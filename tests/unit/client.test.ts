import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Cancellation } from "../../provider/api/cancellation";
import { createApi } from "../../provider/api/client";
import type { Connection } from "../../provider/api/connection";
import { finalError } from "../../provider/api/finalError";
import { Network } from "../../provider/api/network";
import { RateBudget } from "../../provider/api/rateBudget";
import { isNotFound, RealtimeKitError } from "../../provider/errors";

let server: Server | undefined;
const sockets = new Set<Socket>();
const seen: IncomingMessage[] = [];

async function serve(answer: RequestListener): Promise<string> {
  server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
  });
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  seen.length = 0;
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

const CONNECTION: Connection = {
  baseUrl: new URL("http://127.0.0.1:1/client/v4"),
  token: "t0ken",
  tokenSource: "environment",
  deadlineMs: 5000,
  callsPer5Minutes: 1_000_000,
};
const network = new Network();
const api = (origin: string, deadlineMs = 5000) =>
  network.connect({ ...CONNECTION, baseUrl: new URL(`${origin}/client/v4`), deadlineMs }, String, () => {});

const path = ["acc", "realtime", "kit", "app", "meetings"];
const good: RequestListener = (_, response) => response.end('{"success":true,"data":{"id":"m"}}');

async function failure(origin: string, deadlineMs?: number): Promise<RealtimeKitError> {
  return api(origin, deadlineMs)
    .send({ method: "POST", path, body: {}, creates: true })
    .then(
      () => Promise.reject(new Error("no error")),
      (error) => error,
    );
}

test("what is sent: the method, the encoded path, the token, the body", async () => {
  const bodies: string[] = [];
  const origin = await serve((request, response) => {
    request.on("data", (chunk) => bodies.push(String(chunk)));
    request.on("end", () => good(request, response));
  });
  await api(origin).send({ method: "PUT", path: [...path, "a/../b c?#%"], body: { title: "ö" } });
  expect(seen[0]?.method).toBe("PUT");
  expect(seen[0]?.url).toBe("/client/v4/accounts/acc/realtime/kit/app/meetings/a%2F..%2Fb%20c%3F%23%25");
  expect(seen[0]?.headers).toMatchObject({ authorization: "Bearer t0ken", "content-type": "application/json" });
  expect(bodies).toEqual(['{"title":"ö"}']);
});

test("connections are kept for the calls that follow", async () => {
  const origin = await serve(good);
  for (let i = 0; i < 20; i++) await api(origin).send({ method: "GET", path });
  expect(seen).toHaveLength(20);
  expect(sockets.size).toBeLessThanOrEqual(2);
});

test("a redirect is not followed: the token would go along", async () => {
  const origin = await serve((_, response) => response.writeHead(307, { location: "/elsewhere" }).end());
  expect((await failure(origin)).code).toBe("RTK_BAD_ANSWER");
  expect(seen).toHaveLength(1);
});

test("an answer that is too large is not read to its end", async () => {
  const origin = await serve((_, response) => response.end(Buffer.alloc(5 * 1024 * 1024, 32)));
  const error = await failure(origin);
  expect(error.brief).toMatch(/^RTK_NO_ANSWER: .* did not answer POST meetings: the answer was larger than 4 MB$/);
});

test("compressed answers are not asked for, and not unpacked", async () => {
  const origin = await serve((_, response) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(Buffer.from([31, 139])),
  );
  expect((await failure(origin)).code).toBe("RTK_BAD_ANSWER");
  expect(seen[0]?.headers["accept-encoding"]).toBeUndefined();
});

test("nobody listens: nothing was sent, and the emulator may not run", async () => {
  const error = await failure("http://127.0.0.1:1", 300);
  expect(error.brief).toMatch(
    /^RTK_UNREACHABLE: http:\/\/127.0.0.1:1 cannot be reached for POST meetings \(ECONNREFUSED\); nothing was sent\. .*"npx realtimekit-emulator"/,
  );
  expect(error).toMatchObject({ mayHaveActed: false, unsent: true });
});

test("a reset: it may have been done", async () => {
  const origin = await serve((request) => request.socket.destroy());
  const error = await failure(origin);
  expect(error.brief).toMatch(/^RTK_NO_ANSWER: http:\S+ did not answer POST meetings: the connection broke \(\w+\)$/);
  expect(error.mayHaveActed).toBe(true);
});

test("a body that is cut", async () => {
  const origin = await serve((request, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write('{"success":true', () => request.socket.destroy());
  });
  expect(await failure(origin)).toMatchObject({ code: "RTK_NO_ANSWER", mayHaveActed: true });
});

test.each<[string, RequestListener]>([
  ["no answer", () => {}],
  ["an answer that never ends", (_, response) => response.write("{")],
])("%s: the deadline ends it", async (_, answer) => {
  const error = await failure(await serve(answer), 800);
  expect(error.brief).toMatch(/^RTK_NO_ANSWER: .* 0\.68 seconds$/);
  expect(error.mayHaveActed).toBe(true);
});

test("a slow drip ends at the deadline too", async () => {
  const origin = await serve((_, response) => {
    const drip = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drip));
  });
  expect((await failure(origin, 300)).code).toBe("RTK_NO_ANSWER");
});

describe("a list is read to its end", () => {
  const pages =
    (sizes: number[], total?: number | null): RequestListener =>
    (request, response) => {
      const page = Number(new URL(String(request.url), "http://x").searchParams.get("page_no"));
      const data = Array.from({ length: sizes[page - 1] ?? 0 }, (_, i) => ({ id: `${page}-${i}` }));
      response.end(
        JSON.stringify({
          success: true,
          data,
          ...(total === undefined ? {} : { paging: total === null ? {} : { total_count: total } }),
        }),
      );
    };
  test.each<[string, number[], number | null | undefined, number, number]>([
    ["one short page", [3], 3, 3, 1],
    ["full pages, to the total", [100, 100], 200, 200, 2],
    ["shorter pages than asked for", [20, 20, 5], 45, 45, 3],
    ["without a total, to an empty page", [100, 7], null, 107, 3],
    ["without paging, it is the whole list", [3, 3, 3], undefined, 3, 1],
    ["a total that is never reached", [2], 5, 2, 2],
    ["nothing", [], 0, 0, 1],
    ["nothing, without paging", [], undefined, 0, 1],
  ])("%s", async (_, sizes, total, found, calls) => {
    const items = await api(await serve(pages(sizes, total))).list(path, {
      query: { search: "a&b ö" },
      isItem: () => true,
    });
    expect(items).toHaveLength(found);
    expect(seen).toHaveLength(calls);
    expect(seen[0]?.url).toBe(
      "/client/v4/accounts/acc/realtime/kit/app/meetings?search=a%26b+%C3%B6&page_no=1&per_page=100",
    );
  });
});

test("to wait for one's turn takes nothing from the budget", async () => {
  const one = api("http://127.0.0.1:1");
  const before = one.remainingMs();
  expect(await one.wait(new Promise((resolve) => setTimeout(resolve, 500, "came")))).toBe("came");
  expect(before - one.remainingMs()).toBeLessThan(250);
  await expect(one.wait(Promise.reject(new Error("never")))).rejects.toThrow("never");
});

describe("what may be repeated is a matter of the call, not of its verb", () => {
  const failingOnce = () => {
    let calls = 0;
    const answer: RequestListener = (request, response) =>
      ++calls === 1 ? void response.writeHead(503).end() : good(request, response);
    return answer;
  };

  test("a POST that creates nothing is retried like a read", async () => {
    const token = await api(await serve(failingOnce())).send({ method: "POST", path: [...path, "p", "token"] });
    expect(token).toEqual({ id: "m" });
    expect(seen.map(({ method }) => method)).toEqual(["POST", "POST"]);
  });

  test("a create is left to the caller, whatever its verb", async () => {
    const create = api(await serve(failingOnce())).send({ method: "PUT", path, body: {}, creates: true });
    await expect(create).rejects.toMatchObject({ code: "RTK_SERVER_ERROR", mayHaveActed: true, mayRepeat: false });
    expect(seen).toHaveLength(1);
  });

  test("DELETE is retried, and needs no data in its answer", async () => {
    const answers = [503, 200];
    const origin = await serve((_, response) => response.writeHead(answers.shift() ?? 500).end('{"success":true}'));
    expect(await api(origin).send({ method: "DELETE", path: [...path, "p"] })).toEqual({});
    expect(seen.map(({ method }) => method)).toEqual(["DELETE", "DELETE"]);
  });

  test.each(["", "<html>", "{}", "null"])("DELETE answered with %j is no success", async (text) => {
    const origin = await serve((_, response) => response.end(text));
    const removed = api(origin, 3000).send({ method: "DELETE", path: [...path, "p"] });
    await expect(removed).rejects.toMatchObject({ code: "RTK_BAD_ANSWER" });
  });

  test("a create that is refused for the rate is not doubtful, and may be sent again", async () => {
    const error = await failure(await serve((_, response) => response.writeHead(429).end("null")));
    expect(error).toMatchObject({ code: "RTK_RATE_LIMITED", mayHaveActed: false, mayRepeat: true });
    expect(seen).toHaveLength(1);
  });

  test("one that is refused for longer than the deadline says when to come back", async () => {
    const error = await failure(
      await serve((_, response) => response.writeHead(429, { "retry-after": "60" }).end("null")),
    );
    expect(error).toMatchObject({ code: "RTK_RATE_LIMITED", mayHaveActed: false, mayRepeat: false });
    expect(error.brief).toMatch(/^RTK_RATE_LIMITED: .* at \d{4}-/);
  });
});

describe("a 404", () => {
  const none: RequestListener = (_, response) =>
    response.writeHead(404).end('{"success":false,"error":{"code":404,"message":"not found"}}');

  test("to a create or a list is about the account or the app, never about an object that is gone", async () => {
    const origin = await serve(none);
    const errors = [
      await failure(origin),
      await api(origin)
        .list(path, { isItem: () => true })
        .catch((error) => error),
    ];
    for (const error of errors) {
      expect(error).toMatchObject({ code: "RTK_NOT_FOUND", parentMissing: true });
      expect(isNotFound(error)).toBe(false);
      expect(error.brief).not.toContain("refresh");
    }
  });

  test("to a call for an object means that it is gone", async () => {
    const error = await api(await serve(none))
      .send({ method: "GET", path: [...path, "m"] })
      .catch((each) => each);
    expect(isNotFound(error)).toBe(true);
  });
});

test("a base URL without /client/v4: what to set it to", async () => {
  const origin = await serve((_, response) => response.writeHead(404).end("no such page"));
  const connection = { ...CONNECTION, baseUrl: new URL(origin) };
  const error = await network
    .connect(connection, String, () => {})
    .send({ method: "GET", path })
    .catch((each) => each);
  expect(error.code).toBe("RTK_REJECTED");
  expect(error.brief).toContain(`${origin}/client/v4`);
});

test.each([
  [1_400, "1 second)"],
  [300, "less than a second)"],
  [2_600, "3 seconds)"],
])("after %d ms: %s", (ms, words) => {
  const { brief } = finalError(new RealtimeKitError("RTK_SERVER_ERROR", "no"), { kind: "fail" }, 3, ms);
  expect(brief).toBe(`RTK_SERVER_ERROR: no (tried 3 times in ${words}`);
});

test("an attempt that was sent is not forgotten over later ones that were not", async () => {
  const origin = await serve((request) => {
    server?.close();
    request.socket.destroy();
  });
  const error = await api(origin, 1500)
    .send({ method: "PUT", path, body: {} })
    .catch((each) => each);
  expect(error).toMatchObject({ code: "RTK_NO_ANSWER", unsent: false });
  expect(error.brief).toMatch(/tried \d+ times/);
  expect(seen).toHaveLength(1);
});

test("a call that fails before it is sent gives its turn back", async () => {
  const { rateBudget, released } = spiedBudget();
  const broken = createApi({
    connection: CONNECTION,
    rate: rateBudget,
    dispatcher: () => Promise.reject(new Error("Cannot find package 'undici'")),
    cancellation: new Cancellation(new AbortController().signal),
    redact: String,
    warn: () => {},
  });
  // More than may be under way at once: each needs the turn of one before.
  const calls = Array.from({ length: 100 }, () => broken.send({ method: "GET", path }));
  for (const call of calls) await expect(call).rejects.toThrow("undici");
  expect(released).toHaveBeenCalledTimes(100);
});

function spiedBudget() {
  const rateBudget = new RateBudget(1_000_000, new Cancellation(new AbortController().signal), () => {});
  return { rateBudget, released: jest.spyOn(rateBudget, "release") };
}
