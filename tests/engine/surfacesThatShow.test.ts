import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import type { RealtimeKitMeetingArgs } from "../../sdk";
import { ROOT } from "../package/run";
import { CANARIES, type CanaryName, canariesIn } from "./canaries";
import { ACCOUNT, APP, newWorld, once, oneMeeting, TOKEN_KEY, type World } from "./harness";

jest.setTimeout(120_000);

const { token, accessKey, secret, rtmpUrl } = CANARIES;
const OF_MEETING: CanaryName[] = ["accessKey", "secret", "rtmpUrl"];
const recordingConfig: RealtimeKitMeetingArgs["recordingConfig"] = {
  liveStreamingConfig: { rtmpUrl },
  storageConfig: { type: "aws", region: "eu-west-1", accessKey, secret },
};
const leaky = { program: oneMeeting({ recordingConfig }) };

let world: World;
let folder: string;
const file = () => join(folder, "written");
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "realtimekit-shown-"));
  world = await newWorld({ token });
  world.env.CLOUDFLARE_API_TOKEN = "";
  await world.stack.setConfig(TOKEN_KEY, { value: token, secret: true });
  await world.stack.up(leaky);
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const written = () => readFileSync(file(), "utf8");
const refresh = (...flags: string[]) => world.run("pulumi", ["refresh", "--yes", "--skip-preview", ...flags]);

/** What a command of the project prints, whose program is a file, as without the Automation API. */
async function ofProject(...command: string[]): Promise<string> {
  const args = JSON.stringify({ accountId: ACCOUNT, appId: APP, recordingConfig });
  const program = `const { RealtimeKitMeeting } = require(${JSON.stringify(join(ROOT, "dist/sdk"))});
    new RealtimeKitMeeting("m", ${args});`;
  writeFileSync(join(world.stack.workspace.workDir, "index.js"), program);
  const path = process.env.PATH;
  world.env.PATH = [join(__dirname, "languageHost"), path].join(delimiter);
  const text = await world.run("pulumi", command);
  world.env.PATH = String(path);
  return text;
}

test("a token in secret config is in no file and in no output", async () => {
  const { text } = await world.refresh();
  for (const each of [text, world.files(), await world.run("pulumi", ["stack", "export"])]) {
    expect(each).toMatch(/meeting/i);
    expect(canariesIn(each)).toEqual([]);
  }
});

// Pulumi's own, whichever host. Should one of these fail, the engine has become better: then docs/state-and-secrets.md
// can say so.
once?.test.each<[string, CanaryName[], () => Promise<unknown>]>([
  ["-v=9 --logtostderr", ["token", ...OF_MEETING], () => refresh("-v=9", "--logtostderr", "--logflow")],
  ["--tracing", ["token", ...OF_MEETING], () => refresh("--tracing", `file:${file()}`).then(written)],
  [
    "PULUMI_DEBUG_GRPC",
    ["token", ...OF_MEETING],
    async () => {
      world.env.PULUMI_DEBUG_GRPC = file();
      await refresh();
      world.env.PULUMI_DEBUG_GRPC = "";
      return written();
    },
  ],
  ["pulumi up --json", OF_MEETING, () => ofProject("up", "--json", "--yes", "--skip-preview")],
  [
    "pulumi refresh --run-program --json",
    OF_MEETING,
    () => ofProject("refresh", "--run-program", "--json", "--yes", "--skip-preview"),
  ],
  ["pulumi up --debug", OF_MEETING, () => world.stack.up({ ...leaky, debug: true })],
  [
    "onEvent",
    OF_MEETING,
    async () => {
      const events: EngineEvent[] = [];
      await world.stack.preview({ ...leaky, onEvent: (event) => events.push(event) });
      return events;
    },
  ],
  ["stack.exportStack()", ["token", ...OF_MEETING], () => world.stack.exportStack()],
  ["stack.history()", ["token"], () => world.stack.history()],
  [
    "pulumi stack export --show-secrets",
    ["token", ...OF_MEETING],
    () => world.run("pulumi", ["stack", "export", "--show-secrets"]),
  ],
])("%s shows secrets, as the docs say", async (surface, shown, operate) => {
  const docs = readFileSync(join(ROOT, "docs/state-and-secrets.md"), "utf8");
  expect(docs).toContain(`\`${surface}`);
  expect(canariesIn(JSON.stringify(await operate()))).toEqual(expect.arrayContaining(shown));
});
