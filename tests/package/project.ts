import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { Emulator } from "realtimekit-emulator";
import { engineEnvironment } from "../../scripts/engine";
import { FAST_START } from "../shared/fastStart";
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

/**
 * Runs the operations named on a stack of its own, with a program of this project, and prints what came of each.
 * The stack has no folder of its own, so the engine runs the provider in the process's own: the project.
 */
const RUNNER = `
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { readFileSync } = require("node:fs");
const { resolve } = require("node:path");
const { pathToFileURL } = require("node:url");

async function main(file, kind, ...operations) {
  const program = () => (kind === "esm" ? import(pathToFileURL(resolve(file)).href) : require(resolve(file)));
  const stack = await LocalWorkspace.createOrSelectStack({ stackName: "dev", projectName: "package", program });
  // Both are in the engine's events and in the state; commands take as long as the operation.
  Object.assign(stack, { info: async () => undefined, outputs: async () => ({}) });
  const told = [];
  for (const operation of operations) {
    try {
      let changes;
      await stack[operation]({ onEvent: ({ summaryEvent }) => (changes = summaryEvent?.resourceChanges ?? changes) });
      const state = readFileSync(new URL("backend/.pulumi/stacks/package/dev.json", process.env.ENGINE_FOLDER), "utf8");
      const { resources = [] } = JSON.parse(state).checkpoint.latest;
      const providers = resources.flatMap((each) => each.inputs?.__provider ?? []);
      told.push({ changes, outputs: resources[0]?.outputs, providers });
    } catch (error) {
      told.push({ error: error.message });
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

  /** Compiles the program with everything checked: the declarations of all packages that it leads to as well. */
  async compile(file: string): Promise<void> {
    const compilerOptions = {
      module: "nodenext",
      target: "es2022",
      strict: true,
      skipLibCheck: false,
      types: ["node"],
    };
    this.write("tsconfig.json", JSON.stringify({ compilerOptions, files: [file] }));
    await tool("typescript/bin/tsc", ["-p", "."], { cwd: this.folder });
  }

  /** Runs the operations on a real engine, one after the other, in a process of the project's own. */
  async operate(
    file: string,
    kind: "esm" | "cjs",
    operations: ("up" | "destroy")[],
    { engine, emulator }: { engine: PulumiCommand; emulator: Emulator },
  ): Promise<Told[]> {
    const engineFolder = join(this.folder, ".engine", file);
    const path = isAbsolute(engine.command) ? [dirname(engine.command)] : [];
    const env = {
      ...engineEnvironment(engineFolder),
      ...FAST_START,
      ENGINE_FOLDER: pathToFileURL(`${engineFolder}/`).href,
      PATH: [...path, process.env.PATH].join(delimiter),
      CLOUDFLARE_API_TOKEN: TOKEN,
      CLOUDFLARE_BASE_URL: emulator.url,
      CLOUDFLARE_ACCOUNT_ID: ACCOUNT,
      REALTIMEKIT_APP_ID: APP,
    };
    const printed = await node(["runner.cjs", file, kind, ...operations], { cwd: this.folder, env });
    return JSON.parse(printed.trim().split("\n").at(-1) ?? "") as Told[];
  }

  /** Runs a line of JavaScript in bare Node, in the project. */
  evaluate(script: string): Promise<string> {
    return node(["-e", script], { cwd: this.folder });
  }
}
