import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { getEngine } from "../../scripts/engine";
import { ACCOUNT, APP, newWorld, oneMeeting, type World } from "./harness";

jest.setTimeout(120_000);

const COMMAND = join(__dirname, "../../dist/cli/index.js");
const MEETINGS = `accounts/${ACCOUNT}/realtime/kit/${APP}/meetings`;

interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Listed {
  id: string;
  title: string | null;
  adopt: string;
  deactivate: string;
}

let world: World;
let folder: string;
beforeAll(async () => {
  world = await newWorld();
  folder = mkdtempSync(join(tmpdir(), "realtimekit-orphans-"));
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command in the stack's project. Without `input` there is no standard input. */
async function run(command: string, args: string[], input?: string, env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(command, args, {
    cwd: world.stack.workspace.workDir,
    env: { ...process.env, ...world.env, ...env },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
  child.stdin?.end(input);
  const [stdout, stderr, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve)),
  ]);
  return { code, stdout, stderr };
}

async function textOf(stream: Readable | null): Promise<string> {
  const chunks = (await stream?.setEncoding("utf8").toArray()) ?? [];
  return chunks.join("");
}

const orphans = (args: string[] = [], input?: string, env?: Record<string, string>) =>
  run(process.execPath, [COMMAND, "orphans", ...args], input, env);
const exported = async () => JSON.stringify(await world.stack.exportStack());

/** As `--json` lists them, for the stack as it is now. */
async function listed(): Promise<Listed[]> {
  const { code, stdout, stderr } = await orphans(["--json"], await exported());
  expect(stderr).toBe("");
  const found = JSON.parse(stdout).orphans as Listed[];
  expect(code).toBe(found.length > 0 ? 1 : 0);
  return found;
}

/** A meeting that no stack knows. */
async function madeByHand(title: string): Promise<string> {
  const answer = await fetch(`${world.emulator.url}/${MEETINGS}`, {
    method: "POST",
    headers: { authorization: `Bearer ${world.env.CLOUDFLARE_API_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ title }),
  });
  return ((await answer.json()) as { data: { id: string } }).data.id;
}

/** The processes that this one, or one below it, has started: `[pid, command]`, parents first. */
async function processesBelow(parent: number): Promise<[number, string][]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,comm="]);
  const all = stdout
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []);
  const below = (pid: number): [number, string][] =>
    all
      .filter(([, , ppid]) => Number(ppid) === pid)
      .flatMap(([, child, , command]) => [[Number(child), String(command)], ...below(Number(child))]);
  return below(parent);
}

/** The engine and what it started, at once, as when the machine of a CI job is taken away. */
async function killEngine(): Promise<void> {
  const processes = await processesBelow(process.pid);
  const engine = processes.findIndex(([, command]) => command === "pulumi");
  if (engine === -1) throw new Error("there is no engine to kill");
  for (const [pid] of processes.slice(engine)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // It has ended by itself, without its engine.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

const meetingsTitled = (title: string) => world.meetings().filter((each) => each.title === title);
const withId = (program: Record<string, string>) => oneMeeting({ title: "Lost", ...program });

test("a create that was cut off by a kill is listed, and its line adopts it", async () => {
  world.emulator.faults.add({ match: { method: "POST" }, when: "after", do: { kind: "hang" } });
  const cutOff = world.failure(world.up(withId({})));
  await until(() => meetingsTitled("Lost").length === 1);
  await killEngine();
  await cutOff;
  await world.stack.cancel();
  const [lost] = meetingsTitled("Lost");

  const { code, stdout, stderr } = await orphans([], await exported());
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toContain('Creates that were interrupted or are still running: "m". ');
  expect(stdout).toContain(`\n"Lost"\n  meeting     ${lost?.id}\n  created     ${lost?.created_at}\n`);
  expect(stdout).toContain("The list includes what other stacks manage and what was created by hand.");

  const [line = "", id = ""] = /adoptId: "([^"]+)"/.exec(stdout) ?? [];
  expect(line).toBe((await listed())[0]?.adopt);
  expect((await world.up(withId({ adoptId: id }))).outputs).toMatchObject({ id: lost?.id });
  expect(meetingsTitled("Lost")).toHaveLength(1);
  expect(await listed()).toEqual([]);

  await world.stack.refresh({ clearPendingCreates: true });
  expect((await orphans([], await exported())).stdout).not.toContain("Creates that were interrupted");
});

test("the command that deactivates works as it is printed, and then nothing is left", async () => {
  const older = await madeByHand("By hand");
  const newer = await madeByHand("By hand, $(touch it)'`\u001b[2J\u009b2J\u202e");
  const found = await listed();
  expect(found.map(({ id }) => id)).toEqual([newer, older]);

  const text = (await orphans([], await exported())).stdout;
  expect(text).toContain('"By hand, $(touch it)\'`\\u001b[2J\\u009b2J\\u202e"\n');
  const commands = [...text.matchAll(/^ {2}deactivate {2}(.+)$/gm)].map(([, command]) => String(command));
  expect(commands).toEqual(found.map(({ deactivate }) => deactivate));
  for (const command of commands) {
    const { code, stdout } = await run("sh", ["-c", command]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ success: true, data: { status: "INACTIVE" } });
  }
  expect(meetingsTitled("By hand")).toMatchObject([{ status: "INACTIVE" }]);
  expect(await listed()).toEqual([]);
});

test("without an export it asks for that of the stack selected in the folder", async () => {
  const { command } = await getEngine();
  const env = { PATH: [dirname(command), process.env.PATH].join(delimiter) };
  const { code, stdout } = await orphans([], undefined, env);
  expect(code).toBe(0);
  expect(stdout).toBe(
    `In pulumi stack export --non-interactive: 1 meeting.\nApp ${APP} of account ${ACCOUNT}: 1 ACTIVE meeting, 1 held by resources.\nNo orphans.\n`,
  );
});

test("what another stack of the app holds is no orphan, once its export is given", async () => {
  const id = await madeByHand("Of another stack");
  const own = join(folder, "own.json");
  const other = join(folder, "other.json");
  writeFileSync(own, await exported());
  // As PowerShell's redirection writes it.
  writeFileSync(other, `\ufeff${(await exported()).replaceAll(world.state("m").id, id)}`, "utf16le");

  expect(await orphans(["--state", own])).toMatchObject({ code: 1, stdout: expect.stringContaining(id) });
  expect(await orphans(["--state", own, "--state", other])).toMatchObject({ code: 0 });
  expect(await orphans(["--state", other], await exported())).toMatchObject({ code: 0 });
});

test("an app can be named, for a stack that has nothing any more", async () => {
  const empty = '{"version":3,"deployment":{}}';
  const nothing = await orphans([], empty);
  expect(nothing).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("pass --account and --app") });
  const named = await orphans(["--account", ACCOUNT, "--app", APP, "--since", "1h"], empty);
  expect(named).toMatchObject({ code: 1, stdout: expect.stringContaining("\n2 orphans, newest first.\n") });
});

describe("of other types", () => {
  const account = "account-of-apps";
  const make = async (path: string, body: object) => {
    const answer = await fetch(`${world.emulator.url}/accounts/${account}/realtime/kit/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${world.env.CLOUDFLARE_API_TOKEN}` },
      body: JSON.stringify(body),
    });
    const { data } = (await answer.json()) as { data: { id: string; app?: { id: string } } };
    return data.app?.id ?? data.id;
  };
  const hook = (name: string) => ({ name, url: `https://example.com/${name}`, events: ["meeting.ended"] });
  /** The export of a stack with these resources. */
  const stack = (...resources: [type: string, id: string, appId?: string][]) => {
    const entries = resources.map(([type, id, appId]) => {
      const inputs = { accountId: account, ...(appId === undefined ? {} : { appId }) };
      return { urn: `a::${id}`, type: `pulumi-nodejs:dynamic/realtimekit:${type}`, id, inputs, outputs: inputs };
    });
    return JSON.stringify({ deployment: { resources: entries } });
  };
  const found = async (input: string) => {
    const { stdout, stderr } = await orphans(["--json"], input);
    expect(stderr).toBe("");
    return (JSON.parse(stdout).orphans as (Listed & { type: string })[]).map(({ type, id }) => `${type} ${id}`);
  };

  test("webhooks are listed, with the command that deletes one, and an app without any is no error", async () => {
    const app = await make("apps", { name: "hooks" });
    const [own, other] = [await make(`${app}/webhooks`, hook("own")), await make(`${app}/webhooks`, hook("other"))];
    expect(await found(stack(["Webhook", own, app]))).toEqual([`webhook ${other}`]);
    const text = (await orphans([], stack(["Webhook", own, app]))).stdout;
    const [, command] = /^ {2}delete +(.+)$/m.exec(text) ?? [];
    expect((await run("sh", ["-c", String(command)])).code).toBe(0);
    expect(await found(stack(["Webhook", own, app]))).toEqual([]);
    expect(await found(stack(["Meeting", "m", await make("apps", { name: "no hooks" })]))).toEqual([]);
  });

  test("apps are listed where the stack has one, without a command; an app in use is none", async () => {
    const [own, inUse, left] = [
      await make("apps", { name: "own" }),
      await make("apps", { name: "in use" }),
      await make("apps", { name: "left" }),
    ];
    expect(await found(stack(["Meeting", "m", inUse]))).toEqual([]);
    const input = stack(["App", own], ["Meeting", "m", inUse]);
    expect(await found(input)).toContain(`app ${left}`);
    const { code, stdout } = await orphans([], input);
    expect(code).toBe(1);
    expect(stdout).toContain(`"left"\n  app         ${left}\n`);
    expect(stdout).toContain(`adoptId: "${left}"\n  stays `);
    for (const id of [own, inUse]) expect(stdout).not.toContain(`app         ${id}`);
  });
});

test("all pages of the list are read", async () => {
  await Promise.all(Array.from({ length: 230 }, (_, i) => madeByHand(`Many ${i}`)));
  const found = await listed();
  expect(found.filter(({ title }) => title?.startsWith("Many "))).toHaveLength(230);
});

describe("what cannot be told is an error, never a list", () => {
  test.each<[string, string[], string, Record<string, string>, string]>([
    ["no token", [], "{}", { CLOUDFLARE_API_TOKEN: "" }, "CLOUDFLARE_API_TOKEN is not set"],
    ["an empty pipe", [], "\n", {}, "standard input is empty; "],
    ["no export", [], '{"canary":1}', {}, 'standard input is not the output of "pulumi stack export"'],
    ["no such file", ["--state", "nowhere.json"], "{}", {}, "--state: ENOENT: no such file"],
    ["a wrong option", ["--jsno"], "{}", {}, `Unknown option '--jsno'; did you mean "--json"?`],
  ])("%s", async (_, args, input, env, why) => {
    const { code, stdout, stderr } = await orphans(args, input, env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`pulumi-realtimekit: ${why}`);
    expect(stderr).not.toMatch(/canary|^ +at /m);
  });

  test("an app that is encrypted, unless it is named", async () => {
    const resource = { urn: "a::hidden", type: "pulumi-nodejs:dynamic/realtimekit:Meeting", inputs: {} };
    const { deployment } = JSON.parse(await exported());
    const input = JSON.stringify({ deployment: { resources: [...deployment.resources, resource] } });
    const { code, stdout, stderr } = await orphans([], input);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('which app these resources are in: "hidden"; pass --account and --app');
    expect(await orphans(["--account", ACCOUNT, "--app", "another"], input)).toMatchObject({ code: 1, stderr: "" });
  });

  test("an export that fails", async () => {
    writeFileSync(join(folder, "pulumi"), "#!/bin/sh\necho error: no stack selected >&2\nexit 255\n", { mode: 0o755 });
    const { code, stdout, stderr } = await orphans([], undefined, { PATH: `${folder}${delimiter}${process.env.PATH}` });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(
      'error: no stack selected\npulumi-realtimekit: "pulumi stack export --non-interactive" failed (255)\n',
    );
  });

  test("no Pulumi", async () => {
    const { code, stderr } = await orphans([], undefined, { PATH: join(folder, "empty") });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining("cannot be run (spawn pulumi ENOENT)"),
    });
  });

  test("a refused token, which is not shown", async () => {
    const { code, stdout, stderr } = await orphans([], await exported(), { CLOUDFLARE_API_TOKEN: "canary-token" });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("pulumi-realtimekit: RTK_");
    expect(stderr).not.toContain("canary-token");
  });

  test("another word than a command", async () => {
    const { code, stderr } = await run(process.execPath, [COMMAND, "orphan"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'pulumi-realtimekit: unknown command "orphan"; did you mean "orphans"?\n',
    });
  });
});
