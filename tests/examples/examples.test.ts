import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ACCOUNT, APP, newWorld, TOKEN, type World } from "../engine/harness";
import { EXAMPLES, exampleProgram } from "./program";

jest.setTimeout(120_000);

interface Example {
  name: string;
  /** What the README of the example says to set. */
  config?: Record<string, { value: string; secret?: boolean }>;
  /** What RealtimeKit has after `up`: by title, since its ids are its own. */
  makes: Record<string, object>;
}

const EXAMPLE: Example[] = [
  { name: "meeting", makes: { "Daily standup": { record_on_start: true } } },
  {
    name: "recording-to-own-bucket",
    config: {
      bucket: { value: "my-recordings" },
      region: { value: "eu-west-1" },
      accessKey: { value: "CANARY-KEY", secret: true },
      secret: { value: "CANARY-SECRET", secret: true },
    },
    makes: {
      Webinar: {
        record_on_start: true,
        recording_config: {
          max_seconds: 7200,
          file_name_prefix: "webinar",
          storage_config: {
            type: "aws",
            bucket: "my-recordings",
            region: "eu-west-1",
            path: "recordings",
            access_key: "CANARY-KEY",
            secret: "CANARY-SECRET",
          },
        },
      },
    },
  },
  {
    name: "ai-notes",
    makes: {
      "Quarterly review": {
        transcribe_on_end: true,
        summarize_on_end: true,
        ai_config: {
          transcription: { language: "en-US", keywords: ["RealtimeKit", "Pulumi"] },
          summarization: { summary_type: "team_meeting", text_format: "markdown", word_limit: 300 },
        },
      },
    },
  },
  {
    name: "fleet",
    makes: {
      "Support desk": { persist_chat: true, record_on_start: false },
      "Sales calls": { record_on_start: true },
      "All hands": { record_on_start: true, session_keep_alive_time_in_secs: 600 },
    },
  },
  { name: "github-actions", makes: { "Daily standup": { record_on_start: true } } },
];

describe("the examples, on a real engine", () => {
  let world: World;

  beforeAll(async () => {
    world = await newWorld();
    await world.stack.setAllConfig({
      "cloudflare:accountId": { value: ACCOUNT },
      "realtimekit:appId": { value: APP },
    });
  });
  afterAll(() => world?.close());
  test.each(EXAMPLE)("$name: up makes what it says, a second preview is empty, destroy closes it", async (example) => {
    const before = new Set(world.meetings().map(({ id }) => id));
    const made = () => world.meetings().filter(({ id }) => !before.has(id));
    if (example.config) await world.stack.setAllConfig(example.config);

    await world.up(exampleProgram(example.name));
    const found = Object.fromEntries(made().map(({ title, ...rest }) => [title, rest]));
    expect(found).toMatchObject(example.makes);
    expect(Object.keys(found)).toHaveLength(Object.keys(example.makes).length);
    expect(made().map(({ status }) => status)).toEqual(made().map(() => "ACTIVE"));

    expect((await world.preview()).changes).toEqual({});

    await world.destroy();
    expect(made().map(({ status }) => status)).toEqual(made().map(() => "INACTIVE"));
    // One POST for each meeting, and none at preview.
    expect(world.requests().filter((line) => line.startsWith("POST"))).toHaveLength(made().length);
  });

  test("adopt: up takes the meeting over and keeps what it does not declare", async () => {
    const { emulator } = world;
    const answer = await fetch(`${emulator.url}/accounts/${ACCOUNT}/realtime/kit/${APP}/meetings`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ title: "made by hand", record_on_start: true }),
    });
    const { id } = ((await answer.json()) as { data: { id: string } }).data;
    const count = world.meetings().length;
    await world.stack.setConfig("meetingId", { value: id });

    expect((await world.up(exampleProgram("adopt"))).outputs).toEqual({ meetingId: id });
    expect(emulator.meeting(ACCOUNT, APP, id)).toMatchObject({
      title: "Town hall",
      persist_chat: true,
      record_on_start: true,
      status: "ACTIVE",
    });

    expect((await world.preview()).changes).toEqual({});

    await world.destroy();
    expect(emulator.meeting(ACCOUNT, APP, id)?.status).toBe("INACTIVE");
    expect(world.meetings()).toHaveLength(count);
  });
});

describe("the examples, as projects", () => {
  const names = readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && entry.name !== "node_modules" ? [entry.name] : [],
  );
  const own = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));

  test("each of them is run by a test", () => {
    // The last three: by manyStacks.test.ts and kit.test.ts
    const others = ["adopt", "many-stacks", "webinar", "whole-kit"];
    expect(names.sort()).toEqual([...EXAMPLE.map(({ name }) => name), ...others].sort());
  });

  test.each(names)("%s is an ordinary Pulumi project that asks for this package", (name) => {
    const project = parse(readFileSync(join(EXAMPLES, name, "Pulumi.yaml"), "utf8"));
    expect(project).toEqual({ name: `realtimekit-${name}`, description: expect.any(String), runtime: "nodejs" });
    const { main, dependencies } = JSON.parse(readFileSync(join(EXAMPLES, name, "package.json"), "utf8"));
    expect(main).toBe("index.ts");
    expect(dependencies).toEqual({
      "@pulumi/pulumi": own.peerDependencies["@pulumi/pulumi"],
      "pulumi-realtimekit": `^${own.version}`,
    });
  });
});
