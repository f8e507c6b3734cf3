import { join } from "node:path";
import { format } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { getEngine } from "../../scripts/engine";
import {
  getMeeting,
  getMeetingOutput,
  getMeetings,
  getMeetingsOutput,
  RealtimeKitMeeting,
  type RealtimeKitMeetingArgs,
} from "../../sdk";
import { ROOT } from "../package/run";
import { CANARIES, canariesIn } from "./canaries";
import { ACCOUNT, APP, HOST, newWorld, once, TOKEN_KEY, type World } from "./harness";

jest.setTimeout(180_000);
const { token, accessKey, secret, rtmpUrl } = CANARIES;

const NAMESPACE = HOST === "native" ? "realtimekit" : "cloudflare";
const [folder, meetingClass] =
  HOST === "native" ? (["dist/sdk/native", "Meeting"] as const) : (["dist/sdk", "RealtimeKitMeeting"] as const);

let world: World;
beforeAll(async () => {
  world = await newWorld({ token });
  // The program runs in the process of this test, whose environment is not the stack's: so config has to say it all.
  await world.stack.setAllConfig({
    [TOKEN_KEY]: { value: token, secret: true },
    [`${NAMESPACE}:baseUrl`]: { value: world.emulator.url },
    [`${NAMESPACE}:accountId`]: { value: ACCOUNT },
    "realtimekit:appId": { value: APP },
  });
});
afterEach(() => world.reset());
afterAll(() => world.close());

/** Makes meetings that no stack has. */
async function byHand(...bodies: object[]): Promise<string[]> {
  const ids: string[] = [];
  for (const body of bodies) ids.push(await post(body));
  world.requests();
  return ids;
}

async function post(body: object): Promise<string> {
  const url = `${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${APP}/meetings`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return ((await answer.json()) as { data: { id: string } }).data.id;
}

/** What an up of the program says, in a process of its own: an error that nobody catches would end that of the tests. */
async function failureOf(program: string): Promise<string> {
  const { command } = await getEngine();
  const script = `
    const pulumi = require("@pulumi/pulumi");
    const { LocalWorkspace } = require("@pulumi/pulumi/automation");
    const { getMeeting, getMeetingOutput, ${meetingClass}: Meeting } = require(${JSON.stringify(join(ROOT, folder))});
    const { dirname, delimiter } = require("node:path");
    process.env.PATH = dirname(${JSON.stringify(command)}) + delimiter + process.env.PATH;
    const stack = { stackName: ${JSON.stringify(world.stack.name)}, projectName: "engine-tests", program: async () => { ${program} } };
    LocalWorkspace.createOrSelectStack(stack, { workDir: "." })
      .then((stack) => stack.up())
      .then(() => console.log("it did not fail"), (error) => console.log(error.message));`;
  return world.run(process.execPath, ["-e", script]);
}

const counted = () => {
  const counts: Record<string, number> = {};
  for (const line of world.requests()) counts[line] = (counts[line] ?? 0) + 1;
  return counts;
};

describe("a program that looks up and uses what it finds", () => {
  test("of several pages: at preview and at up, with a call for each page", async () => {
    const titles = Array.from({ length: 205 }, (_, i) => ({ title: `Room ${i}` }));
    await byHand({ title: "Daily", session_keep_alive_time_in_secs: 90 }, ...titles);
    const program: PulumiFn = async () => {
      const [daily, rooms] = await Promise.all([getMeeting({ title: "Daily" }), getMeetings({ search: "Room" })]);
      const copy = new RealtimeKitMeeting("copy", {
        title: `${daily.title} of ${rooms.length}`,
        sessionKeepAliveTimeInSecs: daily.sessionKeepAliveTimeInSecs,
      });
      return { title: copy.title, rooms: rooms.length };
    };
    const looked = { "GET meetings 200": 1 + 3, "GET meetings/ID 200": 1 };
    expect((await world.preview(program)).changes).toEqual({ create: 2 });
    expect(counted()).toEqual(looked);
    expect((await world.up()).outputs).toEqual({ title: "Daily of 205", rooms: 205 });
    expect(counted()).toEqual({ ...looked, "POST meetings 201": 1 });
    expect(world.meetings().at(-1)).toMatchObject({ title: "Daily of 205", session_keep_alive_time_in_secs: 90 });
    expect((await world.up()).changes).toEqual({});
    expect(counted()).toEqual(looked);
    // A refresh and a destroy run no program.
    await world.refresh();
    expect(counted()).toEqual({ "GET meetings/ID 200": 1 });
  });

  once?.test("of none: an empty list", async () => {
    const { outputs } = await world.up(async () => ({ none: (await getMeetings({ title: "Nobody's" })).length }));
    expect(outputs).toEqual({ none: 0 });
    expect(counted()).toEqual({ "GET meetings 200": 1 });
  });

  test.each([
    ["plain", `(await getMeeting({ title: "Daily" })).id`],
    ["as an Output", `getMeetingOutput({ title: "Daily" }).id`],
  ])("of none or several, %s: the up fails with the ids, without a stack, and creates nothing", async (_, title) => {
    const program = `new Meeting("m", { title: ${title} });`;
    const [other] = await byHand({ title: "Daily standup" });
    const none = await failureOf(program);
    expect(none).toContain("RTK_NOT_FOUND: getMeeting: ");
    expect(none).toContain(other);
    expect(counted()).toEqual({ "GET meetings 200": 1 });
    const ids = await byHand({ title: "Daily" }, { title: "Daily" });
    const several = await failureOf(program);
    expect(several).toContain("RTK_AMBIGUOUS: getMeeting: ");
    for (const id of ids) expect(several).toContain(id);
    for (const text of [none, several]) expect(text).not.toMatch(/^\s*at .*(sdk|provider)/m);
    expect(counted()).toEqual({ "GET meetings 200": 1 });
    expect(world.meetings()).toHaveLength(3);
  });

  test("with a secret as argument: no message shows it", async () => {
    const text = await failureOf(`getMeetingOutput({ title: pulumi.secret(${JSON.stringify(accessKey)}) });`);
    expect(text).toContain("RTK_NOT_FOUND: getMeeting: ");
    expect(canariesIn(text)).toEqual([]);
  });
});

describe("what the stack itself makes", () => {
  class Room extends pulumi.ComponentResource {
    constructor(name: string, args: RealtimeKitMeetingArgs) {
      super("tests:index:Room", name);
      new RealtimeKitMeeting(`${name}-meeting`, args, { parent: this });
    }
  }

  const made = (title: string) => new RealtimeKitMeeting(title, { title });
  const FINDS: Record<string, (title: string) => pulumi.Output<{ id: string }>> = {
    "by an id that is not known yet": (title) => getMeetingOutput({ id: made(title).id }),
    "by a title that is known before the meeting is there": (title) =>
      getMeetingOutput({ title: made(title).title as pulumi.Output<string> }),
    "after the meeting that dependsOn names": (title) => getMeetingOutput({ title }, { dependsOn: made(title) }),
    "after the component that dependsOn names": (title) =>
      getMeetingOutput({ title }, { dependsOn: [new Room(title, { title })] }),
    "in a list": (title) =>
      getMeetingsOutput({ title }, { dependsOn: made(title) }).apply(([first]) => first as { id: string }),
  };

  test("nothing is called before, and found after, however it is looked up", async () => {
    const titles = Object.keys(FINDS);
    const seen: string[] = [];
    const program: PulumiFn = async () =>
      Object.fromEntries(
        Object.entries(FINDS).map(([title, find]) => [title, find(title).apply(({ id }) => seen.push(id) && id)]),
      );
    expect((await world.preview(program)).changes).toMatchObject({ create: expect.any(Number) });
    expect([seen, counted()]).toEqual([[], {}]);
    const { outputs } = await world.up();
    const ids = Object.fromEntries(world.meetings().map(({ title, id }) => [title, id]));
    expect(Object.keys(ids).sort()).toEqual([...titles].sort());
    expect(outputs).toEqual(ids);
    expect(seen.sort()).toEqual(Object.values(ids).sort());
    expect(counted()["POST meetings 201"]).toBe(titles.length);
    // Now that they are there, a preview finds them too.
    seen.length = 0;
    expect((await world.preview()).changes).toEqual({});
    expect(seen.sort()).toEqual(Object.values(ids).sort());
  });
});

test("secrets show nowhere, and reach where they are passed", async () => {
  const recording_config = {
    live_streaming_config: { rtmp_url: rtmpUrl },
    storage_config: { type: "aws", region: "r", access_key: accessKey, secret },
  };
  const [id] = await byHand({ title: "Live", recording_config });
  const program: PulumiFn = async () => {
    const plain = await getMeeting({ id: String(id) });
    const output = getMeetingOutput({ title: "Live" });
    const liveStreamingConfig = plain.recordingConfig?.liveStreamingConfig ?? {};
    const made = [
      new RealtimeKitMeeting("plain", { title: "a", recordingConfig: { liveStreamingConfig } }),
      new RealtimeKitMeeting("output", {
        title: "b",
        recordingConfig: {
          liveStreamingConfig: {
            rtmpUrl: output.apply((each) => each.recordingConfig?.liveStreamingConfig?.rtmpUrl ?? ""),
          },
        },
      }),
    ];
    console.log(plain, output, JSON.stringify(plain));
    await pulumi.log.info(`${JSON.stringify(plain)} ${output}`);
    return {
      plain,
      output,
      all: await getMeetings(),
      allOutput: getMeetingsOutput(),
      made: made.map((each) => each.recordingConfig),
    };
  };
  const log = jest.spyOn(console, "log").mockImplementation();
  const texts = [(await world.preview(program)).text, (await world.up()).text, (await world.refresh()).text];
  texts.push(...log.mock.calls.map((each) => format(...each)));
  log.mockRestore();
  expect(texts).toHaveLength(3 + 2);
  const outputs = await world.run("pulumi", ["stack", "output", "--json"]);
  texts.push(outputs, await world.run("pulumi", ["stack", "export"]), world.files());
  for (const text of texts) {
    expect(text.trim()).not.toBe("");
    expect(canariesIn(text)).toEqual([]);
  }
  const sent = world.meetings().filter((each) => each.id !== id);
  expect(sent.map((each) => each.recording_config?.live_streaming_config?.rtmp_url)).toEqual([rtmpUrl, rtmpUrl]);
  expect(outputs).toContain('"title": "Live"');
});
