import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { version } from "../package.json";

const ROOT = join(__dirname, "..");
const IS_MAC = process.platform === "darwin";

/** Node's own mark of the place where it looks for a program inside itself. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/** As Pulumi, a Go program, calls a platform. */
const GO_NAMES: Record<string, string> = { win32: "windows", x64: "amd64" };

/** Where distributions of Node.js have its license, from the folder of the executable. */
const NODE_LICENSES = ["../LICENSE", "LICENSE", "../share/doc/nodejs/LICENSE"];

/**
 * Packs the plugin as Pulumi downloads it: one executable that needs no Node.js on the machine, for the platform of this
 * process, with a file of its checksum beside it. Returns the path of the archive.
 */
export async function packPlugin(folder: string): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), "realtimekit-plugin-"));
  try {
    const executable = buildExecutable(work);
    await start(join(work, executable));
    const licenses = copyLicenses(work);
    const platform = [process.platform, process.arch].map((name) => GO_NAMES[name] ?? name).join("-");
    const name = `pulumi-resource-realtimekit-v${version}-${platform}.tar.gz`;
    // By relative names: a tar on Windows may take the colon of a drive for that of a remote machine.
    run("tar", ["-czf", name, executable, ...licenses], work);
    mkdirSync(folder, { recursive: true });
    const archive = join(folder, name);
    copyFileSync(join(work, name), archive);
    const checksum = createHash("sha256").update(readFileSync(archive)).digest("hex");
    writeFileSync(`${archive}.sha256`, `${checksum}  ${name}\n`);
    return archive;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A copy of the Node.js that runs this, with the plugin inside: nodejs.org/api/single-executable-applications.html */
function buildExecutable(work: string): string {
  const settings = {
    main: join(ROOT, "plugin/index.cjs"),
    output: join(work, "plugin.blob"),
    disableExperimentalSEAWarning: true,
    useCodeCache: true,
    // NODE_OPTIONS is meant for the user's own programs. A Node.js that is too old for this setting skips it.
    execArgvExtension: "none",
  };
  writeFileSync(join(work, "sea.json"), JSON.stringify(settings));
  run(process.execPath, ["--experimental-sea-config", "sea.json"], work);

  const name = `pulumi-resource-realtimekit${process.platform === "win32" ? ".exe" : ""}`;
  copyFileSync(process.execPath, join(work, name));
  chmodSync(join(work, name), 0o755);
  // macOS runs no executable whose signature is not that of its contents.
  if (IS_MAC) run("codesign", ["--remove-signature", name], work);
  const segment = IS_MAC ? ["--macho-segment-name", "NODE_SEA"] : [];
  const injector = join(ROOT, "node_modules/postject/dist/cli.js");
  const injected = [name, "NODE_SEA_BLOB", "plugin.blob", "--sentinel-fuse", FUSE, ...segment];
  run(process.execPath, [injector, ...injected], work);
  if (IS_MAC) run("codesign", ["--sign", "-", name], work);
  return name;
}

/** Starts the plugin as the engine does, until it says its port. */
async function start(executable: string): Promise<void> {
  const child = spawn(executable, ["127.0.0.1:1"], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  const [said] = await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended]);
  child.kill();
  await ended;
  if (!/^\d+$/.test(said)) throw new Error(`the plugin does not start: ${said}`);
}

function copyLicenses(work: string): string[] {
  const found = NODE_LICENSES.map((file) => join(dirname(process.execPath), file)).find((file) => existsSync(file));
  const files = { LICENSE: join(ROOT, "LICENSE"), ...(found ? { "LICENSE.node": found } : {}) };
  for (const [name, file] of Object.entries(files)) copyFileSync(file, join(work, name));
  return Object.keys(files);
}

/** Shows what a command says only if it fails. */
function run(command: string, args: string[], cwd: string): void {
  execFileSync(command, args, { cwd, stdio: "pipe" });
}

if (require.main === module) {
  packPlugin(join(ROOT, "dist/plugin-archives")).then(
    (archive) => console.log(`${archive} (${Math.round(statSync(archive).size / 1e6)} MB)`),
    (error) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
