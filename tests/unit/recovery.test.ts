import type { Api } from "../../provider/api/client";
import { RealtimeKitError } from "../../provider/errors";
import { create as createMeeting } from "../../provider/meeting/create";
import { meetingRecovery as strategy } from "../../provider/meeting/recovery";
import { Operation } from "../../provider/operation";
import { findCandidates as findAll } from "../../provider/recovery/candidates";
import { likeness as likenessBy } from "../../provider/recovery/likeness";
import { DoubtError } from "../../provider/recovery/lost";
import type { JsonObject } from "../../provider/values";
import { facts, serviceWith } from "../shared/meeting";

/** The time of these tests: it passes by sleeping, and at once. */
let mockNow = Date.parse("2026-01-01T00:00:00Z");
const mockSlept: number[] = [];
beforeEach(() => {
  jest.spyOn(Date, "now").mockImplementation(() => mockNow);
  mockSlept.length = 0;
});
afterEach(() => jest.restoreAllMocks());

const DAY_MS = 86_400_000;
const at = (ms: number) => new Date(ms).toISOString();
const lost = (ray?: string) =>
  new RealtimeKitError("RTK_NO_ANSWER", "the answer was lost", { mayHaveActed: true, ray });
const answered = (status: number) =>
  new RealtimeKitError("RTK_SERVER_ERROR", `HTTP ${status}`, { mayHaveActed: true, status });
const limited = new RealtimeKitError("RTK_RATE_LIMITED", "too many", { mayRepeat: true, status: 429 });
const refused = new RealtimeKitError("RTK_REJECTED", "no");
const later = () => new Promise(setImmediate);

/** RealtimeKit in a few lines: what a call does is decided by the test. */
class Service {
  readonly meetings: JsonObject[] = [];
  readonly asked: string[] = [];
  readonly queries: unknown[] = [];
  readonly bodies: unknown[] = [];
  readonly told: string[] = [];
  remaining = 120_000;
  clockAhead: number | undefined = 0;
  /** What happens to each POST; when it is used up, all goes well. */
  posts: ("made, and lost" | "lost" | RealtimeKitError | (() => Promise<void>))[] = [];
  onList: () => void | Promise<void> = () => {};
  onGet: (id: string) => void = () => {};
  private made = 0;

  constructor(private readonly name: string) {}

  add(meeting: JsonObject): string {
    const id = `${this.name}-${++this.made}`;
    this.meetings.push({ id, status: "ACTIVE", created_at: at(mockNow), ...meeting });
    return id;
  }

  readonly api = {
    warn: (message: string) => void this.told.push(message),
    budgetMs: 120_000,
    remainingMs: () => this.remaining,
    wait: <T>(turn: Promise<T>) => turn,
    async sleep(ms: number) {
      mockSlept.push(ms);
      mockNow += ms;
      await new Promise(setImmediate);
    },
    signal: new AbortController().signal,
    earliestServiceTime: (localTime: number) =>
      this.clockAhead === undefined ? undefined : Math.floor(localTime + this.clockAhead),
    list: async (_path: unknown, { query }: { query: JsonObject }) => {
      this.asked.push("LIST");
      this.queries.push(query);
      await this.onList();
      return this.meetings.map(({ ai_config: _, ...item }) => item);
    },
    send: async ({ method, path, body }: { method: string; path: string[]; body?: JsonObject }) => {
      this.asked.push(method);
      if (body) this.bodies.push(body);
      if (method === "POST") return this.post(body as JsonObject);
      this.onGet(String(path.at(-1)));
      const meeting = this.meetings.find(({ id }) => id === path.at(-1));
      if (!meeting) throw new RealtimeKitError("RTK_NOT_FOUND", "gone", { status: 404 });
      return Object.assign(meeting, body);
    },
  } as unknown as Api;

  private async post(body: JsonObject): Promise<JsonObject> {
    const fate = this.posts.shift();
    if (typeof fate === "function") await fate();
    if (fate instanceof RealtimeKitError) throw fate;
    if (fate === "lost") throw lost();
    this.add(body);
    if (fate === "made, and lost") throw lost("r4y");
    return this.meetings.at(-1) as JsonObject;
  }
}

let count = 0;
let operation: Operation;
const create = (inputs: JsonObject, api: Api) => createMeeting(inputs, serviceWith(api, operation, inputs));
const likeness = (declared: JsonObject, live: JsonObject) => likenessBy(declared, live, facts);
let service: Service;
let inputs: JsonObject;
beforeEach(() => {
  operation = new Operation();
  service = new Service(`m${++count}`);
  inputs = { accountId: "a", appId: `app${count}`, title: "t", status: "ACTIVE" };
});
const idOf = async (made: Promise<{ id: string }>) => (await made).id;
const failure = (made: Promise<unknown>): Promise<RealtimeKitError> =>
  made.then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );

describe("a create whose answer is lost", () => {
  test("is looked for at once, by title and by time", async () => {
    service.posts = ["made, and lost"];
    expect(await idOf(create(inputs, service.api))).toBe(service.meetings[0]?.id);
    expect(service.asked).toEqual(["POST", "LIST", "GET"]);
    expect(service.queries).toEqual([{ status: "ACTIVE", start_time: at(mockNow - DAY_MS), search: "t" }]);
    expect(mockSlept).toEqual([0]);
  });

  test("is looked for four times in six seconds, and then made again", async () => {
    service.posts = ["lost"];
    expect(await idOf(create(inputs, service.api))).toBe(service.meetings[0]?.id);
    expect(service.asked).toEqual(["POST", "LIST", "LIST", "LIST", "LIST", "POST"]);
    expect(mockSlept).toEqual([0, 1_000, 2_000, 3_000]);
    expect(service.told).toEqual([expect.stringMatching(/^RTK_NO_ANSWER: the answer was lost\. .*meeting titled "t"/)]);
  });

  test.each([
    [503, 6],
    [408, 70],
    [504, 70],
    [524, 70],
  ])("after a %d the service gets %d seconds", async (status, seconds) => {
    service.posts = [answered(status)];
    await create(inputs, service.api);
    expect(mockSlept.reduce((sum, ms) => sum + ms)).toBeCloseTo(seconds * 1000);
    expect(service.asked).toEqual(["POST", "LIST", "LIST", "LIST", "LIST", "POST"]);
  });

  test("was refused for the rate: one look, and no word", async () => {
    service.posts = [limited];
    await create(inputs, service.api);
    expect(service.asked).toEqual(["POST", "LIST", "POST"]);
    expect(mockSlept).toEqual([0]);
    expect(service.told).toEqual([]);
    service.posts = [limited];
    service.remaining = 6_000;
    expect(await failure(create({ ...inputs, title: "u" }, service.api))).toBe(limited);
  });

  test("shows up late", async () => {
    service.posts = ["lost"];
    service.onList = () => {
      if (service.asked.length === 3) service.add({ title: "t" });
    };
    await create(inputs, service.api);
    expect(service.asked).toEqual(["POST", "LIST", "LIST", "GET"]);
  });

  test("is looked for in less time where there is less", async () => {
    service.posts = ["lost"];
    service.remaining = 14_400;
    await create(inputs, service.api);
    expect(mockSlept).toEqual([0, 600, 1_200, 1_800]);
    mockSlept.length = 0;
    service.posts = [answered(504)];
    await create(inputs, service.api);
    expect(mockSlept).toEqual([0, 1_440, 2_880, 4_320]);
  });

  test.each([
    [6_001, "is made again"],
    [6_000, "is in doubt"],
    [-1, "is in doubt"],
  ])("with %d ms left %s", async (remaining) => {
    service.posts = ["lost"];
    service.remaining = remaining;
    const since = Math.floor(mockNow);
    const made = await create(inputs, service.api).catch((error) => error);
    if (remaining > 6_000) return expect(made.id).toBe(service.meetings[0]?.id);
    if (remaining < 0) expect(mockSlept).toEqual([0, 0, 0, 0]);
    expect(service.told).toEqual([]);
    expect(made).toMatchObject({ code: "RTK_NO_ANSWER", since });
    expect(made).toBeInstanceOf(DoubtError);
    expect(made.brief).toContain('meeting titled "t"');
    // There was no search that failed.
    expect(made.brief.match(/RTK_NO_ANSWER/g)).toHaveLength(1);
  });

  test("cannot be looked for: that is said, with why", async () => {
    service.posts = ["made, and lost", "made, and lost"];
    service.onList = () => {
      throw refused;
    };
    const error = await failure(create(inputs, service.api));
    expect(error).toBeInstanceOf(DoubtError);
    expect(error.brief).toMatch(/^RTK_NO_ANSWER: the answer was lost\. .*RTK_REJECTED: no\..* \(cf-ray r4y\)$/);
    service.onList = () => {
      throw new TypeError("a fault of ours");
    };
    const defect = await failure(create(inputs, service.api));
    expect(defect).toBeInstanceOf(DoubtError);
    expect(defect.brief).not.toContain("undefined");
  });

  test("is told of once, also if the next one is lost, or refused for now", async () => {
    service.posts = ["lost", "lost"];
    await create(inputs, service.api);
    service.posts = ["lost", limited];
    await create({ ...inputs, title: "u" }, service.api);
    expect(service.told).toEqual([expect.stringContaining('"t"'), expect.stringContaining('"u"')]);
  });

  test("has no title: nothing is searched by it, and one with a title is another", async () => {
    const { title: _, ...untitled } = inputs;
    service.posts = ["made, and lost", "lost"];
    service.add({ title: "t" });
    expect(await idOf(create(untitled, service.api))).toBe(service.meetings[1]?.id);
    expect(service.queries).toEqual([{ status: "ACTIVE", start_time: at(mockNow - DAY_MS) }]);
    service.remaining = -1;
    expect((await failure(create(untitled, service.api))).brief).toContain("created the meeting.");
  });

  test("was refused: it is not looked for", async () => {
    service.posts = [refused];
    expect(await failure(create(inputs, service.api))).toBe(refused);
    expect(service.asked).toEqual(["POST"]);
  });

  test("gets its status all the same", async () => {
    service.posts = ["made, and lost"];
    await create({ ...inputs, status: "INACTIVE" }, service.api);
    expect(service.asked).toEqual(["POST", "LIST", "GET", "PATCH"]);
    expect(service.bodies.at(-1)).toEqual({ status: "INACTIVE" });
  });
});

describe("which meeting it is", () => {
  test("none that this process has already", async () => {
    const first = await idOf(create(inputs, service.api));
    service.posts = ["lost"];
    expect(await idOf(create(inputs, service.api))).not.toBe(first);
    expect(service.meetings).toHaveLength(2);
  });

  test("the one that fits best", async () => {
    service.posts = ["made, and lost"];
    service.add({ title: "t", persist_chat: true });
    expect(await idOf(create({ ...inputs, recordOnStart: true }, service.api))).toBe(service.meetings[1]?.id);
    service.posts = ["made, and lost"];
    service.add({ title: "t", persist_chat: true, record_on_start: true });
    expect(
      await idOf(create({ ...inputs, persistChat: true, recordOnStart: true, transcribeOnEnd: true }, service.api)),
    ).toBe(service.meetings[3]?.id);
  });

  test("more than one fits as well: the user chooses", async () => {
    service.posts = ["made, and lost"];
    const other = service.add({ title: "t" });
    const error = await failure(create(inputs, service.api));
    const mine = service.meetings[1]?.id;
    const when = at(mockNow);
    expect(error.brief).toMatch(/^RTK_AMBIGUOUS: .*meeting titled "t".*RTK_NO_ANSWER: the answer was lost/);
    for (const id of [other, mine]) {
      expect(error.brief).toContain(`${id} (created ${when})`);
      expect(error.brief).toContain(`adoptId: "${id}"`);
    }
    expect(error.brief).toMatch(/adoptId: "[^"]+" or adoptId: "[^"]+"/);
    expect(error.ray).toBe("r4y");
    expect(error.cause).toBeInstanceOf(RealtimeKitError);
  });

  test("of two lost ones each gets one; of three that fit two nobody can tell", async () => {
    service.posts = ["made, and lost", "made, and lost"];
    const made = await Promise.all([create(inputs, service.api), create(inputs, service.api)]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect(service.asked.filter((each) => each === "LIST")).toHaveLength(1);

    service.posts = ["made, and lost", "made, and lost"];
    service.add({ title: "t" });
    const results = await Promise.allSettled([create(inputs, service.api), create(inputs, service.api)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  test("of two declarations, one within the other, each gets its own", async () => {
    service.posts = ["made, and lost", "made, and lost"];
    const [plain, chat] = await Promise.all([
      create(inputs, service.api),
      create({ ...inputs, persistChat: true }, service.api),
    ]);
    expect([plain?.live.persistChat, chat?.live.persistChat]).toEqual([undefined, true]);
  });

  test("of two lost ones, only the one that two objects fit is in doubt", async () => {
    const detailed = { persistChat: true, transcribeOnEnd: true };
    service.posts = ["made, and lost", "made, and lost"];
    service.add({ title: "t", persist_chat: true, transcribe_on_end: true });
    const [plain, other] = await Promise.allSettled([
      create(inputs, service.api),
      create({ ...inputs, ...detailed }, service.api),
    ]);
    expect(plain).toMatchObject({ status: "fulfilled", value: { id: service.meetings[1]?.id } });
    expect(other).toMatchObject({ status: "rejected", reason: { code: "RTK_AMBIGUOUS" } });
  });

  test("one is found, and the other is made again", async () => {
    service.posts = ["made, and lost", "lost"];
    const made = await Promise.all([create(inputs, service.api), create(inputs, service.api)]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect(service.meetings).toHaveLength(2);
  });
});

describe("creates that look alike", () => {
  test("a lost one waits for those on their way, and new ones wait for its search", async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    service.posts = ["lost", () => answered];
    const both = [create(inputs, service.api), create(inputs, service.api)];
    for (let i = 0; i < 5; i++) await later();
    expect(service.asked).toEqual(["POST", "POST"]);
    let found = () => {};
    const searched = new Promise<void>((resolve) => {
      found = resolve;
    });
    service.onList = () => searched;
    answer();
    for (let i = 0; i < 5; i++) await later();
    expect(service.asked).toEqual(["POST", "POST", "LIST"]);
    const third = create(inputs, service.api);
    for (let i = 0; i < 5; i++) await later();
    expect(service.asked).toEqual(["POST", "POST", "LIST"]);
    found();
    await Promise.all([...both, third]);
    expect(service.meetings).toHaveLength(3);
  });

  test("the search takes as long as the one that needs most", async () => {
    service.posts = [answered(503), answered(504)];
    await Promise.all([create(inputs, service.api), create(inputs, service.api)]);
    expect(mockSlept.reduce((sum, ms) => sum + ms)).toBeCloseTo(70_000);
  });

  test.each(["title", "appId", "accountId"])("those of another %s wait for nobody", async (name) => {
    service.posts = [() => new Promise(() => {}), "made, and lost"];
    create(inputs, service.api).catch(() => {});
    expect(await idOf(create({ ...inputs, [name]: "other" }, service.api))).toBe(service.meetings[0]?.id);
  });

  test("no title is one too", async () => {
    const { title: _, ...untitled } = inputs;
    service.posts = ["made, and lost", "made, and lost"];
    await Promise.all([create(untitled, service.api), create({ ...untitled, title: null }, service.api)]);
    expect(service.asked.filter((each) => each === "LIST")).toHaveLength(1);
  });

  test("the search goes back to the first of them, on the time of the one that has most left", async () => {
    const poor = new Service("poor");
    poor.remaining = 1;
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    service.posts = [
      () =>
        answered.then(() => {
          throw lost();
        }),
    ];
    poor.posts = ["lost"];
    const first = mockNow;
    const rich = create(inputs, service.api);
    mockNow += 7_000;
    const other = failure(create(inputs, poor.api));
    await later();
    answer();
    await rich;
    await other.catch(() => {});
    expect(service.queries[0]).toMatchObject({ start_time: at(first - DAY_MS) });
    expect(service.asked.filter((each) => each === "LIST").length).toBe(4);
    expect(poor.asked.filter((each) => each === "LIST")).toEqual([]);
  });
});

describe("an outage", () => {
  const unreached = new RealtimeKitError("RTK_UNREACHABLE", "nothing was sent", { unsent: true });
  const rejected = new RealtimeKitError("RTK_REJECTED", "no", { status: 400 });
  /** Creates of so many meetings, one after another, each of which ends with its error. */
  async function fail(...errors: RealtimeKitError[]) {
    service.remaining = 6_000;
    for (const [i, error] of errors.entries()) {
      service.posts = [error];
      await failure(create({ ...inputs, title: `t${i}` }, service.api));
    }
  }
  const told = () => service.told.filter((each) => each.includes("one at a time"));

  test.each<[string, RealtimeKitError[], number]>([
    ["three that fail alike", [answered(500), answered(500), answered(500)], 1],
    ["no answer, which says nothing of RealtimeKit", [lost(), lost(), lost()], 0],
    ["a rejected create, which RealtimeKit has read", [rejected, rejected, rejected], 0],
    ["a rejected create between", [answered(500), answered(500), rejected, answered(500)], 0],
    ["one that was refused for the rate between", [answered(500), answered(500), limited, answered(500)], 1],
    ["one that was not sent between", [answered(500), answered(500), unreached, answered(500)], 1],
  ])("%s", async (_, errors, times) => {
    await fail(...errors);
    expect(told()).toHaveLength(times);
  });

  test("holds a create back until its deadline: nothing was sent, and that is said", async () => {
    await fail(answered(500), answered(500), answered(500));
    service.asked.length = 0;
    const error = await failure(create(inputs, service.api));
    expect(error).toMatchObject({ code: "RTK_SERVER_ERROR", unsent: true, mayHaveActed: false });
    expect(error).not.toBeInstanceOf(DoubtError);
    expect(error.summary).toContain('meeting titled "t"');
    expect(service.asked).toEqual([]);
  });
});

describe("candidates", () => {
  const NOW = Date.parse("2026-01-01T00:00:00Z");
  const find = (taken?: string) => {
    const service_ = serviceWith(service.api, operation, inputs);
    if (taken) operation.claims.know(service_.objects(inputs).place(taken));
    return findAll([{ inputs, service: service_, strategy, since: { here: NOW } }]);
  };
  const isFound = async (createdAt: unknown, ahead: number | undefined) => {
    service.clockAhead = ahead;
    service.add({ title: "t", created_at: createdAt as string });
    return (await find()).length === 1;
  };

  test.each<[number, number | undefined, boolean]>([
    [NOW, 0, true],
    [NOW - 1, 0, false],
    [NOW + 60_000, 60_000, true],
    [NOW + 59_999, 60_000, false],
    [NOW - 60_000, -60_000, true],
    [NOW - 60_001, -60_000, false],
    [NOW - 300_000, undefined, true],
    [NOW - 300_001, undefined, false],
  ])("made at %d, by a clock that is %p ms ahead: %p", async (time, ahead, is) =>
    expect(await isFound(at(time), ahead)).toBe(is),
  );

  test.each([null, "soon", undefined])("a time of %p leaves nothing out", async (time) =>
    expect(await isFound(time, 0)).toBe(true),
  );

  test("whole ones, of exactly that title, without such as are taken or went meanwhile", async () => {
    for (const title of ["t", "tt", "T", null])
      service.add({ title, ai_config: { transcription: { language: "de" } } });
    const taken = service.add({ title: "t" });
    const gone = service.add({ title: "t" });
    service.onGet = (id) => {
      if (id === gone) service.meetings.pop();
    };
    const found = await find(taken);
    expect(found.map(({ live }) => [live.title, live.aiConfig])).toEqual([
      ["t", { transcription: { language: "de" } }],
    ]);
  });

  test("one that cannot be read is no answer", async () => {
    service.add({ title: "t" });
    service.onGet = () => {
      throw refused;
    };
    expect(await failure(find())).toBe(refused);
  });

  const storage = (config: JsonObject) => ({ recordingConfig: { storageConfig: config } });
  test.each<[JsonObject, JsonObject, number | undefined]>([
    [{}, {}, 0],
    [{ title: "t" }, { title: "t" }, 1],
    [{ title: "t", persistChat: true }, { title: "t", persistChat: true }, 2],
    [{ title: "t" }, { title: "t", persistChat: false, sessionKeepAliveTimeInSecs: 60 }, 1],
    [{ title: "t" }, { title: "t", persistChat: true, aiConfig: null }, 0],
    [{ title: "t", persistChat: true }, { title: "t" }, 0],
    [{ title: "t", persistChat: true }, { title: "t", persistChat: null }, 0],
    [{ title: "t", persistChat: true }, { title: "t", persistChat: false }, undefined],
    [{ aiConfig: { transcription: { keywords: ["a"] } } }, { aiConfig: { transcription: { keywords: ["a"] } } }, 1],
    [
      { aiConfig: { transcription: { keywords: ["a"] } } },
      { aiConfig: { transcription: { keywords: ["b"] } } },
      undefined,
    ],
    [{ aiConfig: { transcription: {}, summarization: { wordLimit: 200 } } }, { aiConfig: { transcription: {} } }, -1],
    [
      { aiConfig: { summarization: { wordLimit: 1 } }, title: "t" },
      { aiConfig: { summarization: { wordLimit: 2 } }, title: "t" },
      undefined,
    ],
    [{ aiConfig: {} }, { aiConfig: "odd" }, undefined],
    [{ recordOnStart: null }, {}, 0],
    [{ recordOnStart: null }, { recordOnStart: false }, 0],
    [{ recordOnStart: null }, { recordOnStart: true }, undefined],
    [{ title: null }, { title: "" }, 0],
    [{ title: null }, { title: "x" }, undefined],
    [storage({ type: "aws", secret: "s" }), storage({ type: "aws", secret: "***" }), 1],
    [storage({ type: "aws", accessKey: "k" }), storage({ type: "aws" }), 1],
    [storage({ type: "aws" }), storage({ type: "gcs" }), undefined],
    [
      { recordingConfig: { liveStreamingConfig: { rtmpUrl: "a" } } },
      { recordingConfig: { liveStreamingConfig: { rtmpUrl: "b" } } },
      0,
    ],
    [{ adoptId: "x", secretsVersion: 1, status: "INACTIVE" }, { status: "ACTIVE" }, 0],
  ])("%j fits %j by %p", (declared, shown, points) => expect(likeness(declared, shown)).toBe(points));
});

describe("where the title is the key", () => {
  const createUnique = (more: JsonObject = {}, api = service.api) =>
    create({ ...inputs, uniqueTitle: true, ...more }, api);

  test("none: it is searched by title, and made", async () => {
    service.add({ title: "tt" });
    expect(await idOf(createUnique({ status: "INACTIVE" }))).toBe(service.meetings[1]?.id);
    expect(service.queries).toEqual([{ search: "t" }]);
    expect(service.asked).toEqual(["LIST", "POST", "PATCH"]);
  });

  test("an open one is taken over with what is declared and its status", async () => {
    const there = service.add({ title: "t" });
    expect(await idOf(createUnique({ persistChat: true }))).toBe(there);
    expect(service.bodies).toEqual([{ title: "t", persist_chat: true, status: "ACTIVE" }]);
    expect(service.asked).toEqual(["LIST", "PATCH"]);
    service.bodies.length = 0;
    service.add({ title: "u" });
    await createUnique({ title: "u", status: null as never });
    await createUnique({ title: "u2" });
    expect(service.bodies[0]).toEqual({ title: "u", status: null });
  });

  test("a status that nobody knows counts as open", async () => {
    service.add({ title: "t", status: "PAUSED" });
    await createUnique();
    expect(service.asked).toEqual(["LIST", "PATCH"]);
  });

  test("the newest of the closed is opened again", async () => {
    for (const month of ["01", "03", "02"])
      service.add({ title: "t", status: "INACTIVE", created_at: `2026-${month}-01` });
    expect(await idOf(createUnique())).toBe(service.meetings[1]?.id);
    expect(service.asked).toEqual(["LIST", "PUT", "PATCH"]);
    expect(service.bodies).toEqual([{ title: "t" }, { status: "ACTIVE" }]);
  });

  test("two open ones: the ids, and nothing done", async () => {
    const [a, b] = [service.add({ title: "t" }), service.add({ title: "t" })];
    const error = await failure(createUnique());
    expect(error.code).toBe("RTK_TITLE");
    for (const part of [inputs.appId, a, b]) expect(error.brief).toContain(part);
    expect(service.asked).toEqual(["LIST"]);
  });

  test("two resources at once: one after the other, and the second is told", async () => {
    const results = await Promise.allSettled([createUnique(), createUnique()]);
    expect(results[0]?.status).toBe("fulfilled");
    expect((results[1] as PromiseRejectedResult).reason).toMatchObject({ code: "RTK_TITLE" });
    expect(service.asked).toEqual(["LIST", "POST", "LIST"]);
  });

  test("the second goes on also where the first failed, and others do not wait", async () => {
    service.posts = [refused];
    const results = await Promise.allSettled([createUnique(), createUnique()]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);

    service.posts = [() => new Promise(() => {})];
    createUnique({ title: "stuck" }).catch(() => {});
    for (const other of [{ title: "v" }, { title: "stuck", appId: "o" }, { title: "stuck", accountId: "o" }])
      await createUnique(other);
  });

  test("a POST that is lost: it is looked for, and made after another look at the title", async () => {
    service.posts = ["lost"];
    await createUnique();
    expect(service.asked).toEqual(["LIST", "POST", "LIST", "LIST", "LIST", "LIST", "LIST", "POST"]);
  });

  test("a POST that is refused for now, and the next look at the title fails: nothing is in doubt", async () => {
    service.posts = [limited];
    service.onList = () => {
      if (service.asked.filter((each) => each === "LIST").length === 3) throw refused;
    };
    expect(await failure(createUnique())).toBe(refused);
  });

  test("a POST that is lost when there is no time left: the next up is safe", async () => {
    service.posts = ["lost"];
    service.remaining = 6_000;
    expect(await failure(createUnique())).toBeInstanceOf(DoubtError);
  });

  test("a POST that is lost, and had made it: it is found", async () => {
    service.posts = ["made, and lost"];
    expect(await idOf(createUnique())).toBe(service.meetings[0]?.id);
    expect(service.asked).toEqual(["LIST", "POST", "LIST", "GET"]);
  });

  test("what is no fault of the call is no lost one", async () => {
    service.posts = [
      async () => {
        throw new TypeError("a fault of ours");
      },
    ];
    expect(await failure(createUnique())).toBeInstanceOf(TypeError);
  });
});
