import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import { backendFolder, engineEnvironment, getEngine } from "../../scripts/engine";
import { ACCOUNT, APP, TOKEN } from "../engine/harness";
import { ROOT, run, tool } from "../package/run";
import { FAST_START } from "../shared/fastStart";
import { EXAMPLES } from "./program";

jest.setTimeout(180_000);

let folder: string;
let emulator: Emulator;
let deploy: (...words: string[]) => Promise<string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "realtimekit-many-stacks-"));
  const cwd = join(folder, "project");
  cpSync(join(EXAMPLES, "many-stacks"), cwd, { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(cwd, "node_modules"));
  const [engine, started] = await Promise.all([getEngine(), startEmulator({ token: TOKEN })]);
  emulator = started;
  const env = {
    ...engineEnvironment(folder),
    ...FAST_START,
    PATH: [...(isAbsolute(engine.command) ? [dirname(engine.command)] : []), process.env.PATH].join(delimiter),
    CLOUDFLARE_ACCOUNT_ID: ACCOUNT,
    REALTIMEKIT_APP_ID: APP,
    CLOUDFLARE_API_TOKEN: TOKEN,
    CLOUDFLARE_BASE_URL: emulator.url,
  };
  deploy = (...words) => tool("tsx/dist/cli.mjs", ["deploy.ts", ...words], { cwd, env });
});
afterAll(async () => {
  await emulator?.close();
  rmSync(folder, { recursive: true, force: true });
});

const meetings = () =>
  Object.fromEntries(emulator.meetings(ACCOUNT, APP).map(({ title, status }) => [title, status] as const));

test("compiles", async () => {
  await run(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "--noEmit"], {
    cwd: join(folder, "project"),
    env: process.env,
  });
});

test("up makes the meetings of every customer, each in a stack of its own; one can be destroyed alone", async () => {
  await deploy("up");
  expect(meetings()).toEqual({
    "acme: Support desk": "ACTIVE",
    "acme: Sales calls": "ACTIVE",
    "globex: Support desk": "ACTIVE",
    "globex: Sales calls": "ACTIVE",
    "globex: All hands": "ACTIVE",
    "initech: Daily standup": "ACTIVE",
  });
  expect(await deploy("destroy", "acme")).toContain("acme | ");
  const closed = Object.entries(meetings()).flatMap(([title, status]) => (status === "INACTIVE" ? [title] : []));
  expect(closed.sort()).toEqual(["acme: Sales calls", "acme: Support desk"]);
});

test("one that fails does not keep the others from their meetings, and is told", async () => {
  const before = emulator.meetings(ACCOUNT, APP).length;
  const refused = await deploy("up", "nobody", "acme").catch((error: Error) => error.message);
  expect(refused).toContain("customers.json has no nobody");
  expect(refused).toContain("Failed: nobody.");
  expect(emulator.meetings(ACCOUNT, APP)).toHaveLength(before + 2);
});

test.each(["up", "preview", "refresh", "destroy"])(
  "%s with a name that customers.json does not have creates no stack",
  async (operation) => {
    await expect(deploy(operation, "nosuch")).rejects.toThrow("Failed: nosuch.");
    const state = readdirSync(backendFolder(folder), { recursive: true, encoding: "utf8" });
    const files = [...state, ...readdirSync(join(folder, "project"))];
    expect(files.filter((file) => file.includes("nosuch"))).toEqual([]);
  },
);

test("the stack of a former customer can still be destroyed", async () => {
  await deploy("up", "globex");
  const file = join(folder, "project/customers.json");
  const { globex: _, ...others } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify(others));
  await deploy("destroy", "globex");
  const left = Object.entries(meetings()).filter(([title]) => title.startsWith("globex: "));
  expect(left.map(([, status]) => status)).toEqual(["INACTIVE", "INACTIVE", "INACTIVE"]);
});
