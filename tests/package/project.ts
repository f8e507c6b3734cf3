import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { Emulator } from "realtimekit-emulator";
import { engineEnvironment } from "../../scripts/engine";
import { node, npm, tool } from "./run";

export const PULUMI_VERSION = "3.239.0";
export const ACCOUNT = "0123456789abcdef0123456789abcdef";
export const APP = "14a396e7-ca44-4937-bf1f-050a69118543";
export const TOKEN = "test-token";

/** What the runner tells of one operation. */
export interface Told {
  changes?: Record<string, number>;
  outputs?: Record<string, unknown>;
  /** The `__provider` of each resource that the state holds afterwards. */
  providers?: string[];
  error?: string;
}

/** An operation of the engine. The changes of a preview are what it announces. */
export type Operation = "up" | "preview" | "destroy";

/** How the program is loaded, which says nothing of the language that it was written in. */
export type Kind = "esm" | "cjs";

/** What hangs must not hang for ever: nobody looks at a run of the matrix while it runs. */
const MOST_MS = 180_000;

/**
 * Runs the operations named on a stack of its own, with a program of this project, and prints what came of each, up to
 * the first that fails.
 * The stack has no folder of its own, so the engine runs the provider in the process's own: the project.
 */
const RUNNER = `
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { readFileSync } = require("node:fs");
const { resolve } = require("node:path");
const { pathToFileURL } = require("node:url");

async function main(file, kind, ...operations) {
  // Each operation has the program run anew: what is loaded already declares nothing.
  let times = 0;
  const program = () => {
    times += 1;
    if (kind === "esm") return import(pathToFileURL(resolve(file)).href + "?" + times);
    delete require.cache[resolve(file)];
    return require(resolve(file));
  };
  const settings = JSON.parse(process.env.PROJECT_SETTINGS);
  const projectSettings = { name: "package", runtime: "nodejs", main: process.cwd(), ...settings };
  const args = { stackName: "dev", projectName: "package", program };
  const stack = await LocalWorkspace.createOrSelectStack(args, { projectSettings });
  // Both are in the engine's events and in the state; commands take as long as the operation.
  Object.assign(stack, { info: async () => undefined, outputs: async () => ({}) });
  const told = [];
  for (const operation of operations) {
    try {
      let changes;
      await stack[operation]({
        onEvent: ({ summaryEvent }) => (changes = summaryEvent?.resourceChanges ?? changes),
        signal: AbortSignal.timeout(${MOST_MS}),
      });
      const state = readFileSync(new URL("backend/.pulumi/stacks/package/dev.json", process.env.ENGINE_FOLDER), "utf8");
      const { resources = [] } = JSON.parse(state).checkpoint.latest;
      const providers = resources.flatMap((each) => each.inputs?.__provider ?? []);
      told.push({ changes, outputs: resources[0]?.outputs, providers });
    } catch (error) {
      told.push({ error: error.message });
      break;
    }
  }
  console.log(JSON.stringify(told));
}
main(...process.argv.slice(2));
`;

/** A project as a user has it, in a folder of its own. */
export class Project {
  constructor(
    readonly folder: string,
    manifest: object,
    files: Record<string, string> = {},
    /** Another Node.js than this one, for the programs and what the engine starts. */
    private readonly executable?: string,
  ) {
    mkdirSync(folder, { recursive: true });
    this.write("package.json", JSON.stringify({ name: "a-project", version: "1.0.0", private: true, ...manifest }));
    this.write("runner.cjs", RUNNER);
    for (const [file, text] of Object.entries(files)) this.write(file, text);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  async install(manager: "npm" | "pnpm"): Promise<void> {
    const { folder: cwd } = this;
    if (manager === "npm") await npm(["install", "--prefer-offline", "--no-audit", "--no-fund"], { cwd });
    else await tool("pnpm/bin/pnpm.cjs", ["install", "--prefer-offline", "--no-frozen-lockfile"], { cwd });
  }

  /**
   * Compiles the program with everything checked: the declarations of all packages that it leads to as well.
   *
   * @param options compiler options that differ
   * @param compiler the file of another TypeScript's `tsc` than this checkout's
   */
  async compile(file: string, options: object = {}, compiler?: string): Promise<void> {
    const compilerOptions = {
      module: "nodenext",
      target: "es2022",
      strict: true,
      skipLibCheck: false,
      types: ["node"],
      ...options,
    };
    this.write("tsconfig.json", JSON.stringify({ compilerOptions, files: [file] }));
    if (compiler === undefined) await tool("typescript/bin/tsc", ["-p", "."], { cwd: this.folder });
    else await this.node([compiler, "-p", "."]);
  }

  /** Runs the operations on a real engine, one after the other, in a process of the project's own. */
  async operate(
    file: string,
    kind: Kind,
    operations: readonly Operation[],
    { engine, emulator, settings = {} }: { engine: PulumiCommand; emulator: Pick<Emulator, "url">; settings?: object },
  ): Promise<Told[]> {
    const engineFolder = join(this.folder, ".engine", file);
    const path = isAbsolute(engine.command) ? [dirname(engine.command)] : [];
    const env = {
      ...engineEnvironment(engineFolder),
      PROJECT_SETTINGS: JSON.stringify(settings),
      ENGINE_FOLDER: pathToFileURL(`${engineFolder}/`).href,
      PATH: [...path, process.env.PATH].join(delimiter),
      CLOUDFLARE_API_TOKEN: TOKEN,
      CLOUDFLARE_BASE_URL: emulator.url,
      CLOUDFLARE_ACCOUNT_ID: ACCOUNT,
      REALTIMEKIT_APP_ID: APP,
    };
    const words = ["runner.cjs", file, kind, ...operations];
    const printed = await this.node(words, env);
    return JSON.parse(printed.trim().split("\n").at(-1) ?? "") as Told[];
  }

  /** Runs a line of JavaScript in bare Node, in the project. */
  evaluate(script: string): Promise<string> {
    return this.node(["-e", script]);
  }

  private node(words: string[], env: Record<string, string> = {}): Promise<string> {
    return node(words, { cwd: this.folder, env }, this.executable);
  }
}
