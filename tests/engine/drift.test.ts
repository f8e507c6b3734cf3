import { RealtimeKitMeeting, type RealtimeKitMeetingArgs } from "../../sdk";
import { ACCOUNT, APP, newWorld, oneMeeting, type World } from "./harness";

jest.setTimeout(120_000);

const HERE = { accountId: ACCOUNT, appId: APP };
const DECLARED: RealtimeKitMeetingArgs = {
  title: "Daily",
  recordOnStart: true,
  aiConfig: { transcription: { keywords: ["a", "b"], language: "de" } },
  recordingConfig: {
    videoConfig: { width: 1280, height: 720 },
    liveStreamingConfig: { rtmpUrl: "rtmp://live.example.com/key" },
    storageConfig: { type: "aws", bucket: "b", region: "r", accessKey: "AKIA", secret: "s" },
  },
};

let world: World;
let id: string;
beforeAll(async () => {
  world = await newWorld();
  // Short, since the reads below fail for as long as they may. Refresh uses the config of the last up.
  await world.config("realtimekit:deadlineSeconds", "3");
  id = String((await world.up(oneMeeting(DECLARED))).outputs.id);
});
afterAll(() => world.close());

const edit = (change: object) => world.emulator.editMeeting(ACCOUNT, APP, id, change);

/** The lines of a preview that mark a change, below the resource's own. */
const marked = (text: string, name: string) =>
  (text.split("Resources:")[0]?.split(`::${name}]\n`)[1] ?? "")
    .split(/\n +[~+-]? ?\S+Meeting: /)[0]
    ?.split("\n")
    .map((line) => line.replaceAll(/ +/g, " ").trim())
    .filter((line) => /^[~+-]/.test(line));

test("an edit by hand: refresh finds it, preview shows its path alone, and up restores it", async () => {
  const edits: Record<string, [change: object, marks: string[]]> = {
    "at-the-top": [{ title: "by hand" }, ['~ title: "by hand" => "Daily"']],
    "deep-inside": [
      { recording_config: { video_config: { width: 640 } } },
      ["~ recordingConfig: {", "~ videoConfig: {", "~ width: 640 => 1280"],
    ],
    "in-a-list": [
      { ai_config: { transcription: { keywords: ["b", "b"] } } },
      ["~ aiConfig: {", "~ transcription: {", "~ keywords: [", '~ [0]: "b" => "a"'],
    ],
    "takes-a-value-away": [{ title: null }, ['+ title: "Daily"']],
    "closes-it": [{ status: "INACTIVE" }, ['~ status: "INACTIVE" => "ACTIVE"']],
    "of-a-secret-that-RealtimeKit-shows": [
      { recording_config: { live_streaming_config: { rtmp_url: "rtmp://other.example.com/x" } } },
      ["~ recordingConfig: {", "~ liveStreamingConfig: {", "~ rtmpUrl: [secret] => [secret]"],
    ],
  };
  const others = Object.keys(edits);
  await world.up(async () => {
    for (const name of ["m", ...others]) new RealtimeKitMeeting(name, { ...HERE, ...DECLARED });
  });
  const ids = Object.fromEntries(others.map((name) => [name, world.state(name).id]));
  const stored = () => others.map((name) => world.emulator.meeting(ACCOUNT, APP, String(ids[name])));
  const before = stored();
  for (const [name, [change]] of Object.entries(edits)) {
    world.emulator.editMeeting(ACCOUNT, APP, String(ids[name]), change);
  }
  const all = { update: others.length };
  expect((await world.refresh()).changes).toEqual(all);
  const { text, changes } = await world.preview();
  expect(changes).toEqual(all);
  for (const [name, [, marks]] of Object.entries(edits)) expect([name, marked(text, name)]).toEqual([name, marks]);
  await world.up();
  expect(stored()).toEqual(before.map((each) => ({ ...each, updated_at: expect.any(String) })));
  expect((await world.preview()).changes).toEqual({});
  await world.up(oneMeeting(DECLARED));
});

test("what is not declared belongs to RealtimeKit: no drift", async () => {
  edit({
    persist_chat: true,
    session_keep_alive_time_in_secs: 500,
    recording_config: { max_seconds: 90, video_config: { export_file: false } },
  });
  expect((await world.refreshedPreview()).changes).toEqual({});
});

describe("a read that fails never makes a meeting look gone", () => {
  test.each<[string, Parameters<World["emulator"]["faults"]["add"]>[0]]>([
    ["a 500", { do: { kind: "answer", status: 500 } }],
    ["a cut answer", { when: "after", do: { kind: "cut" } }],
    ["a reset", { do: { kind: "reset" } }],
    ["a gateway's 404 page", { do: { kind: "answer", status: 404, body: "<html>not found</html>" } }],
    ["null under 200", { when: "after", do: { kind: "answer", status: 200, body: null } }],
  ])("%s", async (_, fault) => {
    world.emulator.faults.add({ match: { method: "GET" }, times: "always", ...fault });
    expect(await world.failure(world.refresh())).toMatch(/error: RTK_\w+: /);
    world.emulator.faults.clear();
    expect(world.state("m").id).toBe(id);
  });

  test("one that passes is not even seen, and all is as it was", async () => {
    world.emulator.faults.add({ match: { method: "GET" }, do: { kind: "reset" } });
    expect((await world.refreshedPreview()).changes).toEqual({});
  });
});

test("removed at RealtimeKit: refresh forgets it, and up makes a new one", async () => {
  world.emulator.removeMeeting(ACCOUNT, APP, id);
  expect((await world.refresh()).changes).toEqual({ delete: 1 });
  const { changes, outputs } = await world.up();
  expect(changes).toEqual({ create: 1 });
  expect(outputs.id).not.toBe(id);
  id = String(outputs.id);
});

test("removed without a refresh: an update says so, and destroy takes it as done", async () => {
  world.emulator.removeMeeting(ACCOUNT, APP, id);
  const said = await world.failure(world.up(oneMeeting({ ...DECLARED, title: "new" })));
  expect(said).toMatch(/RTK_NOT_FOUND: .*pulumi refresh/);
  expect((await world.destroy()).changes).toEqual({ delete: 2 });
});
