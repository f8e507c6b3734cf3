import { spawn } from "node:child_process";
import { type Say, startProgress } from "./progress";

const ADDRESS = "https://get.pulumi.com/latest-version";
const REACHABLE_WITHIN_MS = 5_000;
const DONE_WITHIN_MS = 10 * 60_000;

const INSTALL =
  'require("@pulumi/pulumi/automation").PulumiCommand.install().catch((e) => { console.error(e.message); process.exit(1); })';

/**
 * Lets the Automation API download the CLI. Returns why that failed, or undefined. The download runs in a separate
 * process, so that it can be stopped (the Automation API has no suitable time limit) and its output can be hidden.
 */
export async function downloadEngine(root: string, say: Say): Promise<string | undefined> {
  if (!(await isReachable())) return "get.pulumi.com cannot be reached";
  say(`Downloading the Pulumi CLI to ${root}, because it is not on PATH.`);
  const progress = startProgress(say);
  progress.phase("downloading");
  try {
    return await install();
  } finally {
    progress.end();
  }
}

async function isReachable(): Promise<boolean> {
  try {
    const answer = await fetch(ADDRESS, { signal: AbortSignal.timeout(REACHABLE_WITHIN_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

function install(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const stdio = ["ignore", "ignore", "pipe"] as const;
    // A separate process group (detached), so that the shell and the downloader it starts can be stopped with it.
    const child = spawn(process.execPath, ["-e", INSTALL], { cwd: __dirname, stdio: [...stdio], detached: true });
    let output = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    const stop = () => {
      try {
        if (child.pid) process.kill(-child.pid, "SIGTERM");
      } catch {
        child.kill();
      }
    };
    const limit = setTimeout(stop, DONE_WITHIN_MS);
    process.once("exit", stop);
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => {
      clearTimeout(limit);
      process.removeListener("exit", stop);
      if (code === 0) resolve(undefined);
      else resolve(signal ? `stopped after ${DONE_WITHIN_MS / 60_000} minutes` : output.trim() || `exit code ${code}`);
    });
  });
}
