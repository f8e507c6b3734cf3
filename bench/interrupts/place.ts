import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LocalWorkspace, type ProjectSettings, type Stack } from "@pulumi/pulumi/automation";
import { type Emulator, type LoggedRequest, startEmulator } from "realtimekit-emulator";
import { backendFolder, engineEnvironment, getEngine } from "../../scripts/engine";
import { frozenModules, pluginFolder } from "./package";
import { UpTree } from "./tree";

const ACCOUNT = "0123456789abcdef0123456789abcdef";
const APP = "14a396e7-ca44-4937-bf1f-050a69118543";
const TOKEN = "test-token";
const PROJECT = "interrupted";

const QUIET_MS = 250;

export type Host = "dynamic" | "native";

export interface Setting {
  /** What manages the meetings. */
  host: Host;
  /** How many meetings the program declares, and whether their titles are their keys. */
  meetings: number;
  uniqueTitle: boolean;
  /** How many creates the engine has in flight at most. */
  parallel: number;
  /** How long each request takes: half before it is processed, half after, so that a kill meets both states. */
  latencyMs: number;
}

/** A stack of so many meetings, with an engine's state and an emulator of its own. */
export class Place {
  private constructor(
    readonly setting: Setting,
    readonly emulator: Emulator,
    readonly stack: Stack,
    readonly environment: Record<string, string>,
    private readonly folder: string,
  ) {}

  static async make(setting: Setting): Promise<Place> {
    const [engine, emulator] = await Promise.all([getEngine(), startEmulator({ token: TOKEN })]);
    for (const when of ["before", "after"] as const) {
      emulator.faults.add({ times: "always", when, do: { kind: "latency", ms: setting.latencyMs / 2 } });
    }
    const folder = mkdtempSync(join(tmpdir(), "realtimekit-interrupts-"));
    const workDir = join(folder, "project");
    mkdirSync(workDir);
    symlinkSync(frozenModules(), join(workDir, "node_modules"));
    const environment = {
      ...engineEnvironment(folder),
      CLOUDFLARE_API_TOKEN: TOKEN,
      CLOUDFLARE_BASE_URL: emulator.url,
    };
    const project = { stackName: `run-${randomUUID().slice(0, 8)}`, projectName: PROJECT, program: async () => {} };
    // A stack of dynamic resources does not use the plugin. The SDK's type leaves plugins out.
    const plugins = { providers: [{ name: "realtimekit", path: pluginFolder() }] };
    const stack = await LocalWorkspace.createOrSelectStack(project, {
      workDir,
      projectSettings: { name: PROJECT, runtime: "nodejs", plugins } as ProjectSettings,
      pulumiCommand: engine,
      envVars: environment,
    });
    return new Place(setting, emulator, stack, environment, folder);
  }

  startUp(): UpTree {
    const { workDir } = this.stack.workspace;
    const place = { stackName: this.stack.name, projectName: PROJECT, workDir, accountId: ACCOUNT, appId: APP };
    return new UpTree({ ...place, ...this.setting }, this.environment);
  }

  /** Takes away the lock that an engine left behind when it was killed. Returns whether there was one. */
  async unlock(): Promise<boolean> {
    const locks = join(backendFolder(this.folder), ".pulumi", "locks");
    const isLocked =
      existsSync(locks) && readdirSync(locks, { recursive: true }).some((file) => /json$/.test(`${file}`));
    if (isLocked) await this.stack.cancel();
    return isLocked;
  }

  meetings(): { id: string; title?: string | undefined; status: string }[] {
    return this.emulator.meetings(ACCOUNT, APP);
  }

  /** What was sent to make a meeting, answered (with a status) or not. */
  creates(): LoggedRequest[] {
    return this.emulator.requests.filter(({ method }) => method === "POST");
  }

  /** The titles of meetings whose create has been answered. */
  answered(): Set<string> {
    const answered = this.creates().filter(({ status }) => status !== null);
    return new Set(answered.map(({ body }) => (body as { title: string }).title));
  }

  /** Waits until nothing is being processed: a server finishes what it has begun also for a client that is gone. */
  async quiet(): Promise<void> {
    let since = Date.now();
    let seen = -1;
    while (Date.now() - since < QUIET_MS) {
      const { requests } = this.emulator;
      if (requests.length !== seen || requests.some(({ status }) => status === null)) since = Date.now();
      seen = requests.length;
      await sleep(25);
    }
  }

  async close(): Promise<void> {
    await this.emulator.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
