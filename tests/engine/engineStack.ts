import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  CommandError,
  LocalWorkspace,
  type ProjectSettings,
  type PulumiFn,
  type Stack,
} from "@pulumi/pulumi/automation";
import { backendFolder, engineEnvironment, getEngine } from "../../scripts/engine";
import { PLUGIN } from "../../scripts/start/native";
import "../shared/ownConnections";
import { Records, type StateResource } from "./records";

const PROJECT = "engine-tests";

/** A real stack, on a real engine. */
export interface EngineStack {
  stack: Stack;
  /** Environment of the engine and its provider, for the operations that follow. */
  env: Record<string, string>;
  /** Sets the program, runs `pulumi up`, and gives its change summary and outputs. */
  up(program?: PulumiFn): Promise<Outcome>;
  preview(program?: PulumiFn): Promise<Outcome>;
  refresh(): Promise<Outcome>;
  /** `pulumi preview --refresh`: what is drift and what would change, in one operation, of which the state keeps nothing. */
  refreshedPreview(program?: PulumiFn): Promise<Outcome>;
  destroy(): Promise<Outcome>;
  /** All that a command writes, run in the stack's project, also if it fails; `pulumi` is the stack's own. */
  run(command: string, args: string[], input?: string): Promise<string>;
  /** The text of an operation that must fail. */
  failure(operation: Promise<unknown>): Promise<string>;
  /** Sets plain config, or removes it, without a command. */
  config(key: string, value?: string): Promise<void>;
  /** Keeps the stack's state; the function that it returns puts it back. */
  keepState(): () => void;
  /** Without an operation: the stack has no resources, and its environment is as it was. */
  reset(): void;
  /** The resource of that name in the state file. */
  state(name: string): StateResource;
  /** All resources in the state file. */
  states(): StateResource[];
  /** Everything that the engine keeps in files: state, backups, history. */
  files(): string;
  close(): Promise<void>;
}

export interface Outcome {
  /** The engine's own count, without what stayed the same; `{}` is an empty preview. */
  changes: Record<string, number>;
  outputs: Record<string, unknown>;
  text: string;
}

/**
 * @param environment what the engine and its provider see beside this process's: which RealtimeKit they call
 * @param signal cancels the operation that is running
 */
export async function newStack(environment: Record<string, string>, signal?: AbortSignal): Promise<EngineStack> {
  const engine = await getEngine();
  const may = signal ? { signal } : {};
  const folder = mkdtempSync(join(tmpdir(), "realtimekit-engine-"));
  const workDir = join(folder, "project");
  mkdirSync(workDir);
  symlinkSync(join(__dirname, "../../node_modules"), join(workDir, "node_modules"));

  let current: PulumiFn = async () => {};
  const stackName = `test-${randomUUID().slice(0, 8)}`;
  const stack = await LocalWorkspace.createStack(
    { stackName, projectName: PROJECT, program: () => current() },
    {
      workDir,
      // The SDK's type leaves plugins out.
      // A stack of dynamic resources does not use the plugin.
      projectSettings: { name: PROJECT, runtime: "nodejs", ...PLUGIN } as ProjectSettings,
      pulumiCommand: engine,
      envVars: { ...engineEnvironment(folder), ...environment },
    },
  );
  const records = new Records(backendFolder(folder), PROJECT, stackName);
  readFromFiles(stack, records);
  const env = stack.workspace.envVars as Record<string, string>;
  const atFirst = { env: { ...env }, putBack: records.keepState() };
  const operate = async (operation: () => Promise<Ran>, program?: PulumiFn): Promise<Outcome> => {
    current = program ?? current;
    const ran = await operation();
    const { same: _, discard: __, ...changes } = ran.summary?.resourceChanges ?? ran.changeSummary ?? {};
    const outputs = Object.entries(ran.outputs ?? {}).map(([key, { value }]) => [key, value]);
    return { changes, outputs: Object.fromEntries(outputs), text: `${ran.stdout}\n${ran.stderr}` };
  };

  return {
    stack,
    env,
    up: (program) => operate(() => stack.up(may), program),
    preview: (program) => operate(() => stack.preview({ diff: true, ...may }), program),
    refresh: () => operate(() => stack.refresh(may)),
    refreshedPreview: (program) => operate(() => stack.preview({ diff: true, refresh: true, ...may }), program),
    destroy: () => operate(() => stack.destroy(may)),
    async run(command, args, input = "") {
      const [file, given] = command === "pulumi" ? [engine.command, [...args, "--stack", stackName]] : [command, args];
      // Of the greatest buffer, since what does not fit ends the command.
      const options = { cwd: workDir, env: { ...process.env, ...env }, maxBuffer: Number.POSITIVE_INFINITY };
      const running = promisify(execFile)(file, given, options);
      running.child.stdin?.end(input);
      const { stdout, stderr } = await running.catch((error) => error);
      return `${stdout}\n${stderr}`;
    },
    failure: (operation) =>
      operation.then(
        () => Promise.reject(new Error("it did not fail")),
        (error) => (error instanceof CommandError ? error.message : Promise.reject(error)),
      ),
    async config(key, value) {
      const settings = await stack.workspace.stackSettings(stackName);
      const { [key]: _, ...others } = settings.config ?? {};
      const config = value === undefined ? others : { ...others, [key]: value };
      await stack.workspace.saveStackSettings(stackName, { ...settings, config });
    },
    keepState: () => records.keepState(),
    reset() {
      atFirst.putBack();
      for (const name of Object.keys(env)) delete env[name];
      Object.assign(env, atFirst.env);
    },
    state: (name) => records.resource(name) as StateResource,
    states: () => records.resources(),
    files() {
      const backend = backendFolder(folder);
      const files = readdirSync(backend, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
      return files.map((each) => readFileSync(join(each.parentPath, each.name), "utf8")).join("\n");
    },
    async close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * After an operation, the Automation API runs up to three more commands, which take as long as the operation: two for
 * the outputs, and one for the summary. Both are in files here.
 */
function readFromFiles(stack: Stack, records: Records): void {
  const ask = stack.outputs.bind(stack);
  stack.outputs = async () => records.plainOutputs() ?? (await ask());
  stack.info = async () => records.lastUpdate();
}

interface Ran {
  stdout: string;
  stderr: string;
  summary?: { resourceChanges?: Record<string, number> };
  changeSummary?: Record<string, number>;
  outputs?: Record<string, { value: unknown }>;
}
