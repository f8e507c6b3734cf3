import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { getMeeting, getMeetingsOutput } from "../../sdk";
import { ACCOUNT, APP, lookupWorld, settled } from "../shared/lookupWorld";

// A process of its own takes its time on a busy machine.
jest.setTimeout(60_000);

const world = lookupWorld();

describe("in a process of its own", () => {
  const dist = join(__dirname, "../../dist/sdk/index.js");
  const run = async (program: string) => {
    const settings = { CLOUDFLARE_ACCOUNT_ID: ACCOUNT, REALTIMEKIT_APP_ID: APP };
    const text = `const heavy = () => Object.keys(require.cache).filter((file) => /node_modules.(undici|zod)./.test(file)).length > 0;
      const sdk = require(${JSON.stringify(dist)}); ${program}`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", text], {
      env: { ...process.env, ...settings },
    });
    return JSON.parse(stdout);
  };

  test("the client and the schemas are loaded by the first lookup and not by the import; the process ends by itself", async () => {
    const program =
      "const before = heavy(); sdk.getMeetings().then((found) => console.log(JSON.stringify([before, heavy(), found])));";
    expect(await run(program)).toEqual([false, true, []]);
  });

  test("the native classes, their lookups and the constants load neither", async () => {
    const native = JSON.stringify(join(__dirname, "../../dist/sdk/native/index.js"));
    const program = `console.log(JSON.stringify([require(${native}).PresetVideoQuality.Hd, heavy()]));`;
    expect(await run(program)).toEqual(["hd", false]);
  });
});

test("in a unit test, its mocks answer in place of RealtimeKit", async () => {
  const called: unknown[] = [];
  await pulumi.runtime.setMocks({
    newResource: () => ({ id: "", state: {} }),
    call: ({ token, inputs }) => {
      called.push([token, inputs]);
      return token.endsWith("s") ? [{ id: "a" }, { id: "b" }] : { ...inputs, id: "mocked" };
    },
  });
  expect(await getMeeting({ title: "x" })).toEqual({ accountId: ACCOUNT, appId: APP, title: "x", id: "mocked" });
  expect(await settled(getMeetingsOutput({}))).toEqual([{ id: "a" }, { id: "b" }]);
  expect(called).toEqual([
    ["realtimekit:index:getMeeting", { accountId: ACCOUNT, appId: APP, title: "x" }],
    ["realtimekit:index:getMeetings", { accountId: ACCOUNT, appId: APP }],
  ]);
  expect(world.emulator.requests).toEqual([]);
});
