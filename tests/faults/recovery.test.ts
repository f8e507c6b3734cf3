import { meetingRecovery as strategy } from "../../provider/meeting/recovery";
import { Operation } from "../../provider/operation";
import { findCandidates } from "../../provider/recovery/candidates";
import { likeness as likenessBy } from "../../provider/recovery/likeness";
import type { JsonObject } from "../../provider/values";
import { facts, serviceWith } from "../shared/meeting";
import { ACCOUNT, type FaultRule, type FaultWorld, faultWorld } from "./world";

jest.setTimeout(240_000);

let world: FaultWorld;
let app = 0;
let here: { appId: string };
beforeAll(async () => {
  world = await faultWorld(8_000);
});
beforeEach(() => {
  here = { appId: `app-${++app}` };
  world.methods();
});
afterEach(() => world.emulator.faults.clear());
afterAll(() => world.emulator.close());

const made = () => world.open(here.appId);

const AFTER: [string, Partial<FaultRule>][] = [
  ["a reset", { when: "after", do: { kind: "reset" } }],
  ["a cut answer", { do: { kind: "cut" }, when: "after" }],
  ["a hang", { when: "after", do: { kind: "hang" } }],
  ["a page under 201", { when: "after", do: { kind: "answer", status: 201, body: "<html>" } }],
  ["null under 201", { when: "after", do: { kind: "answer", status: 201, body: null } }],
  [
    "success: false under 201",
    { when: "after", do: { kind: "answer", status: 201, body: { success: false, error: { code: 1, message: "no" } } } },
  ],
  [
    "an answer without an id",
    { when: "after", do: { kind: "mutate", change: (body: { data: { id?: string } }) => void delete body.data.id } },
  ],
  [
    "an id that leads elsewhere",
    {
      when: "after",
      do: { kind: "mutate", change: (body: { data: object }) => void Object.assign(body.data, { id: "../x" }) },
    },
  ],
  ...[408, 429, 500, 502, 503, 504, 520, 524].map((status): [string, Partial<FaultRule>] => [
    `a ${status}`,
    { when: "after", do: { kind: "answer", status, headers: { "retry-after": "0" } } },
  ]),
];

describe("the meeting was made, and the answer is lost", () => {
  test.each(AFTER)("%s: it is found, and no other is made", async (_, fault) => {
    world.fault("POST", fault);
    const { id } = await world.create({ ...here, title: "lost", aiConfig: { transcription: { language: "de" } } });
    expect(made().map((each) => each.id)).toEqual([id]);
    expect(world.methods().filter((method) => method === "POST")).toHaveLength(1);
    expect(world.warnings).toEqual([]);
  });
});

describe("the answer is about another meeting", () => {
  const answering = (change: (data: object) => void) =>
    world.fault("POST", {
      when: "after",
      do: { kind: "mutate", change: (body: { data: object }) => void change(body.data) },
    });

  test("whose title is another: the one that was made is found", async () => {
    const other = await world.create({ ...here, title: "other" });
    const { title, id } = { title: "somebody's", id: "11111111-2222-4333-8444-555555555555" };
    answering((data) => Object.assign(data, { title, id }));
    const made = await world.create({ ...here, title: "mine" });
    expect(world.emulator.meeting(ACCOUNT, here.appId, made.id)?.title).toBe("mine");
    expect(made.id).not.toBe(other.id);
  });

  test("that this run has made: the new one is found", async () => {
    const other = await world.create({ ...here, title: "mine" });
    answering((data) => Object.assign(data, { id: other.id }));
    const { id } = await world.create({ ...here, title: "mine" });
    expect(made().map((each) => each.id)).toEqual([other.id, id]);
  });

  test.each([
    ["there is none of that title", undefined],
    ["the search fails", 400],
  ])("no other, but the service writes the title in its own way, and %s: it is taken as it is", async (_, status) => {
    answering((data) => Object.assign(data, { title: "Mine" }));
    if (status) world.fault("GET", { do: { kind: "answer", status } });
    const { id } = await world.create({ ...here, title: "mine" });
    expect(made().map((each) => each.id)).toEqual([id]);
    expect(world.warnings).toEqual([expect.stringContaining("differs from what you declare at title")]);
    world.warnings.length = 0;
  });
});

describe("the meeting was not made", () => {
  test.each<[string, Partial<FaultRule>]>([
    ["a reset", { do: { kind: "reset" } }],
    ["a hang", { do: { kind: "hang" } }],
    ["a 500", { do: { kind: "answer", status: 500 } }],
    ["a page under 201", { do: { kind: "answer", status: 201, body: "<html>" } }],
  ])("%s: it is looked for, and then made, once", async (_, fault) => {
    world.fault("POST", fault);
    const { id } = await world.create({ ...here, title: "again" });
    expect(made().map((each) => each.id)).toEqual([id]);
    expect(world.methods().filter((method) => method === "POST")).toHaveLength(2);
  });

  test("a 429: it is made when its time has come, after one look", async () => {
    world.fault("POST", { do: { kind: "answer", status: 429, headers: { "retry-after": "1" }, body: null } });
    const started = Date.now();
    await world.create({ ...here, title: "limited" });
    expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
    expect(world.methods()).toEqual(["POST", "GET", "POST"]);
  });

  test.each([{ "retry-after": "0" }, undefined])(
    "a 429 (headers %j), and a search that is refused: nothing is in doubt",
    async (headers) => {
      world.fault("POST", {
        times: "always",
        do: { kind: "answer", status: 429, body: null, ...(headers && { headers }) },
      });
      world.fault("GET", { times: "always", do: { kind: "answer", status: 400 } });
      await expect(world.create({ ...here, title: "limited" })).rejects.toMatchObject({
        code: "RTK_RATE_LIMITED",
        message: expect.not.stringContaining("not known whether"),
        mayHaveActed: false,
      });
      expect(world.methods().filter((method) => method === "POST")).toHaveLength(1);
      expect(made()).toEqual([]);
    },
  );

  test("it is made after its answer was given up: it is waited for", async () => {
    // The client gives up after 0.85 of its budget, 6.8 s; the service goes on.
    world.fault("POST", { do: { kind: "latency", ms: 6_850 } });
    const { id } = await world.create({ ...here, title: "late" });
    expect(made().map((each) => each.id)).toEqual([id]);
    expect(world.methods().filter((method) => method === "POST")).toHaveLength(1);
  });

  test("for good: it ends in the budget, and says what is not known and what to do", async () => {
    world.fault("POST", { times: "always", do: { kind: "answer", status: 503 } });
    const started = Date.now();
    await expect(world.create({ ...here, title: "never" })).rejects.toThrow(
      // The last attempt has little time: on a busy machine it may end without an answer.
      /^RTK_(SERVER_ERROR|NO_ANSWER): .*It is not known whether RealtimeKit created the meeting titled "never"/,
    );
    expect(Date.now() - started).toBeLessThan(12_000);
    expect(made()).toEqual([]);
  });
});

test("without a title too", async () => {
  world.fault("POST", { when: "after", do: { kind: "reset" } });
  const { id } = await world.create({ ...here, persistChat: true });
  expect(made().map((each) => each.id)).toEqual([id]);
});

test("the lost one's status is set all the same", async () => {
  world.fault("POST", { when: "after", do: { kind: "reset" } });
  const { id, outputs } = await world.create({ ...here, title: "closed", status: "INACTIVE" });
  expect(world.emulator.meeting(ACCOUNT, here.appId, id)?.status).toBe("INACTIVE");
  expect(outputs.status).toBe("INACTIVE");
});

describe("never another's meeting", () => {
  test("one of this run, of the same declaration", async () => {
    const first = await world.create({ ...here, title: "twin" });
    world.fault("POST", { do: { kind: "reset" } });
    const second = await world.create({ ...here, title: "twin" });
    expect(second.id).not.toBe(first.id);
    expect(made()).toHaveLength(2);
  });

  test("an old one of the same declaration", async () => {
    const old = await byHand({ title: "old" });
    world.emulator.editMeeting(ACCOUNT, here.appId, old, { created_at: new Date(Date.now() - 60_000).toISOString() });
    world.fault("POST", { do: { kind: "reset" } });
    const { id } = await world.create({ ...here, title: "old" });
    expect(id).not.toBe(old);
  });

  test("a new one of the same title that was declared otherwise", async () => {
    const other = await byHand({ title: "same", ai_config: { transcription: { language: "hi" } } });
    world.fault("POST", { when: "after", do: { kind: "reset" } });
    const { id } = await world.create({ ...here, title: "same", aiConfig: { transcription: { language: "de" } } });
    expect(id).not.toBe(other);
    expect(made()).toHaveLength(2);
  });

  test("one whose title just holds the title", async () => {
    const longer = await byHand({ title: "weekly review" });
    world.fault("POST", { do: { kind: "reset" } });
    expect((await world.create({ ...here, title: "weekly" })).id).not.toBe(longer);
  });

  test("more than one may be it: the ids are listed, with the line that chooses", async () => {
    const other = await byHand({ title: "which" });
    world.fault("POST", { when: "after", do: { kind: "reset" } });
    const error = await world.create({ ...here, title: "which" }).catch((each) => each);
    expect(error.message).toMatch(/^RTK_AMBIGUOUS: .*meeting titled "which".*\(RTK_NO_ANSWER: /);
    for (const { id } of made()) expect(error.message).toContain(`adoptId: "${id}"`);
    expect(made()).toHaveLength(2);
    expect(error.message).toContain(other);
  });

  async function byHand(body: object): Promise<string> {
    const answer = await fetch(`${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${here.appId}/meetings`, {
      method: "POST",
      headers: { authorization: "Bearer t" },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { data: { id: string } }).data.id;
  }
});

describe("many at once, of which every second answer is lost", () => {
  // So many creates take longer on a busy machine than the others' deadline.
  const withDeadline = async (deadlineMs: number) => {
    await world.emulator.close();
    world = await faultWorld(deadlineMs);
  };
  beforeAll(() => withDeadline(60_000));
  afterAll(() => withDeadline(8_000));

  const faults: Partial<FaultRule>[] = [
    { when: "after", do: { kind: "reset" } },
    { when: "before", do: { kind: "reset" } },
    { when: "after", do: { kind: "answer", status: 500 } },
    { when: "before", do: { kind: "answer", status: 503 } },
  ];

  test("200 of one declaration come out as exactly 200", async () => {
    for (let i = 0; i < 100; i++) world.fault("POST", { ...faults[i % faults.length], after: i % 3 });
    const results = await Promise.all(Array.from({ length: 200 }, () => world.create({ ...here, title: "identical" })));
    expect(new Set(results.map(({ id }) => id)).size).toBe(200);
    expect(new Set(made().map(({ id }) => id))).toEqual(new Set(results.map(({ id }) => id)));
    expect(world.emulator.faults.pending).toEqual([]);
  });

  test.each([2, 5, 32])(
    "%d of one declaration whose answers are all lost at once: each finds its own",
    async (count) => {
      world.fault("POST", { when: "after", times: count, do: { kind: "reset" } });
      const results = await Promise.all(
        Array.from({ length: count }, () => world.create({ ...here, title: "at once" })),
      );
      expect(new Set(results.map(({ id }) => id)).size).toBe(count);
      expect(made()).toHaveLength(count);
    },
  );

  test("of one title and three declarations, one within the other: each has its own", async () => {
    const declarations: JsonObject[] = [
      { title: "shared" },
      { title: "shared", persistChat: true },
      { title: "shared", persistChat: true, aiConfig: { transcription: { language: "de" } } },
    ];
    for (let i = 0; i < 15; i++) world.fault("POST", { ...faults[i % faults.length] });
    const results = await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        const declared = declarations[i % 3] as JsonObject;
        return { declared, id: (await world.create({ ...here, ...declared })).id };
      }),
    );
    expect(new Set(results.map(({ id }) => id)).size).toBe(30);
    expect(made()).toHaveLength(30);
    for (const { declared, id } of results) {
      const stored = world.emulator.meeting(ACCOUNT, here.appId, id);
      expect([stored?.persist_chat, stored?.ai_config?.transcription?.language]).toEqual([
        declared.persistChat ?? false,
        declared.aiConfig ? "de" : undefined,
      ]);
    }
  });
});

describe("what can be the lost one", () => {
  const at = (ms: number) => new Date(ms).toISOString();
  const NOW = Date.parse("2026-01-01T00:00:00Z");
  const found = async (createdAt: string, ahead: number | undefined) => {
    const data = { id: "m", title: "t", created_at: createdAt };
    const api = {
      list: async () => [data],
      send: async () => data,
      earliestServiceTime: (localTime: number) => (ahead === undefined ? undefined : localTime + ahead),
    };
    const inputs = { accountId: "a", appId: "b", title: "t" };
    const service = serviceWith({ ...api, remainingMs: () => 1 } as never, new Operation(), inputs);
    return (await findCandidates([{ inputs, service, strategy, since: { here: NOW } }])).length === 1;
  };

  test.each<[string, string, number | undefined, boolean]>([
    ["made after", at(NOW + 1000), 0, true],
    ["made a little before", at(NOW - 5_000), 0, false],
    ["made before", at(NOW - 15_000), 0, false],
    ["after, by a clock that is an hour ahead", at(NOW + 3_601_000), 3_600_000, true],
    ["before, by a clock that is an hour ahead", at(NOW + 1000), 3_600_000, false],
    ["after, by a clock that is behind", at(NOW - 599_000), -600_000, true],
    ["by a clock that nobody knows", at(NOW - 200_000), undefined, true],
    ["long before, by a clock that nobody knows", at(NOW - 400_000), undefined, false],
    ["at a time that cannot be read", "soon", 0, true],
  ])("%s", async (_, createdAt, ahead, is) => expect(await found(createdAt, ahead)).toBe(is));

  test.each<[JsonObject, JsonObject, number | undefined]>([
    [{ title: "t" }, { title: "t", persistChat: false }, 1],
    [{ title: "t", persistChat: true }, { title: "t", persistChat: false }, undefined],
    [{ title: "t" }, { title: "t", persistChat: true, aiConfig: {} }, -1],
    [{ persistChat: true }, {}, -1],
    [{ recordOnStart: null }, { recordOnStart: false }, 0],
    [{ recordOnStart: null }, { recordOnStart: true }, undefined],
    [{ title: null }, { title: "x" }, undefined],
    [
      { recordingConfig: { storageConfig: { type: "aws", secret: "s" } } },
      { recordingConfig: { storageConfig: { type: "aws", secret: "***" } } },
      1,
    ],
    [
      { recordingConfig: { storageConfig: { type: "aws" } } },
      { recordingConfig: { storageConfig: { type: "gcs" } } },
      undefined,
    ],
  ])("%j fits %j by %p", (declared, shown, points) => expect(likenessBy(declared, shown, facts)).toBe(points));
});
