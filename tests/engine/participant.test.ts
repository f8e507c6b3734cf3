import type { Emulator } from "realtimekit-emulator";
import type { JsonObject } from "../../provider/values";
import { toWire } from "../../provider/wire";
import { RealtimeKitMeeting, RealtimeKitParticipant, type RealtimeKitParticipantArgs } from "../../sdk";
import { makePresets } from "../shared/presets";
import { ACCOUNT, APP, newWorld, TOKEN, type World } from "./harness";

jest.setTimeout(120_000);

const HERE = { accountId: ACCOUNT, appId: APP };
const ANN = { customParticipantId: "user-1", presetName: "host", name: "Ann" };

let world: World;
beforeAll(async () => {
  world = await newWorld();
  await makePresets(world.emulator, { ...HERE, token: TOKEN }, "host", "guest", "viewer");
  world.requests();
});
afterEach(() => world.reset());
afterAll(() => world.close());

/** A meeting and a participant of it, in one program. */
const inMeeting =
  (args: Partial<RealtimeKitParticipantArgs> = {}, title = "m") =>
  async () => {
    const meeting = new RealtimeKitMeeting(title, { ...HERE, title });
    const ann = new RealtimeKitParticipant("ann", { ...HERE, meetingId: meeting.id, ...ANN, ...args });
    return { id: ann.id, meetingId: meeting.id, token: ann.token, expires: ann.tokenExpiresAt };
  };

/** The id of a participant that no stack owns. */
async function madeByHand(meetingId: unknown, body: object): Promise<string> {
  const url = `${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${APP}/meetings/${meetingId}/participants`;
  const headers = { authorization: `Bearer ${TOKEN}` };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(toWire(body as JsonObject)) });
  return ((await answer.json()) as { data: { id: string } }).data.id;
}

const admits = (token: unknown) => world.emulator.admission(String(token));
const stored = (meetingId: unknown): ReturnType<Emulator["objects"]> =>
  world.emulator.objects("participants", ACCOUNT, APP, String(meetingId));
/** The calls that are not about the meeting itself. */
const calls = () => world.requests().filter((line) => /participants|presets/.test(line));
const edit = (meetingId: unknown, id: unknown, change: object) =>
  world.emulator.editObject("participants", ACCOUNT, APP, String(meetingId), String(id), change);

test("created in a meeting of the same up, unchanged, refreshed, changed, deleted", async () => {
  expect((await world.preview(inMeeting())).changes).toEqual({ create: 3 });
  expect(world.requests()).toEqual([]);

  const { outputs } = await world.up();
  expect(world.requests()).toEqual(["POST meetings 201", "POST meetings/ID/participants 201"]);
  expect(stored(outputs.meetingId)).toMatchObject([{ custom_participant_id: "user-1", preset_name: "host" }]);
  expect(admits(outputs.token)).toMatchObject({ admitted: true, participantId: outputs.id });
  const inDays = (Date.parse(String(outputs.expires)) - Date.now()) / 86_400_000;
  expect(Math.round(inDays)).toBe(100);

  expect((await world.preview()).changes).toEqual({});
  expect(calls()).toEqual([]);
  expect((await world.refresh()).changes).toEqual({});
  const again = await world.up();
  expect([again.changes, again.outputs]).toEqual([{}, outputs]);
  expect(calls()).toEqual(["GET meetings/ID/participants/ID 200"]);

  // A plain change keeps the token, although RealtimeKit's answer has another.
  const changed = inMeeting({ name: "Anne", picture: "https://example.com/a.png", presetName: "guest" });
  expect((await world.up(changed)).outputs).toEqual(outputs);
  expect(calls()).toEqual(["PATCH meetings/ID/participants/ID 200"]);
  expect(stored(outputs.meetingId)).toMatchObject([{ name: "Anne", preset_name: "guest" }]);
  expect((await world.refreshedPreview()).changes).toEqual({});

  // What is no longer declared is cleared.
  await world.up(inMeeting({ presetName: "guest" }));
  const [cleared] = stored(outputs.meetingId);
  expect(cleared).toMatchObject({ id: outputs.id, name: "Ann", preset_name: "guest" });
  expect(cleared?.picture ?? null).toBeNull();
  expect((await world.preview()).changes).toEqual({});

  world.requests();
  await world.destroy();
  expect(world.requests()).toEqual(["DELETE meetings/ID/participants/ID 200", "PATCH meetings/ID 200"]);
  expect(admits(outputs.token)).toMatchObject({ admitted: false, reason: expect.stringContaining("deleted") });
});

test("drift is found, and restored with the token kept", async () => {
  const { outputs } = await world.up(inMeeting({ picture: "https://example.com/a.png" }));
  edit(outputs.meetingId, outputs.id, { name: "Mallory", picture: null, preset_name: "viewer" });
  expect((await world.refresh()).changes).toEqual({ update: 1 });
  calls();
  const restored = await world.up();
  expect([restored.changes, restored.outputs]).toEqual([{ update: 1 }, outputs]);
  expect(calls()).toEqual(["PATCH meetings/ID/participants/ID 200"]);
  expect(stored(outputs.meetingId)).toMatchObject([{ name: "Ann", preset_name: "host" }]);

  world.emulator.removeObject("participants", ACCOUNT, APP, String(outputs.meetingId), String(outputs.id));
  await world.refresh();
  expect(world.state("ann")).toBeUndefined();
  const { id } = (await world.up()).outputs;
  expect(id).not.toBe(outputs.id);
});

test("another customParticipantId or meetingId replaces the participant, and the old tokens die", async () => {
  let old = (await world.up(inMeeting())).outputs;
  const user2 = { customParticipantId: "user-2" };
  for (const next of [inMeeting(user2), inMeeting(user2, "other")]) {
    const { outputs, changes } = await world.up(next);
    expect(changes).toMatchObject({ replace: 1 });
    expect(outputs.id).not.toBe(old.id);
    expect(admits(old.token).admitted).toBe(false);
    expect(admits(outputs.token)).toMatchObject({ admitted: true, meetingId: outputs.meetingId });
    expect(stored(old.meetingId).map(({ id }) => id)).toEqual(old.meetingId === outputs.meetingId ? [outputs.id] : []);
    old = outputs;
  }
});

describe("refusals", () => {
  test("a customParticipantId that the meeting has already: the error names the participant", async () => {
    const { meetingId } = (await world.up(inMeeting())).outputs;
    const twice = async () => {
      await inMeeting()();
      new RealtimeKitParticipant("again", { ...HERE, ...ANN, meetingId: String(meetingId) });
    };
    world.requests();
    expect(await world.failure(world.preview(twice))).toMatch(
      /customParticipantId: RTK_EXISTS: the resource "(ann|again)" also declares the customParticipantId "user-1"/,
    );
    expect(world.requests()).toEqual([]);

    const theirs = await madeByHand(meetingId, { ...ANN, customParticipantId: "user-2" });
    const text = await world.failure(world.up(inMeeting({ customParticipantId: "user-2" })));
    expect(text).toContain(
      `RTK_EXISTS: customParticipantId: the participant ${theirs} already has the customParticipantId "user-2"`,
    );
    expect(text).not.toContain("adoptId");
    expect(stored(meetingId)).toHaveLength(2);
  });

  test.each(["up", "update"])(
    "a preset that the app does not have, in an %s: the error lists those that it has",
    async (kind) => {
      if (kind === "update") await world.up(inMeeting());
      calls();
      const text = await world.failure(world.up(inMeeting({ presetName: "hots" })));
      expect(text).toContain("RTK_REJECTED: presetName: ");
      expect(text).toContain('did you mean "host"? It has "guest", "host", "viewer"');
      expect(calls().map((line) => line.split(" ")[0])).toEqual([kind === "update" ? "PATCH" : "POST", "GET"]);
    },
  );

  test("an app without presets, as every one that the API made", async () => {
    const program = async () => {
      const there = { ...HERE, appId: "bare" };
      const meeting = new RealtimeKitMeeting("m", there);
      new RealtimeKitParticipant("ann", { ...there, ...ANN, meetingId: meeting.id });
    };
    expect(await world.failure(world.up(program))).toMatch(/RTK_REJECTED: .* has no preset "[^"]*", and no other/);
  });

  test("a meeting that is not there is no missing preset", async () => {
    const none = "00000000-0000-4000-8000-000000000000";
    const program = async () => void new RealtimeKitParticipant("ann", { ...HERE, ...ANN, meetingId: none });
    const text = await world.failure(world.up(program));
    expect(text).toContain("RTK_NOT_FOUND: ");
    expect(text).toContain(`meetingId "${none}" (from the program)`);
    expect(text).not.toContain("It has");
  });

  test("no name", async () => {
    const text = await world.failure(world.preview(inMeeting({ name: undefined as never })));
    expect(text).toContain("name: missing; must be a string");
  });
});

describe("get", () => {
  test("reads a participant that the stack does not have, without a token, and leaves it alone", async () => {
    const { meetingId } = (await world.up(inMeeting())).outputs;
    const id = await madeByHand(meetingId, { ...ANN, customParticipantId: "theirs" });
    const program = async () => {
      const own = await inMeeting()();
      // By the id and the address, of a participant of the same program.
      const ofOurs = RealtimeKitParticipant.get("ours", own.id, { ...HERE, meetingId: own.meetingId }).name;
      const got = RealtimeKitParticipant.get("got", `${ACCOUNT}/${APP}/${meetingId}/${id}`);
      const { customParticipantId, name, presetName, picture, createdAt, token, tokenExpiresAt } = got;
      return { id: got.id, customParticipantId, name, presetName, picture, createdAt, token, tokenExpiresAt, ofOurs };
    };
    const theirs = stored(meetingId).find((each) => each.id === id);
    expect((await world.up(program)).outputs).toEqual({
      id,
      customParticipantId: "theirs",
      name: "Ann",
      presetName: "host",
      createdAt: theirs?.created_at,
      ofOurs: "Ann",
    });
    expect(world.state("got").external).toBe(true);
    expect((await world.refreshedPreview()).changes).toEqual({});
    world.requests();
    await world.up(inMeeting());
    expect(calls()).toEqual([]);
    expect(stored(meetingId)).toHaveLength(2);
  });

  test("of none is an error", async () => {
    const program = async () => void RealtimeKitParticipant.get("got", `${ACCOUNT}/${APP}/none/none`);
    expect(await world.failure(world.up(program))).toContain("RTK_NOT_FOUND: ");
  });
});
