import { execFile } from "node:child_process";

/** What a command wrote, and why it failed if it did. */
export interface Ran {
  stdout: string;
  failure: string | undefined;
}

/** No command that the doctor runs takes as long, except one that hangs. */
const LONGEST_MS = 60_000;

/** Runs a command without input; a failure is a result like any other. */
export function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd, env, timeout: LONGEST_MS, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ stdout, failure: error ? reasonOf(error, stderr) : undefined });
    });
    child.stdin?.end();
  });
}

/** What Pulumi names as the error, which is one line of several; never the command, whose arguments it may repeat. */
function reasonOf(error: Error & { code?: string | number | null; killed?: boolean }, stderr: string): string {
  if (error.code === "ENOENT") return "it is not on PATH";
  const said = stderr.split("\n").find((line) => /^error: /.test(line)) ?? stderr.trim().split("\n")[0];
  if (said) return said.replace(/^error: /, "");
  return error.killed ? "it did not end in time" : `it exited with ${error.code}`;
}
