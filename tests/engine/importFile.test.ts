import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { toWire } from "../../provider/wire";
import * as native from "../../sdk/native";
import { programOf } from "../examples/program";
import { makePresets } from "../shared/presets";
import { ACCOUNT, newWorld, TOKEN, type World } from "./harness";
import type { StateResource } from "./records";

jest.setTimeout(240_000);

const COMMAND = join(__dirname, "../../dist/cli/index.js");
/** Where a full installation of Pulumi has its language hosts. */
const HOSTS = join(__dirname, "languageHost");

interface ImportFile {
  nameTable: object;
  resources: { type: string; name: string; id: string }[];
}

let world: World;
let folder: string;
beforeAll(async () => {
  world = await newWorld();
  folder = mkdtempSync(join(tmpdir(), "realtimekit-import-"));
});
beforeEach(() => {
  world.env.PATH = [HOSTS, process.env.PATH].join(delimiter);
});
afterEach(() => world.reset());
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function importFile(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, ...world.env };
  return promisify(execFile)(process.execPath, [COMMAND, "import-file", "--account", ACCOUNT, ...args], { env }).then(
    (ran) => ({ ...ran, code: 0 }),
    (error) => error,
  );
}

/** Imports all that an app has. Returns what Pulumi prints, and the file. */
async function importApp(app: string, ...options: string[]): Promise<{ text: string; file: ImportFile }> {
  const file = join(folder, "app.json");
  expect(await importFile("--app", app, "--out", file, ...options)).toMatchObject({ code: 0, stdout: "" });
  const text = await world.run("pulumi", ["import", "--file", file, "--yes", "--non-interactive", "--protect=false"]);
  return { text, file: JSON.parse(readFileSync(file, "utf8")) };
}

const CLASSES = new Map<string, typeof native.Meeting>(
  Object.entries({ ...native } as unknown as Record<string, typeof native.Meeting>).map(([name, each]) => [
    `realtimekit:index:${name}`,
    each,
  ]),
);

/** The program that declares what was imported, and of some resources more. */
async function importedProgram(more: Record<string, object> = {}): Promise<PulumiFn> {
  const { deployment } = await world.stack.exportStack();
  const resources: StateResource[] = deployment.resources;
  const declared = resources.flatMap(({ type, urn, inputs }) => {
    const Resource = CLASSES.get(String(type));
    return Resource ? [{ Resource, name: String(urn.split("::").at(-1)), inputs: plain(inputs) as object }] : [];
  });
  return async () => {
    for (const { Resource, name, inputs } of declared) new Resource(name, { ...inputs, ...more[name] });
  };
}

/** Without the marks of secrets: an export in plain text has them as JSON in `plaintext`. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("plaintext" in value) return JSON.parse(String(value.plaintext));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** With this program, nothing is left to change, and RealtimeKit is only read. */
async function expectSettled(program: PulumiFn, at = world): Promise<void> {
  at.requests();
  expect((await world.preview(program)).changes).toEqual({});
  expect((await world.refresh()).changes).toEqual({});
  expect((await world.up()).changes).toEqual({});
  expect(writes(at)).toEqual([]);
}

const writes = (at = world) => at.requests().filter((line) => !line.startsWith("GET"));

async function make(path: string, body: object): Promise<string> {
  const url = `${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${path}`;
  const headers = { authorization: `Bearer ${TOKEN}` };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const { data } = (await answer.json()) as { data: { id: string; app?: { id: string } } };
  return data.app?.id ?? data.id;
}

/** Everything that an app can have, as somebody made it by hand. */
async function makeKit() {
  const app = await make("apps", { name: "Acme meetings" });
  await make("apps", { name: "Another" });
  await makePresets(world.emulator, { accountId: ACCOUNT, appId: app, token: TOKEN }, "host", "guest");
  await make(`${app}/webhooks`, { name: "backend", url: "https://example.com/hook", events: ["meeting.started"] });
  const meetings = `${app}/meetings`;
  const standup = await make(meetings, {
    title: "Daily standup",
    persist_chat: true,
    ai_config: { transcription: { keywords: ["Pulumi"], language: "de" } },
    recording_config: { max_seconds: 120, live_streaming_config: { rtmp_url: "rtmp://example.com/canary-key" } },
  });
  await make(meetings, { title: "Daily standup" });
  await make(meetings, {});
  const closed = await make(meetings, { title: "Closed" });
  const url = `${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${meetings}/${closed}`;
  const headers = { authorization: `Bearer ${TOKEN}` };
  await fetch(url, { method: "PATCH", headers, body: JSON.stringify({ status: "INACTIVE" }) });
  const ann = await make(`${meetings}/${standup}/participants`, {
    name: "Ann",
    custom_participant_id: "ann",
    preset_name: "host",
  });
  world.requests();
  return { app, standup, ann };
}

test("what an app has is printed, with names of its own; what is left out is said", async () => {
  const { app, standup, ann } = await makeKit();
  const { code, stdout, stderr } = await importFile("--app", app);
  expect(code).toBe(0);
  const { nameTable, resources } = JSON.parse(stdout) as ImportFile;
  expect(nameTable).toEqual({});
  expect(resources.map(({ type, name }) => `${type} ${name}`)).toEqual([
    "realtimekit:index:App acme-meetings",
    "realtimekit:index:Preset host",
    "realtimekit:index:Preset guest",
    "realtimekit:index:Webhook backend",
    "realtimekit:index:Meeting daily-standup",
    "realtimekit:index:Meeting daily-standup-2",
    "realtimekit:index:Meeting meeting",
  ]);
  expect(resources.map(({ id }) => id)).toContain(`${ACCOUNT}/${app}/${standup}`);
  expect(resources[0]?.id).toBe(`${ACCOUNT}/${app}`);
  expect(stderr).toBe(
    `App ${app} of account ${ACCOUNT}: 1 app, 2 presets, 1 webhook, 3 meetings.\nLeft out: 1 INACTIVE meeting (--inactive adds them), participants (--participants adds them).\n`,
  );
  expect(stdout + stderr).not.toMatch(/canary|test-token/);
  expect(writes()).toEqual([]);

  const all = await importFile("--app", app, "--participants", "--inactive");
  const more = (JSON.parse(all.stdout) as ImportFile).resources.slice(resources.length);
  expect(more.map(({ name }) => name)).toEqual(["closed", "ann"]);
  expect(more[1]?.id).toBe(`${ACCOUNT}/${app}/${standup}/${ann}`);
  expect(all.stderr).not.toContain("Left out");
});

test("the file imports into a new stack, and the program of what was imported changes nothing", async () => {
  const { app } = await makeKit();
  const { text, file } = await importApp(app, "--inactive");
  expect(text).toContain(`= ${file.resources.length} imported`);
  // Pulumi's code generation shows the secrets that RealtimeKit shows.
  expect(text).toContain("canary-key");
  expect(writes()).toEqual([]);
  await expectSettled(await importedProgram());
  expect(world.files()).not.toContain("canary");
});

test("RealtimeKit shows no secrets of a storage: the program adds them, and the next up sends them", async () => {
  const { app } = await makeKit();
  const recordingConfig = {
    storageConfig: { type: "aws", bucket: "b", region: "r", accessKey: "canary-a", secret: "canary-s" },
  };
  await make(`${app}/meetings`, { title: "Recorded", recording_config: toWire(recordingConfig) });
  world.requests();
  await importApp(app);
  expect(await world.failure(world.preview(await importedProgram()))).toContain("storageConfig.accessKey: missing");
  const program = await importedProgram({ recorded: { recordingConfig } });
  world.requests();
  expect((await world.up(program)).changes).toEqual({ update: 1 });
  expect(world.requests().map((line) => line.split(" ")[0])).toEqual(["PUT"]);
  await expectSettled(program);
  expect(world.files()).not.toContain("canary");
});

test("what the program of npm start made imports into a stack of the native plugin", async () => {
  const from = await newWorld();
  try {
    await from.stack.setConfig("cloudflare:accountId", { value: ACCOUNT });
    await from.up(programOf(join(__dirname, "../../index.ts")));
    world.env.CLOUDFLARE_BASE_URL = from.emulator.url;
    const [app] = from.emulator.objects("apps", ACCOUNT);
    from.requests();
    await importApp(String(app?.id), "--participants");
    expect(writes(from)).toEqual([]);
    // RealtimeKit shows the token of a participant only once, so the next up asks for another.
    const program = await importedProgram();
    expect((await world.up(program)).changes).toEqual({ update: 1 });
    expect(writes(from)).toEqual([expect.stringMatching(/^POST .*\/token 200$/)]);
    await expectSettled(program, from);
  } finally {
    await from.close();
  }
});

describe("what cannot be told is an error, and nothing is printed", () => {
  test.each<[string, string[], Record<string, string>, string]>([
    ["no such app", ["--app", "none"], {}, "RTK_NOT_FOUND"],
    ["a refused token", ["--app", "a"], { CLOUDFLARE_API_TOKEN: "canary-token" }, "RTK_UNAUTHORIZED"],
    ["no token", ["--app", "a"], { CLOUDFLARE_API_TOKEN: "" }, "CLOUDFLARE_API_TOKEN is not set"],
    ["no app", [], {}, "--app is missing"],
  ])("%s", async (_, args, env, why) => {
    Object.assign(world.env, env);
    const { code, stdout, stderr } = await importFile(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`pulumi-realtimekit: ${why}`);
    expect(stderr).not.toMatch(/canary|^ +at /m);
  });

  test("a file that cannot be written", async () => {
    const { app } = await makeKit();
    const { code, stderr } = await importFile("--app", app, "--out", join(folder, "none", "app.json"));
    expect(code).toBe(2);
    expect(stderr).toContain("--out: ENOENT");
  });
});
