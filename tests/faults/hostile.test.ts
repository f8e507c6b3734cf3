import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { meeting as host } from "../../provider";
import { RealtimeKitError, RecordedError } from "../../provider/errors";
import type { Context } from "../../provider/resource/resource";
import type { JsonObject } from "../../provider/values";
import { meeting } from "../shared/meeting";
import { ACCOUNT, type FaultWorld, faultWorld } from "./world";

jest.setTimeout(240_000);

/** A server that answers whatever a test wants, and remembers what it was asked. */
interface Raw {
  origin: string;
  seen: IncomingMessage[];
  answer: RequestListener;
}

const servers: Server[] = [];
async function raw(answer: RequestListener = (_, response) => response.end()): Promise<Raw> {
  const self: Raw = { origin: "", seen: [], answer };
  const server = createServer((request, response) => {
    self.seen.push(request);
    self.answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  self.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return self;
}

let world: FaultWorld;
beforeAll(async () => {
  world = await faultWorld(2_000);
});
afterAll(async () => {
  await world.emulator.close();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

/** With time enough also on a machine that is busy. */
const to = ({ origin }: { origin: string }, deadlineMs = 20_000): Context => ({
  ...world.context,
  warn: () => {},
  connection: {
    ...world.context.connection,
    baseUrl: new URL(`${origin}/client/v4`),
    deadlineMs,
    callsPer5Minutes: 1_000_000,
  },
});
const INPUTS: JsonObject = { accountId: ACCOUNT, appId: "app", title: "t", status: "ACTIVE" };
const OUTPUTS: JsonObject = { ...INPUTS, createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" };

/** Each way to reach RealtimeKit, by the method that it begins with. */
const OPERATIONS: Record<string, (context: Context) => Promise<unknown>> = {
  POST: (context) => meeting.create(INPUTS, context),
  GET: (context) => meeting.read("m", OUTPUTS, context),
  PUT: (context) => meeting.update("m", INPUTS, context),
  PATCH: (context) => meeting.remove("m", OUTPUTS, context),
};
const METHODS = Object.keys(OPERATIONS);
const run = (method: string, context: Context) => (OPERATIONS[method] as (typeof OPERATIONS)[string])(context);
const failure = (operation: Promise<unknown>): Promise<RealtimeKitError> =>
  operation.then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => (error instanceof RealtimeKitError ? error : Promise.reject(error)),
  );

/** Loaded anew: with a memory and a connection of its own, as in another process. */
function freshMeeting(): typeof meeting {
  let fresh = meeting;
  jest.isolateModules(() => {
    fresh = jest.requireActual<{ meeting: typeof meeting }>("../shared/meeting").meeting;
  });
  return fresh;
}

describe("a redirect to another host", () => {
  test.each(
    [300, 301, 302, 303, 305, 307, 308].flatMap((status) => METHODS.map((method) => [status, method] as const)),
  )("%d of %s: it is an error, and the other host never hears of it, nor of the token", async (status, method) => {
    const elsewhere = await raw((_, response) => response.end('{"success":true,"data":{"id":"m"}}'));
    const location = `${elsewhere.origin}/client/v4/elsewhere`;
    const service = await raw((_, response) =>
      response.writeHead(status, { location, refresh: `0;url=${location}`, "content-location": location }).end(),
    );
    expect(await failure(run(method, to(service)))).toMatchObject({ code: "RTK_BAD_ANSWER" });
    expect(service.seen).toHaveLength(1);
    expect(elsewhere.seen).toEqual([]);
  });
});

describe("the environment's proxies", () => {
  const NAMES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];
  const outside = { ...process.env };
  afterEach(() => {
    process.env = outside;
  });

  test("are not used: the call goes to the API address itself", async () => {
    const proxy = await raw();
    const service = await raw((_, response) => response.end('{"success":true,"data":{"id":"m"}}'));
    for (const name of ["NO_PROXY", "no_proxy"]) delete process.env[name];
    for (const name of NAMES) process.env[name] = proxy.origin;
    process.env.NODE_USE_ENV_PROXY = "1";
    // Loaded anew, since it might read them just once.
    await freshMeeting().remove("m", OUTPUTS, to(service));
    expect(service.seen).toHaveLength(1);
    expect(proxy.seen).toEqual([]);
  });
});

describe("headers", () => {
  test.each(METHODS)("%s: more of them than can be: an error, in time", async (method) => {
    const service = await raw((_, response) => response.writeHead(200, { "x-huge": "h".repeat(100_000) }).end("{}"));
    expect(await failure(run(method, to(service, 400)))).toMatchObject({ code: "RTK_NO_ANSWER" });
  });

  test("a ray id that is none is left out of the words", async () => {
    for (const ray of ["r".repeat(10_000), `${world.context.connection.token}`, "a b; c"]) {
      const service = await raw((_, response) => response.writeHead(400, { "cf-ray": ray }).end("{}"));
      const { brief } = await failure(run("PUT", to(service)));
      expect(brief).toBe("RTK_REJECTED: RealtimeKit answered PUT meetings/m with HTTP 400");
    }
  });

  test.each(["9".repeat(5_000), "-".repeat(5_000), "1e400", "NaN", "Infinity", "0x10", "1, 2", "Thu, 99 Foo"])(
    "retry-after %s: an error or another try, in time",
    async (value) => {
      const service = await raw((_, response) => response.writeHead(503, { "retry-after": value }).end("{}"));
      const started = Date.now();
      expect((await failure(run("GET", to(service, 400)))).code).toMatch(/^RTK_(SERVER_ERROR|NO_ANSWER)$/);
      expect(Date.now() - started).toBeLessThan(5_000);
    },
  );

  test("a date that cannot be read does not make an old meeting look new", async () => {
    const appId = "junk-date";
    const { id } = await world.create({ appId, title: "t" });
    world.emulator.editMeeting(ACCOUNT, appId, id, { created_at: new Date(Date.now() - 600_000).toISOString() });
    const service = await raw();
    let isLost = false;
    service.answer = async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.method === "POST" && !isLost) {
        isLost = true;
        return void request.socket.destroy();
      }
      const real = await fetch(`${new URL(world.emulator.url).origin}${request.url}`, {
        method: String(request.method),
        headers: { authorization: "Bearer t" },
        ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
      });
      response.writeHead(real.status, { date: "no date" }).end(await real.text());
    };
    // This process would know the first meeting to be another resource's.
    const made = await freshMeeting().create({ ...INPUTS, appId }, to(service, 8_000));
    expect(made.id).not.toBe(id);
  });
});

describe("answers nested 10,000 levels deep", () => {
  afterEach(() => jest.restoreAllMocks());
  const DEEP = [`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, `${"[".repeat(10_000)}1${"]".repeat(10_000)}`];

  test.each(METHODS.flatMap((method) => DEEP.map((deep) => [method, deep] as const)))(
    "%s %.6s: an error with a code, and a create that may have been done says so",
    async (method, deep) => {
      // Repeats without a wait.
      jest.spyOn(Math, "random").mockReturnValue(0);
      for (const body of [
        `{"success":true,"data":{"id":"m","title":"t","ai_config":${deep},"recording_config":${deep}}}`,
        `{"success":true,"data":${deep}}`,
        `{"success":false,"error":${deep},"errors":${deep}}`,
        deep,
      ]) {
        const service = await raw((request, response) =>
          response.writeHead(request.method === "POST" ? 201 : 200).end(body),
        );
        const error = await failure(run(method, to(service)));
        expect(error.code).toMatch(/^RTK_(BAD_ANSWER|REJECTED)$/);
        if (method === "POST")
          expect(error.message).toContain("It is not known whether RealtimeKit created the meeting");
      }
    },
  );
});

describe("keys of answers that every object has", () => {
  test.each(["__proto__", "constructor", "toString"])("%s is none of a meeting's, and harms nothing", async (name) => {
    const key = JSON.stringify(name);
    const data = `{"id":"m","title":"t",${key}:{"status":"INACTIVE","polluted":1},"ai_config":{${key}:{"polluted":1}},"recording_config":{"storage_config":{"type":"new",${key}:{"polluted":1}}}}`;
    const service = await raw((_, response) =>
      response.end(`{"success":true,${key}:{"success":false},"data":${data}}`),
    );
    // In an app of its own: the id of a meeting that this process has already would be none of a new one.
    const inputs = { ...INPUTS, appId: name };
    expect(await meeting.create(inputs, to(service))).toEqual({ id: "m", outputs: inputs });
    const declared = { ...OUTPUTS, aiConfig: {}, recordingConfig: { storageConfig: { type: "new" } } };
    expect((await meeting.read("m", declared, to(service)))?.outputs).toMatchObject({
      aiConfig: {},
      recordingConfig: { storageConfig: { type: "new" } },
    });
    await meeting.read("m", { accountId: ACCOUNT, appId: "app" }, to(service));
    expect(({} as JsonObject).polluted).toBeUndefined();
  });
});

describe("texts of the service that the engine's connection or a terminal cannot take", () => {
  const outside = { ...process.env };
  afterAll(() => {
    process.env = outside;
  });

  test.each<[string, string]>([
    ["half a character", "bad \ud800 title"],
    ["a character that the limit of the text cuts in two", `${"x".repeat(496)}\u{1f600} and more`],
    ["escape sequences", "\u001b]0;title\u0007\u001b[2Jred\u009b31m"],
    ["NUL and line ends", "a\0b\r\nc\u2028d"],
    ["a text that runs backwards", "a\u202eb\u2066c"],
  ])("%s", async (_, message) => {
    const service = await raw((_, response) =>
      response.writeHead(400).end(JSON.stringify({ success: false, error: { code: 400, message } })),
    );
    Object.assign(process.env, { CLOUDFLARE_API_TOKEN: "t", CLOUDFLARE_BASE_URL: service.origin });
    for (const operation of [
      () => host.create?.({ ...INPUTS, __provider: "x" }),
      () => host.read?.("m", OUTPUTS),
      // Of another meeting: what an operation updates, it does not delete.
      () => host.update?.("updated", { ...OUTPUTS, __provider: "x" }, INPUTS),
      () => host.delete?.("m", OUTPUTS),
    ]) {
      const error = await Promise.resolve(operation()).then(
        () => Promise.reject(new Error("it did not fail")),
        (thrown: Error) => thrown,
      );
      // What gRPC does with it. Where that throws, the engine waits for ever.
      expect(() => encodeURI(error.message)).not.toThrow();
      expect(error.message).toMatch(
        /^RTK_REJECTED: RealtimeKit answered \w+ meetings(\/\w+)? with HTTP 400: [^\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u,
      );
    }
  });
});

test("a time that is none of an ambiguous meeting reaches the engine as text that it can take", async () => {
  const meetings = ["one", "two"].map((id) => ({ id, title: "t", created_at: "\ud800\u001b[2J" }));
  const service = await raw((request, response) => {
    if (request.method === "POST") return void response.writeHead(500).end();
    const one = meetings.find(({ id }) => request.url?.endsWith(`/meetings/${id}`));
    response.end(JSON.stringify({ success: true, data: one ?? meetings, paging: { total_count: 2 } }));
  });
  const { code, message } = await failure(meeting.create({ ...INPUTS, appId: "odd-times" }, to(service)));
  expect(code).toBe("RTK_AMBIGUOUS");
  expect(() => encodeURI(message)).not.toThrow();
  expect(message).not.toMatch(/\p{Cc}/u);
});

describe("a list that cannot be relied on makes no second meeting", () => {
  interface List {
    data: unknown[];
    paging: { total_count: unknown; start_offset: number };
  }

  /** How many meetings there are after a create whose answer was lost, and whose search found such lists. */
  async function madeWith(change: (body: List) => void): Promise<number> {
    const appId = `list-${Math.random()}`.replace(".", "");
    world.fault("POST", { when: "after", do: { kind: "reset" } });
    world.emulator.faults.add({
      match: { method: "GET", path: "**/meetings" },
      times: "always",
      do: { kind: "mutate", change },
    });
    await world.create({ appId, title: "t" }).catch((error) => expect(error).toBeInstanceOf(RealtimeKitError));
    world.emulator.faults.clear();
    return world.open(appId).length;
  }

  test.each<[string, unknown]>([
    ["null", null],
    ["a text", "0"],
    ["false", false],
    ["a list", []],
    ["less than there are", 0],
    ["below zero", -1],
  ])("a total that is %s", async (_, total) => {
    // The first page has somebody else's alone, and the lost one is on the second.
    const other = { id: "other", title: "another", created_at: new Date().toISOString() };
    let kept: unknown[] = [];
    const change = (body: List) => {
      const isFirst = body.paging.start_offset === 1;
      [body.data, kept] = isFirst ? [[other], body.data] : [kept, []];
      body.paging.total_count = total;
    };
    expect(await madeWith(change)).toBe(1);
  });

  test.each<[string, (item: JsonObject) => unknown]>([
    ["null", () => null],
    ["a text", () => "meeting"],
    ["a meeting without an id", ({ id: _, ...item }) => item],
    ["a meeting with an id that leads elsewhere", (item) => ({ ...item, id: "../x" })],
  ])("an item that is %s", async (_, change) => {
    const spoilt = await madeWith((body) => {
      body.data = body.data.map((item) => change(item as JsonObject));
    });
    expect(spoilt).toBe(1);
  });
});

describe("a meeting without its times", () => {
  test.each([undefined, null])("%p: it stays a recorded one, which may be gone, and shows no drift", async (none) => {
    const appId = `times-${none}`;
    world.emulator.faults.add({
      times: "always",
      do: {
        kind: "mutate",
        change: (body: { data: JsonObject }) => {
          for (const name of ["created_at", "updated_at"]) {
            if (none === null) body.data[name] = null;
            else delete body.data[name];
          }
        },
      },
    });
    const { id, outputs } = await world.create({ appId, title: "t" });
    const found = await meeting.read(id, outputs, world.context);
    expect(found?.inputs).toBeUndefined();
    expect(meeting.diff(id, found?.outputs ?? {}, { ...INPUTS, appId }).changes).toEqual([]);
    world.emulator.faults.clear();
    world.emulator.removeMeeting(ACCOUNT, appId, id);
    expect(await meeting.read(id, outputs, world.context)).toBeUndefined();
  });
});

describe("junk", () => {
  const junk = fc.oneof(
    { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
    fc.record({ success: fc.jsonValue(), data: fc.jsonValue(), paging: fc.jsonValue() }, { requiredKeys: [] }),
    fc.record({
      success: fc.constant(true),
      data: fc.record({ id: fc.jsonValue(), title: fc.jsonValue(), status: fc.jsonValue() }, { requiredKeys: [] }),
    }),
    fc.record({
      success: fc.constant(true),
      data: fc.record(
        {
          id: fc.constant("m"),
          title: fc.jsonValue(),
          status: fc.jsonValue(),
          created_at: fc.jsonValue(),
          ai_config: fc.jsonValue(),
          recording_config: fc.jsonValue(),
        },
        { requiredKeys: ["id"] },
      ),
    }),
    fc.record(
      { success: fc.jsonValue(), error: fc.jsonValue(), errors: fc.jsonValue(), message: fc.jsonValue() },
      { requiredKeys: [] },
    ),
  );
  const answers = fc.record({
    status: fc.constantFrom(200, 200, 200, 201, 204, 206, 400, 404, 409, 422, 429, 500, 502, 599),
    body: fc.oneof(
      junk.map((value) => JSON.stringify(value)),
      fc.string(),
    ),
  });
  const DECLARED: JsonObject = {
    ...INPUTS,
    aiConfig: { transcription: { keywords: ["a"], language: "de" } },
    recordingConfig: { maxSeconds: 60, storageConfig: { type: "aws", region: "r", accessKey: "k", secret: "s" } },
  };

  /** Many at once: most of the time is spent waiting. */
  const MANY = fc.array(answers, { minLength: 20, maxLength: 20 });
  let service: Raw;
  beforeAll(async () => {
    service = await raw();
  });

  async function each(
    method: string,
    list: { status: number; body: string }[],
    call: (context: Context, appId: string) => Promise<unknown>,
  ) {
    service.answer = (request, response) => {
      const place = Number(/\/a(\d+)\/meetings/.exec(String(request.url))?.[1]);
      const { status, body } = list[place] as { status: number; body: string };
      response.writeHead(status).end(request.method === method || method === "" ? body : '{"success":true,"data":[]}');
    };
    return Promise.all(
      list.map(async (answer, place) => {
        const result = await call(to(service, 150), `a${place}`).catch((error) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(RealtimeKitError);
        return { ...answer, result };
      }),
    );
  }
  const dataOf = (body: string) => JSON.parse(body).data;

  test("GET: found whole or an error, and gone by nothing but a 404 that says so", async () => {
    await fc.assert(
      fc.asyncProperty(MANY, async (list) => {
        const found = await each("GET", list, (context, appId) =>
          meeting.read("m", { ...DECLARED, ...OUTPUTS, appId }, context),
        );
        for (const { status, body, result } of found) {
          if (result instanceof Error) continue;
          if (result === undefined) {
            expect([status, JSON.parse(body).success]).toEqual([404, false]);
            continue;
          }
          expect(dataOf(body).id).toBe("m");
          const { id, outputs } = result as { id: string; outputs: JsonObject };
          expect(id).toBe("m");
          expect(Object.keys(outputs)).toEqual(expect.arrayContaining(Object.keys(DECLARED)));
          expect(outputs.accountId).toBe(ACCOUNT);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("PUT and PATCH: done or an error", async () => {
    await fc.assert(
      fc.asyncProperty(MANY, async (list) => {
        const updated = await each("", list, (context, appId) => meeting.update("m", { ...DECLARED, appId }, context));
        for (const { body, result } of updated) {
          if (!(result instanceof Error)) expect(dataOf(body).id).toBe("m");
          // Half-way: the first call's answer was that of the meeting.
          if (result instanceof RecordedError) expect(dataOf(body).id).toBe("m");
        }
        const removed = await each("", list, (context, appId) => meeting.remove("m", { ...OUTPUTS, appId }, context));
        for (const { status, body, result } of removed) {
          if (result instanceof Error) continue;
          if (status === 404) expect(JSON.parse(body).success).toBe(false);
          else expect(dataOf(body).id).toBe("m");
        }
      }),
      { numRuns: 8 },
    );
  });

  test("POST: a meeting with an id of its answer, or an error, that tells of what may be there", async () => {
    await fc.assert(
      fc.asyncProperty(MANY, fc.boolean(), async (list, isListJunk) => {
        const results = await each(isListJunk ? "" : "POST", list, (context, appId) =>
          meeting.create({ ...DECLARED, appId }, context),
        );
        for (const { status, body, result } of results) {
          if (!(result instanceof Error)) expect((result as { id: string }).id).toBe(dataOf(body).id);
          else if (status < 300 || status >= 500) {
            expect(result.message).toMatch(/It is not known whether RealtimeKit created the meeting|^RTK_INCOMPLETE: /);
          }
        }
      }),
      { numRuns: 8 },
    );
  });
});
