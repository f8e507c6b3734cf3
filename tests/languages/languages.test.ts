import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import { stringify } from "yaml";
import { pluginDownloadURL, version } from "../../plugin/schema.json";
import { engineEnvironment, getEngine } from "../../scripts/engine";
import { generateSdks, SDKS_FOLDER } from "../../scripts/sdks";
import { describeWithGo, testWithPython } from "./tools";

jest.setTimeout(1_200_000);

const ROOT = join(__dirname, "../..");
const PLUGIN = join(ROOT, "plugin");
const TOKEN = "t0ken";

/** What a program in another language did, by its own words. */
interface Report {
  outputs: Record<string, { value: unknown; secret: boolean }>;
  up: Record<string, number>;
  preview: Record<string, number>;
  refresh: Record<string, number>;
  destroy: Record<string, number>;
}

/** The example of the page that Pulumi's registry shows. */
function exampleOf(language: string): string {
  const page = readFileSync(join(ROOT, "docs/_index.md"), "utf8");
  return page.split(`\n\`\`\`${language}\n`)[1]?.split("```")[0] ?? "";
}

/** Lets a Python program run without an engine. */
const MOCKS = `import pulumi
class Mocks(pulumi.runtime.Mocks):
    def new_resource(self, args): return [args.name, args.inputs]
    def call(self, args): return {}
pulumi.runtime.set_mocks(Mocks())
`;

let folder: string;
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ token: TOKEN });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "realtimekit-language-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => emulator.close());

async function run(command: string, args: string[], env: Record<string, string> = {}, cwd = folder): Promise<string> {
  const engine = await getEngine();
  const child = spawn(command, args, {
    cwd,
    env: {
      ...process.env,
      ...engineEnvironment(folder),
      PATH: [dirname(engine.command), process.env.PATH].join(delimiter),
      CLOUDFLARE_API_TOKEN: TOKEN,
      CLOUDFLARE_BASE_URL: emulator.url,
      CLOUDFLARE_ACCOUNT_ID: "account",
      REALTIMEKIT_APP_ID: "app",
      ...env,
    },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (data) => (out += data));
  child.stderr.on("data", (data) => (err += data));
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${out}\n${err}`);
  return out;
}

/** A project that names the plugin as docs/languages.md does. */
function project(runtime: string): string {
  const work = join(folder, "project");
  mkdirSync(work);
  const plugins = { providers: [{ name: "realtimekit", path: PLUGIN }] };
  writeFileSync(join(work, "Pulumi.yaml"), stringify({ name: runtime, runtime, plugins }));
  return work;
}

function expectWholeLife(report: Report): void {
  expect(report.up).toEqual({ create: 4 });
  expect(report.preview).toEqual({ same: 4 });
  expect(report.refresh).toEqual({ same: 4 });
  expect(report.destroy).toEqual({ delete: 4 });
  expect(report.outputs).toMatchObject({ found: { value: "Daily standup" }, token: { secret: true } });
  const files = readdirSync(join(folder, "backend"), { recursive: true, withFileTypes: true });
  const texts = files
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name), "utf8"));
  expect(texts.join("\n")).toContain("Daily standup");
  expect(texts.join("\n")).not.toContain("canary");
}

describeWithGo("The packages for Python and Go")("packages that Pulumi's generators make of the schema", () => {
  beforeAll(() => expect(generateSdks()).toBeUndefined());

  test.each(["go/realtimekit", "python/pulumi_realtimekit"])("%s says where the plugin is", (place) => {
    const manifest = JSON.parse(readFileSync(join(SDKS_FOLDER, place, "pulumi-plugin.json"), "utf8"));
    expect(manifest).toMatchObject({ name: "realtimekit", version, server: pluginDownloadURL });
  });

  test("Go", async () => {
    const program = join(folder, "program");
    cpSync(join(__dirname, "go"), program, { recursive: true });
    cpSync(join(SDKS_FOLDER, "go"), join(folder, "sdk"), { recursive: true });
    const go = { CGO_ENABLED: "0", GOFLAGS: "-mod=mod", GOWORK: "off" };
    const sdk = "github.com/pulumi-realtimekit/pulumi-realtimekit/sdk/go";
    const version = /pulumi\/sdk\/v3 (v\S+)/.exec(readFileSync(join(ROOT, "scripts/engine/go.mod"), "utf8"))?.[1];
    const requires = `require github.com/pulumi/pulumi/sdk/v3 ${version}`;
    writeFileSync(join(folder, "sdk/go.mod"), `module ${sdk}\n\ngo 1.24\n\n${requires}\n`);
    writeFileSync(
      join(program, "go.mod"),
      `module program\n\ngo 1.24\n\n${requires}\nrequire ${sdk} v0.0.0\nreplace ${sdk} => ../sdk\n`,
    );
    await run("go", ["mod", "tidy"], go, program);
    await run("go", ["build", "-trimpath", "-tags", "osusergo,grpcnotrace", "-o", "program", "."], go, program);
    expectWholeLife(JSON.parse(await run(join(program, "program"), [project("go")])));
    writeFileSync(join(program, "main.go"), exampleOf("go"));
    await run("go", ["vet", "-tags", "osusergo,grpcnotrace", "."], go, program);
  });

  testWithPython("The package for Python")("Python", async () => {
    const venv = join(folder, "venv");
    await run("python3", ["-m", "venv", venv]);
    const sdk = join(folder, "sdk");
    cpSync(join(SDKS_FOLDER, "python"), sdk, { recursive: true });
    await run(join(venv, "bin/pip"), ["install", "--quiet", "--no-compile", sdk]);
    const program = join(__dirname, "python/program.py");
    expectWholeLife(JSON.parse(await run(join(venv, "bin/python"), [program, project("python")])));
    writeFileSync(join(folder, "example.py"), `${MOCKS}${exampleOf("python")}`);
    await run(join(venv, "bin/python"), [join(folder, "example.py")]);
  });
});
