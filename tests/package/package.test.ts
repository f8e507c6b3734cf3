import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import { providerText } from "../../provider/dynamic/loader";
import { registry } from "../../provider/registry";
import { getEngine } from "../../scripts/engine";
import { ACCOUNT, APP, Project, PULUMI_VERSION, TOKEN } from "./project";
import { npm, ROOT, tool } from "./run";
import { filesBelow, packFromCopy, unpack } from "./tarball";

jest.setTimeout(300_000);

/** What is packed is installed as a user installs it, into projects that are not below this checkout. */
const folder = mkdtempSync(join(tmpdir(), "realtimekit-package-"));
let tarball: string;
let packed: Map<string, string>;
let npmProject: Project;
let pnpmProject: Project;
let transitiveProject: Project;
let world: { engine: PulumiCommand; emulator: Emulator };

const ESM = `import { RealtimeKitMeeting } from "pulumi-realtimekit";
const meeting = new RealtimeKitMeeting("m", { title: "ESM", sessionKeepAliveTimeInSecs: 90 });
export const meetingId = meeting.id;
export const status = meeting.status;
`;
const ESM_TYPESCRIPT = `${ESM.replace("ESM", "ESM TypeScript")}
import type { Output } from "@pulumi/pulumi";
import type { RealtimeKitMeetingArgs } from "pulumi-realtimekit";
import type { meeting as provider } from "pulumi-realtimekit/provider";
export const typed: Output<"ACTIVE" | "INACTIVE"> = status;
export type All = [RealtimeKitMeetingArgs, typeof provider];
`;
const COMMON_JS = `const { RealtimeKitMeeting } = require("pulumi-realtimekit");
const meeting = new RealtimeKitMeeting("m", { title: "CommonJS", sessionKeepAliveTimeInSecs: 90 });
exports.meetingId = meeting.id;
exports.status = meeting.status;
`;

beforeAll(async () => {
  tarball = await packFromCopy(folder);
  packed = filesBelow(await unpack(tarball, folder));
  const dependencies = { "@pulumi/pulumi": PULUMI_VERSION, "pulumi-realtimekit": `file:${tarball}` };
  const devDependencies = { "@types/node": "^20.9.5" };
  npmProject = new Project(
    join(folder, "npm"),
    { type: "module", dependencies, devDependencies },
    { "program.ts": ESM_TYPESCRIPT, "program.cjs": COMMON_JS },
  );
  pnpmProject = new Project(
    join(folder, "pnpm"),
    { dependencies, devDependencies },
    { "program.ts": ESM_TYPESCRIPT, "program.mjs": ESM },
  );
  transitiveProject = new Project(
    join(folder, "transitive"),
    { dependencies: { "@pulumi/pulumi": PULUMI_VERSION, "meetings-of-ours": "file:./meetings-of-ours" } },
    {
      "meetings-of-ours/package.json": JSON.stringify({
        name: "meetings-of-ours",
        version: "1.0.0",
        dependencies: { "pulumi-realtimekit": `file:${tarball}` },
        peerDependencies: { "@pulumi/pulumi": "*" },
      }),
      "meetings-of-ours/index.js": `const { RealtimeKitMeeting } = require("pulumi-realtimekit");
        exports.standup = (name) => new RealtimeKitMeeting(name, { title: "Ours" });`,
      "program.js": `exports.meetingId = require("meetings-of-ours").standup("m").id;`,
    },
  );
  const [engine, emulator] = await Promise.all([
    getEngine(),
    startEmulator({ token: TOKEN }),
    npmProject.install("npm"),
    pnpmProject.install("pnpm").then(() => transitiveProject.install("pnpm")),
  ]);
  world = { engine, emulator };
});

afterAll(async () => {
  await world?.emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the tarball", () => {
  const manifest = () => JSON.parse(packed.get("package.json") ?? "");

  test("holds what the sources build to, its papers, and nothing else", () => {
    const sources = ["sdk", "provider", "cli"].flatMap((part) =>
      [...filesBelow(join(ROOT, part)).keys()].map((file) => `dist/${part}/${file.replace(/\.ts$/, "")}`),
    );
    // The plugin is one bundle, which needs none of its modules.
    const built = sources.filter((file) => !file.startsWith("dist/provider/plugin/"));
    const plugin = ["index.cjs", "pulumi-resource-realtimekit", "pulumi-resource-realtimekit.cmd", "schema.json"];
    expect([...packed.keys()].sort()).toEqual(
      [
        ...built.flatMap((file) => [`${file}.js`, `${file}.d.ts`]),
        "dist/provider/bundle.js",
        ...plugin.map((file) => `plugin/${file}`),
        ...["package.json", "README.md", "CHANGELOG.md", "LICENSE"],
      ].sort(),
    );
  });

  test("says nothing of the machine or the registry that it was made with", async () => {
    const registry = await npm(["config", "get", "registry"], { cwd: folder });
    const traces = [ROOT, folder, `${homedir()}/`, registry.trim().replace(/^https?:|\/$/g, ""), "sourceMappingURL"];
    const found = [...packed].flatMap(([file, text]) =>
      traces.filter((trace) => text.includes(trace)).map((trace) => `${file}: ${trace}`),
    );
    expect(found).toEqual([]);
  });

  test("asks for two packages and a Pulumi SDK, and for no plugin", () => {
    expect(Object.keys(manifest().dependencies).sort()).toEqual(["undici", "zod"]);
    expect(manifest().peerDependencies).toEqual({ "@pulumi/pulumi": "^3.216.0" });
    // With it the engine would look for a plugin to download.
    expect(manifest()).not.toHaveProperty("pulumi");
  });

  test("has no fault that publint finds", async () => {
    await tool("publint/src/cli.js", ["run", tarball, "--strict"], { cwd: folder });
  });

  // Only CommonJS is shipped, which ESM programs load as well. `./provider` is for the engine, which has Node resolve it:
  // that TypeScript's "node10" resolution, which knows no `exports`, does not find it is no fault.
  test("has types that are right for every way to import it", async () => {
    await tool("@arethetypeswrong/cli/dist/index.js", [tarball, "--profile", "node16"], { cwd: folder });
  });
});

describe("installed by", () => {
  // These make the JavaScript that the programs in TypeScript run as, whether or not there are errors.
  test.each([
    ["npm", () => npmProject],
    ["pnpm", () => pnpmProject],
  ])("%s, a program compiles with every declaration checked", async (_, project) => {
    await project().compile("program.ts");
  });

  test.each<[string, () => Project, string, "esm" | "cjs"]>([
    ["npm, in an ESM program in TypeScript", () => npmProject, "program.js", "esm"],
    ["npm, in a CommonJS program in JavaScript", () => npmProject, "program.cjs", "cjs"],
    ["pnpm, in a CommonJS program in TypeScript", () => pnpmProject, "program.js", "cjs"],
    ["pnpm, in an ESM program in JavaScript", () => pnpmProject, "program.mjs", "esm"],
    ["pnpm for another package only", () => transitiveProject, "program.js", "cjs"],
  ])("%s, up and destroy work", async (_, project, file, kind) => {
    const [up, destroy] = await project().operate(file, kind, ["up", "destroy"], world);
    expect(up).toMatchObject({ changes: { create: 2 }, providers: [providerText("meeting")] });
    expect(destroy).toMatchObject({ changes: { delete: 2 } });
    const id = String(up?.outputs?.meetingId);
    expect(world.emulator.meeting(ACCOUNT, APP, id)).toMatchObject({ status: "INACTIVE" });
  });

  test("pnpm for another package only, it is out of the project's own reach", () => {
    expect(existsSync(join(transitiveProject.folder, "node_modules/pulumi-realtimekit"))).toBe(false);
  });
});

test("the provider loads in bare Node", async () => {
  const printed = await npmProject.evaluate(
    `const all = require("pulumi-realtimekit/provider");
     const kinds = ([name, value]) => [name, Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typeof each]))];
     console.log(JSON.stringify(Object.fromEntries(Object.entries(all).map(kinds))));`,
  );
  const methods = ["configure", "check", "diff", "create", "read", "update", "delete"];
  const provider = Object.fromEntries(methods.map((name) => [name, "function"]));
  expect(JSON.parse(printed)).toEqual(Object.fromEntries(Object.keys(registry).map((name) => [name, provider])));
});

test("a project from which the package is gone is told which one is missing", async () => {
  const here = join(npmProject.folder, "node_modules/pulumi-realtimekit");
  const program = ["program.cjs", "cjs"] as const;
  const [up] = await npmProject.operate(...program, ["up"], world);
  expect(up).toMatchObject({ changes: { create: 2 } });
  renameSync(here, join(folder, "away"));
  const [without] = await npmProject.operate(...program, ["destroy"], world);
  renameSync(join(folder, "away"), here);
  const [again] = await npmProject.operate(...program, ["destroy"], world);
  expect(without?.error).toContain("Cannot find module 'pulumi-realtimekit/provider'");
  expect(again).toMatchObject({ changes: { delete: 2 } });
});
