import * as pulumi from "@pulumi/pulumi";
import { RealtimeKitMeeting, type RealtimeKitMeetingArgs } from "../../sdk";
import { ACCOUNT, APP, newWorld, oneMeeting, type World } from "./harness";

jest.setTimeout(120_000);

/** Every field of the create call, each away from its default. */
const EVERYTHING: RealtimeKitMeetingArgs = {
  title: "Daily 👩‍🚀",
  persistChat: true,
  recordOnStart: true,
  liveStreamOnStart: true,
  summarizeOnEnd: true,
  transcribeOnEnd: true,
  sessionKeepAliveTimeInSecs: 120,
  aiConfig: {
    summarization: { summaryType: "daily_standup", textFormat: "plain_text", wordLimit: 300 },
    transcription: { keywords: ["Pulumi", "RealtimeKit"], language: "de", profanityFilter: true },
  },
  recordingConfig: {
    maxSeconds: 3600,
    fileNamePrefix: "daily_",
    videoConfig: {
      codec: "H264",
      width: 1920,
      height: 1080,
      exportFile: false,
      watermark: { url: "https://example.com/logo.png", position: "right top", size: { width: 10, height: 20 } },
    },
    audioConfig: { codec: "MP3", channel: "mono", exportFile: false },
    liveStreamingConfig: { rtmpUrl: "rtmp://live.example.com/app/key" },
    realtimekitBucketConfig: { enabled: true },
    storageConfig: { type: "aws", bucket: "b", region: "eu-west-1", path: "p", accessKey: "AKIA", secret: "s" },
  },
};

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
afterAll(() => world.close());

test("declared, created, unchanged, refreshed, closed", async () => {
  expect((await world.preview(oneMeeting(EVERYTHING))).changes).toEqual({ create: 2 });
  expect(world.requests()).toEqual([]);

  const made = await world.up();
  expect(made.changes).toEqual({ create: 2 });
  expect(world.requests()).toEqual(["POST meetings 201"]);
  const [meeting] = world.meetings();
  expect(made.outputs).toEqual({ id: meeting?.id, status: "ACTIVE" });
  expect(meeting).toMatchObject({
    title: "Daily 👩‍🚀",
    session_keep_alive_time_in_secs: 120,
    ai_config: {
      summarization: { summary_type: "daily_standup", text_format: "plain_text", word_limit: 300 },
      transcription: { keywords: ["Pulumi", "RealtimeKit"], language: "de", profanity_filter: true },
    },
    recording_config: {
      max_seconds: 3600,
      file_name_prefix: "daily_",
      video_config: { width: 1920, export_file: false, watermark: { position: "right top", size: { height: 20 } } },
      audio_config: { codec: "MP3", channel: "mono", export_file: false },
      live_streaming_config: { rtmp_url: "rtmp://live.example.com/app/key" },
      realtimekit_bucket_config: { enabled: true },
      storage_config: { type: "aws", access_key: "AKIA", secret: "s", path: "p" },
    },
  });
  expect(world.state("m").outputs).toMatchObject({ createdAt: meeting?.created_at, updatedAt: meeting?.updated_at });

  expect((await world.preview()).changes).toEqual({});
  expect(world.requests()).toEqual([]);
  expect((await world.refresh()).changes).toEqual({});
  expect((await world.preview()).changes).toEqual({});
  expect(world.requests()).toEqual(["GET meetings/ID 200"]);

  expect((await world.destroy()).changes).toEqual({ delete: 2 });
  expect(world.requests()).toEqual(["PATCH meetings/ID 200"]);
  expect(world.meetings().map(({ status }) => status)).toEqual(["INACTIVE"]);
});

test("an update is one PUT of all that is declared; a cleared field is back at its default", async () => {
  const { outputs } = await world.up(oneMeeting({ title: "one", persistChat: true, sessionKeepAliveTimeInSecs: 300 }));
  world.requests();
  const next = oneMeeting({ title: "two", persistChat: true });
  expect((await world.preview(next)).text).toMatch(/~ title +: "one" => "two"/);
  expect((await world.up(next)).changes).toEqual({ update: 1 });
  expect(world.requests()).toEqual(["PUT meetings/ID 200"]);
  const meeting = world.emulator.meeting(ACCOUNT, APP, String(outputs.id));
  expect(meeting).toMatchObject({ title: "two", persist_chat: true, session_keep_alive_time_in_secs: 60 });
  expect((await world.preview()).changes).toEqual({});
});

test("null clears a title", async () => {
  expect((await world.up(oneMeeting({ title: null }))).changes).toEqual({ update: 1 });
  expect(world.meetings().at(-1)?.title ?? null).toBeNull();
  expect((await world.refreshedPreview()).changes).toEqual({});
});

test("a change of status takes a second call, and nothing else does", async () => {
  world.requests();
  await world.up(oneMeeting({ title: "three", status: "INACTIVE" }));
  expect(world.requests()).toEqual(["PUT meetings/ID 200", "PATCH meetings/ID 200"]);
  await world.up(oneMeeting({ title: "four", status: "INACTIVE" }));
  expect(world.requests()).toEqual(["PUT meetings/ID 200"]);
  expect(world.meetings().at(-1)).toMatchObject({ title: "four", status: "INACTIVE" });
  await world.up(oneMeeting({ title: "four" }));
  expect(world.requests()).toEqual(["PUT meetings/ID 200", "PATCH meetings/ID 200"]);
  expect(world.meetings().at(-1)).toMatchObject({ status: "ACTIVE" });
});

test("another app: a new meeting there, and the old one is closed", async () => {
  const old = world.meetings().at(-1)?.id;
  expect((await world.preview(oneMeeting({ appId: "other-app" }))).changes).toEqual({ replace: 1 });
  const { outputs } = await world.up();
  expect(outputs.id).not.toBe(old);
  expect(world.emulator.meeting(ACCOUNT, APP, String(old))?.status).toBe("INACTIVE");
  expect(world.emulator.meetings(ACCOUNT, "other-app").map(({ id, status }) => [id, status])).toEqual([
    [outputs.id, "ACTIVE"],
  ]);
  await world.destroy();
});

test("many at once: one POST for each, and each its own; values of others flow in", async () => {
  const fleet = async () => {
    const first = new RealtimeKitMeeting("first", { accountId: ACCOUNT, appId: "fleet", title: "first" });
    const rest = Array.from({ length: 24 }, (_, i) => {
      const title = pulumi.interpolate`${first.id} ${i}`;
      return new RealtimeKitMeeting(`m${i}`, {
        accountId: ACCOUNT,
        appId: "fleet",
        title,
        aiConfig: { transcription: { keywords: [title] } },
      });
    });
    return { first: first.id, ids: pulumi.all(rest.map(({ id }) => id)) };
  };
  world.requests();
  expect((await world.preview(fleet)).changes).toEqual({ create: 26 });
  expect(world.requests()).toEqual([]);
  const { outputs } = await world.up();
  expect(world.requests()).toEqual(Array(25).fill("POST fleet/meetings 201"));
  const made = world.emulator.meetings(ACCOUNT, "fleet");
  expect(new Set(made.map(({ id }) => id))).toEqual(new Set([outputs.first, ...(outputs.ids as string[])]));
  expect(made.map(({ title }) => title)).toContain(`${outputs.first} 7`);
  expect((await world.preview()).changes).toEqual({});
  await world.destroy();
  expect(world.requests().filter((line) => line === "PATCH fleet/meetings/ID 200")).toHaveLength(25);
});
