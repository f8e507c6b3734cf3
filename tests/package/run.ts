import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";

export const ROOT = join(__dirname, "../..");

interface Surroundings {
  cwd: string;
  env?: Record<string, string>;
}

/**
 * Runs a script with Node.js and gives what it wrote to stdout; throws with all that it wrote if it fails.
 *
 * @param executable another Node.js than this one, also for what the script starts
 */
export function node(args: string[], { cwd, env = {} }: Surroundings, executable?: string): Promise<string> {
  const all = { ...usersEnvironment(), ...env };
  if (executable === undefined) return run(process.execPath, args, { cwd, env: all });
  return run(executable, args, { cwd, env: { ...all, PATH: [dirname(executable), all.PATH].join(delimiter) } });
}

/** A command line tool out of the root's node_modules. */
export function tool(script: string, args: string[], surroundings: Surroundings): Promise<string> {
  return node([join(ROOT, "node_modules", script), ...args], surroundings);
}

export function npm(args: string[], surroundings: Surroundings, streams: Streams = "stdout"): Promise<string> {
  const script = process.env.npm_execpath;
  const env = { ...usersEnvironment(), ...surroundings.env };
  const [command, words] = script?.endsWith("npm-cli.js") ? [process.execPath, [script, ...args]] : ["npm", args];
  return run(command, words, { cwd: surroundings.cwd, env }, streams);
}

/**
 * The environment as the user has it: without what `npm test` and jest add for the processes below them. The cache and
 * the registry stay.
 */
export function usersEnvironment(): NodeJS.ProcessEnv {
  const kept = ["npm_config_cache", "npm_config_registry", "npm_config_userconfig"];
  const added = (name: string) => /^npm_/i.test(name) || ["NODE_ENV", "NODE_PATH", "INIT_CWD"].includes(name);
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => kept.includes(name.toLowerCase()) || !added(name)),
  );
}

/** What is given of what a command writes. */
type Streams = "stdout" | "both";

export function run(
  command: string,
  args: string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
  streams: Streams = "stdout",
): Promise<string> {
  // The shell is what finds npm.cmd on Windows.
  const child = spawn(command, args, { cwd, env, shell: command === "npm", stdio: ["ignore", "pipe", "pipe"] });
  const [out, all]: [string[], string[]] = [[], []];
  child.stdout.setEncoding("utf8").on("data", (text) => [out, all].map((texts) => texts.push(text)));
  child.stderr.setEncoding("utf8").on("data", (text) => all.push(text));
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => {
      if (code === 0) resolve((streams === "both" ? all : out).join(""));
      else reject(new Error(`${command} ${args.join(" ")}: exit code ${code}\n${all.join("")}`));
    });
  });
}
