import type { JsonObject } from "../../provider/values";
import { meeting } from "../shared/meeting";
import { ACCOUNT, type FaultWorld, faultWorld } from "./world";

jest.setTimeout(60_000);

let world: FaultWorld;
let app = 0;
let here: { appId: string };
beforeAll(async () => {
  world = await faultWorld(10_000);
});
beforeEach(() => {
  here = { appId: `app-${++app}` };
  world.methods();
});
afterEach(() => world.emulator.faults.clear());
afterAll(() => world.emulator.close());

const create = (args: JsonObject = {}) => world.create({ ...here, title: "key", uniqueTitle: true, ...args });
const stored = (id: string) => world.emulator.meeting(ACCOUNT, here.appId, id);

async function byHand(body: object): Promise<string> {
  const answer = await fetch(`${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${here.appId}/meetings`, {
    method: "POST",
    headers: { authorization: "Bearer t" },
    body: JSON.stringify(body),
  });
  world.methods();
  return ((await answer.json()) as { data: { id: string } }).data.id;
}
const close = (id: string, createdAt?: string) =>
  world.emulator.editMeeting(ACCOUNT, here.appId, id, {
    status: "INACTIVE",
    ...(createdAt ? { created_at: createdAt } : {}),
  });

test("none: one is made", async () => {
  const { id } = await create();
  expect(stored(id)).toMatchObject({ title: "key", status: "ACTIVE" });
  expect(world.methods()).toEqual(["GET", "POST"]);
});

test("an open one of exactly that title is taken over, and what is not declared stays", async () => {
  const there = await byHand({ title: "key", persist_chat: true });
  for (const title of ["key 2", "a key", "KEY"]) await byHand({ title });
  expect((await create({ recordOnStart: true })).id).toBe(there);
  expect(stored(there)).toMatchObject({ persist_chat: true, record_on_start: true });
  expect(world.methods()).toEqual(["GET", "PATCH"]);
});

test("null in what is declared is RealtimeKit's default of an open one: a PATCH takes no null", async () => {
  const there = await byHand({ title: "key", record_on_start: true, live_stream_on_start: true });
  expect((await create({ recordOnStart: null, liveStreamOnStart: null })).id).toBe(there);
  expect(stored(there)).toMatchObject({ record_on_start: false, live_stream_on_start: false });
  expect(world.methods()).toEqual(["GET", "PATCH"]);
});

test("the newest of those closed is opened again and set to what is declared", async () => {
  const old = await byHand({ title: "key" });
  const newest = await byHand({ title: "key", persist_chat: true });
  const middle = await byHand({ title: "key" });
  close(old, "2026-01-01T00:00:00.000Z");
  close(newest, "2026-03-01T00:00:00.000Z");
  close(middle, "2026-02-01T00:00:00.000Z");
  const { id, outputs } = await create({ recordOnStart: true });
  expect([id, outputs.status]).toEqual([newest, "ACTIVE"]);
  expect(stored(newest)).toMatchObject({ persist_chat: false, record_on_start: true, status: "ACTIVE" });
  expect([old, middle].map((each) => stored(each)?.status)).toEqual(["INACTIVE", "INACTIVE"]);
});

test("an open one goes before closed ones", async () => {
  close(await byHand({ title: "key" }));
  const there = await byHand({ title: "key" });
  expect((await create()).id).toBe(there);
});

test("two open ones: an error with their ids, and nothing is made or changed", async () => {
  const ids = [await byHand({ title: "key" }), await byHand({ title: "key" })];
  const error = await create().catch((each) => each);
  expect(error.message).toMatch(/^RTK_TITLE: title: .*"key".* app app-\d+ has 2 open meetings/);
  for (const id of ids) expect(error.message).toContain(id);
  expect(world.methods()).toEqual(["GET"]);
});

test("it is found at the end of a long list", async () => {
  const there = await byHand({ title: "key" });
  for (let i = 0; i < 230; i++) await byHand({ title: `key ${i}` });
  expect((await create()).id).toBe(there);
});

test("two resources of one title: the second is told, and the meeting is the first's", async () => {
  const results = await Promise.allSettled([create(), create()]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect((results[1] as PromiseRejectedResult).reason).toMatchObject({ code: "RTK_TITLE" });
  expect(world.open(here.appId)).toHaveLength(1);
});

test.each([
  ["after it was made", { when: "after" as const, do: { kind: "reset" as const } }],
  ["before it was made", { when: "before" as const, do: { kind: "reset" as const } }],
])("a POST that is lost %s makes one meeting", async (_, fault) => {
  world.fault("POST", fault);
  const { id } = await create();
  expect(world.open(here.appId).map((each) => each.id)).toEqual([id]);
});

test("a POST that is lost for good ends in the budget, and says that another up is safe", async () => {
  world.fault("POST", { times: "always", do: { kind: "answer", status: 503 } });
  await expect(create()).rejects.toThrow(
    /^RTK_(SERVER_ERROR|NO_ANSWER): .*It is not known whether RealtimeKit created the meeting titled "key"/,
  );
  expect(world.open(here.appId)).toEqual([]);
});

test("a key that is no title is refused at preview", () => {
  for (const title of [undefined, null, ""]) {
    const inputs = { accountId: "a", appId: "b", uniqueTitle: true, ...(title === undefined ? {} : { title }) };
    expect(meeting.check(inputs, true).failures).toEqual([
      { path: ["title"], reason: expect.stringContaining("missing; ") },
    ]);
  }
});
