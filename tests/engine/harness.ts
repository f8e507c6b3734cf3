import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace, type PulumiFn, type Stack } from "@pulumi/pulumi/automation";
import { type Emulator, type EmulatorOptions, startEmulator } from "realtimekit-emulator";
import { engineEnvironment, getEngine } from "../../scripts/engine";

export const ACCOUNT = "0123456789abcdef0123456789abcdef";
export const APP = "14a396e7-ca44-4937-bf1f-050a69118543";
export const TOKEN = "test-token";

/** A real stack, on a real engine, against an emulator of its own over HTTP. */
export interface World {
  emulator: Emulator;
  stack: Stack;
  folder: string;
  /** Runs the operation with this program from now on. */
  program(next: PulumiFn): void;
  /** Environment of the engine and its provider, for the next operations. */
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function newWorld(program: PulumiFn, options: EmulatorOptions = {}): Promise<World> {
  const [engine, emulator] = await Promise.all([getEngine(), startEmulator({ token: TOKEN, ...options })]);
  const folder = mkdtempSync(join(tmpdir(), "realtimekit-engine-"));
  const workDir = join(folder, "project");
  mkdirSync(workDir);
  symlinkSync(join(__dirname, "../../node_modules"), join(workDir, "node_modules"));
  const env: Record<string, string> = {
    ...engineEnvironment(folder),
    CLOUDFLARE_API_TOKEN: TOKEN,
    CLOUDFLARE_BASE_URL: emulator.url,
  };
  let current = program;
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: `test-${randomUUID().slice(0, 8)}`, projectName: "engine-tests", program: () => current() },
    { workDir, pulumiCommand: engine, envVars: env },
  );
  return {
    emulator,
    stack,
    folder,
    env: stack.workspace.envVars as Record<string, string>,
    program: (next) => {
      current = next;
    },
    async close() {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every file that the engine wrote, joined: state, its backups, history. */
export function stateFiles({ folder, stack }: World): string {
  return readFileSync(join(folder, "backend/.pulumi/stacks/engine-tests", `${stack.name}.json`), "utf8");
}
