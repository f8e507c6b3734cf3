import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import { engineEnvironment, getEngine } from "../../scripts/engine";
import { ACCOUNT, APP, TOKEN } from "../engine/harness";
import { ROOT, run, tool } from "../package/run";
import { FAST_START } from "../shared/fastStart";
import type { Told } from "./operate";
import { EXAMPLES } from "./program";

/** A copy of an example in which the commands of its README run, against an emulator of its own. */
export interface ExampleCopy {
  folder: string;
  emulator: Emulator;
  /** The commands of the README, in order, with the values for its `<…>`. */
  commands: string[];
  /** Runs one of them as a user would, and gives what it prints. */
  perform(command: string): Promise<string>;
  /** Starts one that runs until it is stopped. */
  start(command: string, env: Record<string, string>): ChildProcess;
  /** Runs an operation on the stack that the README's commands made. */
  operate(operation: "up" | "preview" | "destroy"): Promise<Told>;
  close(): Promise<void>;
}

export async function copyExample(name: string): Promise<ExampleCopy> {
  const [engine, emulator] = await Promise.all([getEngine(), startEmulator({ token: TOKEN })]);
  const outside = mkdtempSync(join(tmpdir(), `realtimekit-${name}-`));
  const folder = join(outside, "project");
  cpSync(join(EXAMPLES, name), folder, { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  const envVars = {
    ...engineEnvironment(outside),
    ...FAST_START,
    PATH: [...(isAbsolute(engine.command) ? [dirname(engine.command)] : []), process.env.PATH].join(delimiter),
    CLOUDFLARE_API_TOKEN: TOKEN,
    CLOUDFLARE_BASE_URL: emulator.url,
  };
  // An engine that was built here has no host for programs in files, so a process of ours hosts the program.
  const operate = async (operation: string): Promise<Told> => {
    const words = [join(__dirname, "operate.ts"), operation];
    const printed = await tool("tsx/dist/cli.mjs", words, { cwd: folder, env: envVars });
    return JSON.parse(printed.trim().split("\n").at(-1) ?? "");
  };
  return {
    folder,
    emulator,
    commands: commandsOf(readFileSync(join(folder, "README.md"), "utf8")),
    async perform(command) {
      if (command === "pulumi up") return (await operate("up")).text;
      return run("sh", ["-ec", command], { cwd: folder, env: { ...process.env, ...envVars } });
    },
    start(command, env) {
      const [file = "", ...words] = command.split(" ");
      return spawn(file, words, { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
    },
    operate,
    async close() {
      await emulator.close();
      rmSync(outside, { recursive: true, force: true });
    },
  };
}

function commandsOf(readme: string): string[] {
  return [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
    .flatMap(([, block]) => String(block).trim().split("\n"))
    .map((command) => command.replace("<account ID>", ACCOUNT).replace("<app ID>", APP));
}
