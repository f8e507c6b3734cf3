import type { Emulator } from "realtimekit-emulator";
import { RealtimeKitMeeting, RealtimeKitParticipant, type RealtimeKitParticipantArgs } from "../../sdk";
import { makePresets } from "../shared/presets";
import { ACCOUNT, APP, newWorld, TOKEN, type World } from "./harness";

jest.setTimeout(120_000);

const HERE = { accountId: ACCOUNT, appId: APP };
const ANN = { customParticipantId: "user-1", presetName: "host", name: "Ann" };
const PARTICIPANTS = `/accounts/*/realtime/kit/${APP}/meetings/*/participants`;
const TOKENS = `${PARTICIPANTS}/*/token`;

let world: World;
beforeAll(async () => {
  world = await newWorld();
  await makePresets(world.emulator, { ...HERE, token: TOKEN }, "host", "guest");
});
afterEach(() => world.reset());
afterAll(() => world.close());

/** A meeting and a participant of it, in one program. */
const inMeeting =
  (args: Partial<RealtimeKitParticipantArgs> = {}) =>
  async () => {
    const meeting = new RealtimeKitMeeting("m", HERE);
    const ann = new RealtimeKitParticipant("ann", { ...HERE, meetingId: meeting.id, ...ANN, ...args });
    return { id: ann.id, meetingId: meeting.id, token: ann.token, expires: ann.tokenExpiresAt };
  };

const admits = (token: unknown) => world.emulator.admission(String(token));
const stored = (meetingId: unknown): ReturnType<Emulator["objects"]> =>
  world.emulator.objects("participants", ACCOUNT, APP, String(meetingId));
/** The calls that are not about the meeting itself. */
const calls = () => world.requests().filter((line) => line.includes("participants"));

describe("tokenVersion", () => {
  test("a new value asks for a new token of the same participant, and nothing else", async () => {
    const first = (await world.up(inMeeting())).outputs;
    calls();
    const second = (await world.up(inMeeting({ tokenVersion: 1 }))).outputs;
    expect(calls()).toEqual(["POST meetings/ID/participants/ID/token 200"]);
    expect(second.id).toBe(first.id);
    expect(second.token).not.toBe(first.token);
    for (const token of [first.token, second.token]) expect(admits(token).admitted).toBe(true);
    expect((await world.preview()).changes).toEqual({});
    // With another change, the answer to that has the new token.
    const third = (await world.up(inMeeting({ tokenVersion: 2, name: "Anne" }))).outputs;
    expect(calls()).toEqual(["PATCH meetings/ID/participants/ID 200"]);
    expect(third.token).not.toBe(second.token);
    expect(admits(third.token).admitted).toBe(true);
    // Removed, it asks for none.
    expect((await world.up(inMeeting({ name: "Anne" }))).outputs.token).toBe(third.token);
    expect(calls()).toEqual([]);
  });

  test("a token that could not be had leaves the old one, and the next up asks again", async () => {
    const first = (await world.up(inMeeting({ tokenVersion: 1 }))).outputs;
    const refused = { success: false, error: { code: 400, message: "no" } };
    world.emulator.faults.add({ match: { path: TOKENS }, do: { kind: "answer", status: 400, body: refused } });
    const next = inMeeting({ tokenVersion: 2 });
    expect(await world.failure(world.up(next))).toContain("RTK_REJECTED: ");
    await world.refresh();
    expect((await world.stack.outputs()).token?.value).toBe(first.token);
    expect((await world.up(next)).outputs.token).not.toBe(first.token);
    expect((await world.preview()).changes).toEqual({});
  });

  test("a token that is no JWT has no expiry", async () => {
    await world.up(inMeeting());
    const change = ({ data }: { data: { token: string } }) => void Object.assign(data, { token: "opaque" });
    world.emulator.faults.add({ match: { path: TOKENS }, do: { kind: "mutate", change } });
    const { token, expires } = (await world.up(inMeeting({ tokenVersion: 1 }))).outputs;
    expect([token, expires]).toEqual(["opaque", undefined]);
    expect((await world.preview()).changes).toEqual({});
  });
});

describe("a create without an answer", () => {
  const lost = { match: { method: "POST", path: PARTICIPANTS }, when: "after", do: { kind: "reset" } } as const;

  test("is found by its key, and its token is fetched", async () => {
    world.emulator.faults.add(lost);
    const { outputs } = await world.up(inMeeting());
    expect(stored(outputs.meetingId)).toHaveLength(1);
    expect(admits(outputs.token)).toMatchObject({ admitted: true, participantId: outputs.id });
    expect(calls().slice(1)).toEqual([
      "GET meetings/ID/participants 200",
      "POST meetings/ID/participants/ID/token 200",
    ]);
    expect((await world.preview()).changes).toEqual({});
  });

  const noToken = {
    match: { method: "POST", path: TOKENS },
    do: { kind: "answer", status: 400, body: { success: false, error: { code: 400, message: "no" } } },
  } as const;

  test.each([
    ["at once", async () => {}],
    ["after a refresh and with another change", async () => void (await world.refresh())],
  ])("whose token cannot be fetched is in the state, and the next up fetches it, %s", async (when, meanwhile) => {
    world.emulator.faults.add(lost, noToken);
    expect(await world.failure(world.up(inMeeting()))).toMatch(/RTK_INCOMPLETE: .*RTK_REJECTED: /);
    const { id, outputs } = world.state("ann");
    expect(outputs).not.toHaveProperty("token");
    await meanwhile();
    const unchanged = inMeeting();
    expect((await world.preview(unchanged)).changes).toEqual({ update: 1 });
    const { changes, outputs: made } = await world.up(
      when.endsWith("change") ? inMeeting({ name: "Anne" }) : unchanged,
    );
    expect(changes).toEqual({ update: 1 });
    expect(made.id).toBe(id);
    expect(stored(made.meetingId)).toHaveLength(1);
    expect(admits(made.token)).toMatchObject({ admitted: true, participantId: id });
    expect((await world.preview()).changes).toEqual({});
  });

  test("until the deadline: the next run finds it, by up and by refresh", async () => {
    await world.config("realtimekit:deadlineSeconds", "3");
    const down = { match: { method: "GET", path: PARTICIPANTS }, times: "always", do: { kind: "reset" } } as const;
    for (const isRefreshed of [false, true]) {
      world.emulator.faults.add(lost, down);
      await world.failure(world.up(inMeeting()));
      world.emulator.faults.clear();
      expect(world.state("ann").id).toMatch(/^pending-/);
      if (isRefreshed) await world.refresh();
      const { outputs } = await world.up();
      expect(stored(outputs.meetingId).map(({ id }) => id)).toEqual([outputs.id]);
      expect(admits(outputs.token)).toMatchObject({ admitted: true, participantId: outputs.id });
      expect((await world.preview()).changes).toEqual({});
      world.reset();
    }
    await world.config("realtimekit:deadlineSeconds");
  });
});
