import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { LocalWorkspace, type PulumiCommand, type Stack } from "@pulumi/pulumi/automation";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import { pluginDownloadURL, version } from "../../plugin/schema.json";
import { engineEnvironment, getEngine } from "../../scripts/engine";
import { packPlugin } from "../../scripts/pluginArchive";
import { Meeting } from "../../sdk/native";

jest.setTimeout(300_000);

const TOKEN = "t0ken";
const page = readFileSync(join(__dirname, "../../docs/languages.md"), "utf8");

/** The release workflow builds the others, each on its own platform. */
const describeHere = process.platform === "linux" && process.arch === "x64" ? describe : describe.skip;

describeHere("the plugin's archive, on a machine without Node.js", () => {
  let archive: string;
  let engine: PulumiCommand;
  let emulator: Emulator;
  let server: Server;
  /** What was asked of the server. */
  const downloads: string[] = [];
  const archives = mkdtempSync(join(tmpdir(), "realtimekit-archives-"));

  beforeAll(async () => {
    archive = await packPlugin(archives);
    [engine, emulator] = await Promise.all([getEngine(), startEmulator({ token: TOKEN })]);
    server = createServer(({ url = "" }, response) => {
      downloads.push(url);
      const file = join(archives, basename(url));
      if (existsSync(file)) response.end(readFileSync(file));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    server?.close();
    await emulator?.close();
    rmSync(archives, { recursive: true, force: true });
  });

  let folder: string;
  let env: Record<string, string>;
  beforeEach(() => {
    downloads.length = 0;
    folder = mkdtempSync(join(tmpdir(), "realtimekit-archive-"));
    // No command is on PATH, so nothing but the installed plugin can be what the engine starts.
    const path = join(folder, "empty");
    mkdirSync(path);
    env = {
      ...engineEnvironment(folder),
      PATH: path,
      CLOUDFLARE_API_TOKEN: TOKEN,
      CLOUDFLARE_BASE_URL: emulator.url,
      CLOUDFLARE_ACCOUNT_ID: "account",
      REALTIMEKIT_APP_ID: "app",
    };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** A stack of one meeting, whose Pulumi.yaml names no plugin. */
  function oneMeeting(options: CustomResourceOptions = {}): Promise<Stack> {
    const workDir = join(folder, "project");
    mkdirSync(workDir);
    const program = async () => {
      new Meeting("standup", { title: "Daily standup" }, options);
    };
    return LocalWorkspace.createOrSelectStack(
      { stackName: "test", projectName: "archive", program },
      { workDir, projectSettings: { name: "archive", runtime: "nodejs" }, pulumiCommand: engine, envVars: env },
    );
  }

  test("has its checksum beside it, and the licenses in it", async () => {
    const checksum = createHash("sha256").update(readFileSync(archive)).digest("hex");
    expect(readFileSync(`${archive}.sha256`, "utf8")).toBe(`${checksum}  ${basename(archive)}\n`);
    const { stdout } = await promisify(execFile)("tar", ["-tzf", archive]);
    expect(stdout.trim().split("\n")).toEqual(expect.arrayContaining(["pulumi-resource-realtimekit", "LICENSE"]));
  });

  test("is installed by the command of the docs, and runs", async () => {
    const [, words, from] = /^pulumi (plugin install .+) --server (\S+)$/m.exec(page) ?? [];
    expect(words?.split(" ").at(-1)).toBe(version);
    expect(from).toBe(pluginDownloadURL);
    const command = [...String(words).split(" "), "--server", address()];
    await promisify(execFile)(engine.command, command, { env });
    expect(downloads).toEqual([`/${basename(archive)}`]);

    const stack = await oneMeeting();
    expect((await stack.up()).summary.resourceChanges).toEqual({ create: 2 });
    expect(emulator.meetings("account", "app")).toMatchObject([{ title: "Daily standup", status: "ACTIVE" }]);
    expect((await stack.preview()).changeSummary).toEqual({ same: 2 });
    expect((await stack.destroy()).summary.resourceChanges).toEqual({ delete: 2 });
    expect(emulator.meetings("account", "app")).toMatchObject([{ status: "INACTIVE" }]);
  });

  test("is downloaded from where the schema says, without a command", async () => {
    env.PULUMI_PLUGIN_DOWNLOAD_URL_OVERRIDES = `^${pluginDownloadURL}$=${address()}`;
    // As the packages that Pulumi's generators make of the schema have it.
    const stack = await oneMeeting({ version, pluginDownloadURL });
    expect((await stack.preview()).changeSummary).toEqual({ create: 2 });
    expect(downloads).toEqual([`/${basename(archive)}`]);
  });
});
