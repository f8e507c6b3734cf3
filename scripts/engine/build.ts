import { execFile, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { MODULE_FOLDER, type Recipe } from "./cache";
import { type Say, startProgress } from "./progress";

const COMMAND = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const PARTIAL = ".partial-";

/** How many lines of Go's output to show if a build fails. */
const LINES_OF_FAILURE = 15;

export class BuildFailure extends Error {}

/**
 * Builds the engine and puts it at `target`. A build that is killed leaves only a folder with `.partial-` in its name,
 * which is never mistaken for an engine and which the next build removes. Only one process at a time may call it.
 */
export async function buildEngine(recipe: Recipe, target: string, say: Say): Promise<void> {
  const found = (await go("env", "GOVERSION")).trim();
  say(`Building the Pulumi engine ${recipe.version} from source with ${found}: once per machine, a few minutes.`);
  const cache = dirname(target);
  mkdirSync(cache, { recursive: true });
  removeLeftovers(cache);
  const partial = mkdtempSync(join(cache, `${PARTIAL}${basename(target)}-`));
  const stopOnSignal = onSignal(() => rmSync(partial, { recursive: true, force: true }));
  try {
    const bin = join(partial, "bin");
    mkdirSync(bin);
    await compile(recipe, join(bin, process.platform === "win32" ? "pulumi.exe" : "pulumi"), say);
    copyFileSync(recipe.pluginScript, join(bin, basename(recipe.pluginScript)));
    // What is at the target was checked before and is unusable. It is renamed and not removed in place, because a
    // removal that is killed halfway would leave a folder that looks complete.
    if (existsSync(target)) renameSync(target, join(partial, "unusable"));
    renameSync(partial, target);
    rmSync(join(target, "unusable"), { recursive: true, force: true });
  } finally {
    stopOnSignal();
    rmSync(partial, { recursive: true, force: true });
  }
}

function removeLeftovers(cache: string): void {
  for (const name of readdirSync(cache))
    if (name.startsWith(PARTIAL)) rmSync(join(cache, name), { recursive: true, force: true });
}

async function compile(recipe: Recipe, output: string, say: Say): Promise<void> {
  // Both commands need the same flags: otherwise, `go list` reports packages as stale that `go build` has in its cache.
  const flags = ["-mod=readonly", "-trimpath", "-buildvcs=false", "-tags", "osusergo,grpcnotrace"];
  const linker = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${recipe.version}`;
  const progress = startProgress(say);
  try {
    progress.phase("fetching its source");
    const stale = await go("list", ...flags, "-deps", "-f", "{{if .Stale}}{{.ImportPath}}{{end}}", COMMAND);
    progress.phase("compiling", stale.split("\n").filter((line) => line !== "").length);
    await goBuild([...flags, "-ldflags", linker, "-o", output, COMMAND], (importPath) => {
      progress.step();
      if (importPath === COMMAND) progress.phase("linking");
    });
  } finally {
    progress.end();
  }
}

/** Runs `go build -v`, which names each package as it begins to compile it. */
async function goBuild(args: string[], onPackage: (importPath: string) => void): Promise<void> {
  const child = spawn("go", ["build", "-v", ...args], {
    cwd: MODULE_FOLDER,
    env: goEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const forget = onSignal(() => child.kill());
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    // Import paths contain no spaces; every other line is a message.
    if (/^\S+$/.test(line)) onPackage(line);
    else lines.push(line);
  });
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  forget();
  if (code !== 0) throw new BuildFailure(`go build failed:\n${lastLines(lines)}`);
}

/** Runs a Go command that answers on stdout. */
async function go(...args: string[]): Promise<string> {
  const options = { cwd: MODULE_FOLDER, env: goEnvironment(), maxBuffer: 64 << 20 };
  try {
    return (await promisify(execFile)("go", args, options)).stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code === "ENOENT") throw new BuildFailure("there is no `go` on PATH");
    throw new BuildFailure(`go ${args[0]} failed:\n${lastLines((stderr || String(error)).trim().split("\n"))}`);
  }
}

function lastLines(lines: string[]): string {
  return lines.slice(-LINES_OF_FAILURE).join("\n");
}

/** Builds without cgo, as Pulumi's own releases are: no C compiler is needed, and the result is the same everywhere. */
function goEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOFLAGS: "" };
}

/** Runs the cleanup when this process receives a signal, and then stops it. The returned function undoes this. */
function onSignal(cleanUp: () => void): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const handle = (signal: NodeJS.Signals) => {
    cleanUp();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    for (const signal of signals) process.removeListener(signal, handle);
  };
  for (const signal of signals) process.on(signal, handle);
  return forget;
}
