import * as pulumi from "@pulumi/pulumi";
import { RealtimeKitMeeting, type RealtimeKitMeetingArgs } from "../../sdk";
import { ACCOUNT, APP, newWorld, oneMeeting, TOKEN, type World } from "./harness";

jest.setTimeout(120_000);

/** Every secret has CANARY in it, so that one search finds any of them. */
const withSecrets = (
  generation: string,
  wrap: (text: string) => pulumi.Input<string> = String,
): RealtimeKitMeetingArgs => ({
  title: "secret",
  recordingConfig: {
    liveStreamingConfig: { rtmpUrl: wrap(`rtmp://live.example.com/CANARY-${generation}-r`) },
    storageConfig: {
      type: "sftp",
      authMethod: "KEY",
      host: "sftp.example.com",
      privateKey: wrap(`-----BEGIN KEY-----\nCANARY-${generation}-k\n-----END KEY-----`),
      password: wrap(`CANARY-${generation}-p`),
    },
  },
});
const inBucket = (generation: string): RealtimeKitMeetingArgs => ({
  title: "secret",
  recordingConfig: {
    storageConfig: {
      type: "aws",
      region: "eu-west-1",
      bucket: "b",
      accessKey: `CANARY-${generation}-a`,
      secret: `CANARY-${generation}-s`,
    },
  },
});

/** In plain, base64 (at any offset), URL-encoded or JSON-escaped form: the canary has no character that these change. */
const CANARY = /CANARY|Q0FOQV|NBTkFS|DQU5BU/;

let world: World;
const said: string[] = [];
beforeAll(async () => {
  world = await newWorld();
});
afterAll(() => world.close());

/** Nothing shows a secret: what the engine printed, and its files. */
function nothingShown(): void {
  for (const text of [...said, world.files()]) expect(text).not.toMatch(CANARY);
  expect(world.files()).not.toContain(TOKEN);
  expect(world.state("m").id).not.toBe("");
}

const spoken = async (operation: Promise<{ text: string }>) => {
  said.push((await operation).text);
};

test.each<[string, RealtimeKitMeetingArgs]>([
  ["passed plain", withSecrets("plain")],
  ["passed as secrets", withSecrets("wrapped", pulumi.secret)],
  [
    "inside an object that is an output",
    { title: "secret", recordingConfig: pulumi.output(inBucket("output").recordingConfig) as never },
  ],
  ["rotated", inBucket("rotated")],
])("secrets %s are stored encrypted, just they, and reach RealtimeKit", async (_, args) => {
  await spoken(world.preview(oneMeeting(args)));
  await spoken(world.up());
  const after = await world.refreshedPreview();
  said.push(after.text);
  expect(after.changes).toEqual({});
  nothingShown();
  expect(JSON.stringify(world.meetings()[0])).toMatch(CANARY);
  // The rest stays readable.
  expect(JSON.stringify(world.state("m").inputs)).toMatch(/"host":"sftp.example.com"|"region":"eu-west-1"/);
  expect(JSON.stringify(world.state("m").outputs)).toMatch(/"host":"sftp.example.com"|"region":"eu-west-1"/);
});

test("a rotated secret shows as a change of its path, and only the new one is sent", async () => {
  await world.up(oneMeeting(inBucket("before")));
  const next = oneMeeting(inBucket("after"));
  const { text, changes } = await world.preview(next);
  said.push(text);
  expect(changes).toEqual({ update: 1 });
  expect(text).toMatch(/~ secret *: \[secret\] => \[secret\]/);
  await spoken(world.up());
  expect(world.meetings()[0]?.recording_config?.storage_config).toMatchObject({
    access_key: "CANARY-after-a",
    secret: "CANARY-after-s",
  });
  nothingShown();
});

test("after drift around them, a replacement and an adoption", async () => {
  const id = world.meetings()[0]?.id as string;
  world.emulator.editMeeting(ACCOUNT, APP, id, { recording_config: { storage_config: null } });
  await spoken(world.refresh());
  nothingShown();
  world.emulator.editMeeting(ACCOUNT, APP, id, {
    recording_config: {
      storage_config: { type: "aws", secret: "CANARY-hand" },
      live_streaming_config: { rtmp_url: "rtmp://x.example/CANARY" },
    },
  });
  await spoken(world.refresh());
  nothingShown();
  await spoken(world.up());
  await spoken(world.up(oneMeeting({ ...withSecrets("replaced"), appId: "other" })));
  nothingShown();
  await spoken(world.up(oneMeeting({ ...withSecrets("adopted"), adoptId: id })));
  await spoken(world.refresh());
  nothingShown();
});

test("what RealtimeKit says is shown with its ray id, cleaned of what was sent", async () => {
  const echo = (body: unknown) => ({
    success: false,
    error: { code: 400, message: `refused: ${JSON.stringify(body)}` },
  });
  const args = withSecrets("echoed");
  const sent = JSON.stringify(args.recordingConfig);
  for (const method of ["PUT", "POST"]) {
    const answer = { kind: "answer" as const, status: 400, body: echo({ sent, token: TOKEN }) };
    world.emulator.faults.add({ match: { method }, do: answer });
    const appId = method === "POST" ? "third" : APP;
    const text = await world.failure(world.up(oneMeeting({ ...args, appId })));
    expect(text).toMatch(
      /RTK_REJECTED: RealtimeKit answered .* with HTTP 400: refused: .*\[secret\].* \(cf-ray [0-9a-f]{16}-EMU\)/,
    );
    expect(text).toContain("sftp.example.com");
    expect(text).not.toContain(TOKEN);
    said.push(text);
  }
  nothingShown();
});

test("check failures name the path of a secret and not its value", async () => {
  const wrong = { type: "aws", region: "r", accessKey: ["CANARY"], secret: 5 } as never;
  const text = await world.failure(world.preview(oneMeeting({ recordingConfig: { storageConfig: wrong } })));
  expect(text).toContain("recordingConfig.storageConfig.accessKey: got [secret], must be a string");
  said.push(text);
  nothingShown();
});

test("a secret passed through an output of the stack stays one", async () => {
  const program = async () => {
    const meeting = new RealtimeKitMeeting("m", { accountId: ACCOUNT, appId: APP, ...inBucket("exported") });
    return { recordingConfig: meeting.recordingConfig, title: meeting.title };
  };
  await spoken(world.up(program));
  nothingShown();
  const outputs = await world.stack.outputs();
  expect([outputs.recordingConfig?.secret, outputs.title?.secret]).toEqual([true, false]);
});

test("destroy shows none either, and its state keeps none", async () => {
  await spoken(world.destroy());
  for (const text of [...said, world.files()]) expect(text).not.toMatch(CANARY);
});

test("a secret item of a list stays secret when RealtimeKit returns it at another place", async () => {
  const keywords = [pulumi.secret("CANARY-item"), "plain"];
  const { outputs } = await world.up(async () => {
    const args = { accountId: ACCOUNT, appId: APP, title: "list", aiConfig: { transcription: { keywords } } };
    return { id: new RealtimeKitMeeting("m", args).id };
  });
  world.emulator.editMeeting(ACCOUNT, APP, String(outputs.id), {
    ai_config: { transcription: { keywords: ["first", "CANARY-item"] } },
  });
  await spoken(world.refresh());
  nothingShown();
  const { text, changes } = await world.up();
  said.push(text);
  expect(changes).toEqual({ update: 1 });
  nothingShown();
});
