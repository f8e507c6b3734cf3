import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { duration } from "../engine/progress";
import { FAILED, type JestReport, PASSED, type Tally, tallyOfJest } from "./tally";

const ROOT = join(__dirname, "..", "..");

/** Runs one step and prints its result and how long it took. */
export async function step(name: string, work: () => Promise<Tally>): Promise<Tally> {
  console.log(`${name} ...`);
  const startedAt = Date.now();
  const tally = await work();
  console.log(`${name}: ${tally.failed === 0 ? "ok" : "FAILED"} (${duration(Date.now() - startedAt)})`);
  return tally;
}

/** Runs a command-line tool from node_modules, which passes or fails as a whole. */
export async function tool(script: string, ...args: string[]): Promise<Tally> {
  return (await run(script, args, "inherit")) === 0 ? PASSED : FAILED;
}

/** Counts tests from jest's report, not from what it prints. */
export async function jest(args: string[]): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "realtimekit-jest-"));
  const reportFile = join(folder, "report.json");
  try {
    // Jest prints its results on stderr; on stdout, it only says where the report is.
    const exitCode = await run("jest/bin/jest.js", ["--json", `--outputFile=${reportFile}`, ...args], "ignore");
    return tallyOfJest(readReport(reportFile), exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): JestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as JestReport;
  } catch {
    return undefined;
  }
}

function run(script: string, args: string[], stdout: "inherit" | "ignore"): Promise<number | null> {
  const command = [join(ROOT, "node_modules", script), ...args];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ["ignore", stdout, "inherit"] });
  return new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
}
