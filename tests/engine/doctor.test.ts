import { execFile } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Check } from "../../cli/doctor/check";
import { getEngine } from "../../scripts/engine";
import { ACCOUNT, APP, newWorld, oneMeeting, type World } from "./harness";

jest.setTimeout(120_000);

const COMMAND = join(__dirname, "../../dist/cli/index.js");
const SECRET = "canary-of-the-config";

let world: World;
beforeAll(async () => {
  world = await newWorld({ token: SECRET });
});
afterAll(() => world.close());

test("the token, the account and the app come from the config of the stack, and no value is shown", async () => {
  const { stack, env } = world;
  await stack.setConfig("cloudflare:apiToken", { value: SECRET, secret: true });
  await stack.setConfig("cloudflare:accountId", { value: ACCOUNT });
  await stack.setConfig("realtimekit:appId", { value: APP });
  env.CLOUDFLARE_API_TOKEN = "";
  await world.up(oneMeeting());

  const PATH = [dirname((await getEngine()).command), process.env.PATH].join(delimiter);
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [COMMAND, "doctor", "--json", "--stack", stack.name],
    { cwd: stack.workspace.workDir, env: { ...process.env, ...env, PATH } },
  );
  const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: Check[] };
  const textOf = (name: string) => checks.find((each) => each.name === name)?.text;
  expect({ ok, stderr }).toEqual({ ok: true, stderr: "" });
  expect(textOf("stack")).toContain("cloudflare:apiToken");
  expect(textOf("token source")).toContain("cloudflare:apiToken");
  expect(textOf("resources")).toContain("1 dynamic and 0 native");
  expect(textOf("plugin")).toMatch(/ starts$/);
  expect(textOf("app")).toContain(APP);
  expect(stdout).not.toContain(SECRET);
});
