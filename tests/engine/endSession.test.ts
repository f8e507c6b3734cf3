import { RealtimeKitMeeting, type RealtimeKitMeetingArgs, RealtimeKitParticipant } from "../../sdk";
import { makePresets } from "../shared/presets";
import { ACCOUNT, APP, newWorld, oneMeeting, TOKEN, type World } from "./harness";

jest.setTimeout(120_000);

const HERE = { accountId: ACCOUNT, appId: APP };
const KICK_ALL = `/accounts/*/realtime/kit/${APP}/meetings/*/active-session/kick-all`;

let world: World;
beforeAll(async () => {
  world = await newWorld();
  await makePresets(world.emulator, { ...HERE, token: TOKEN }, "host");
  // Refresh and destroy use the config of the last up.
  await world.config("realtimekit:deadlineSeconds", "5");
});
afterEach(() => world.reset());
afterAll(() => world.close());

const session = (id: unknown) => world.emulator.objects("sessions", ACCOUNT, APP, String(id)).at(-1);

/** A meeting that somebody is in. */
async function inSession(args: RealtimeKitMeetingArgs): Promise<unknown> {
  const program = async () => {
    const meeting = new RealtimeKitMeeting("m", { ...HERE, ...args });
    const ann = { customParticipantId: "1", presetName: "host", name: "Ann" };
    // She outlives the meeting's resource, as those whom a backend adds do.
    const participant = new RealtimeKitParticipant(
      "ann",
      { ...HERE, ...ann, meetingId: meeting.id },
      { retainOnDelete: true },
    );
    return { id: meeting.id, participant: participant.id };
  };
  const { id, participant } = (await world.up(program)).outputs;
  world.emulator.joinSession(ACCOUNT, APP, String(id), String(participant));
  expect(session(id)).toMatchObject({ status: "LIVE", live_participants: 1 });
  world.requests();
  return id;
}

test("everyone is sent out once the meeting is closed", async () => {
  const id = await inSession({ endSessionOnDestroy: true });
  await world.destroy();
  expect(world.requests()).toEqual(["PATCH meetings/ID 200", "POST meetings/ID/active-session/kick-all 200"]);
  expect(session(id)).toMatchObject({ status: "ENDED", live_participants: 0 });
});

test("without it, those who are in the session stay", async () => {
  const id = await inSession({});
  await world.destroy();
  expect(world.requests()).toEqual(["PATCH meetings/ID 200"]);
  expect(session(id)).toMatchObject({ status: "LIVE", live_participants: 1 });
});

test("no active session is fine, and so is no meeting", async () => {
  await world.up(async () => {
    for (const name of ["m", "gone"]) new RealtimeKitMeeting(name, { ...HERE, endSessionOnDestroy: true });
  });
  world.emulator.removeMeeting(ACCOUNT, APP, world.state("gone").id);
  world.requests();
  await world.destroy();
  expect(world.requests().sort()).toEqual([
    "PATCH meetings/ID 200",
    "PATCH meetings/ID 404",
    "POST meetings/ID/active-session/kick-all 404",
  ]);
});

test("a session that cannot be ended fails the destroy, which can be repeated", async () => {
  const id = await inSession({ endSessionOnDestroy: true });
  const body = { success: false, error: { code: 400, message: "no" } };
  world.emulator.faults.add({ match: { path: KICK_ALL }, do: { kind: "answer", status: 400, body } });
  expect(await world.failure(world.destroy())).toMatch(
    new RegExp(`RTK_REJECTED: the meeting ${id} is INACTIVE, but .*endSessionOnDestroy`),
  );
  expect(session(id)).toMatchObject({ status: "LIVE" });
  expect(world.state("m").id).toBe(id);
  await world.destroy();
  expect(session(id)).toMatchObject({ status: "ENDED" });
});

test("a change of it is one update; the destroy goes by the last one", async () => {
  await world.up(oneMeeting());
  world.requests();
  expect((await world.up(oneMeeting({ endSessionOnDestroy: true }))).changes).toEqual({ update: 1 });
  expect(world.requests()).toEqual(["PUT meetings/ID 200"]);
  expect((await world.refreshedPreview()).changes).toEqual({});
  await world.up(oneMeeting({ endSessionOnDestroy: false }));
  world.requests();
  await world.destroy();
  expect(world.requests()).toEqual(["PATCH meetings/ID 200"]);
});
