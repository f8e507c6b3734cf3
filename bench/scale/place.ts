import { fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { engineEnvironment, forgetPulumiSettings, getEngine } from "../../scripts/engine";
import { cpuSecondsOfChildren, ProviderMemory } from "./processes";
import { ACCOUNT, APP } from "./programs/meetings";
import type { Order, Ran } from "./runner";

const ROOT = join(__dirname, "../..");
const TOKEN = "bench-token";

/** What one operation took. */
export interface Measured {
  seconds: number;
  /**
   * Seconds of a core that the program, the engine and the provider used together; undefined where the system does not
   * tell. On a busy machine it says more than the time that went by.
   */
  cpuSeconds: number | undefined;
  /** Memory of the provider process, in megabytes: at its peak, and at the end; undefined where the system does not tell. */
  megabytes: { peak: number; last: number } | undefined;
  /** How many requests of each method the emulator got. */
  requests: Record<string, number>;
}

/** A project with the programs of all variants, a backend for their stacks, and an emulator that takes its time. */
export class Place {
  private constructor(
    private readonly folder: string,
    private readonly emulator: Emulator,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async make(latencyMs: number, settings: Record<string, string> = {}): Promise<Place> {
    forgetPulumiSettings();
    const [engine, emulator] = await Promise.all([getEngine(), startEmulator({ token: TOKEN })]);
    if (latencyMs > 0) emulator.faults.add({ times: "always", do: { kind: "latency", ms: latencyMs } });
    const folder = mkdtempSync(join(tmpdir(), "realtimekit-scale-"));
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    // A copy, as an installation is: a build during the run must not change what is measured.
    const installed = join(folder, "project/node_modules/pulumi-realtimekit");
    mkdirSync(installed, { recursive: true });
    for (const part of ["package.json", "dist", "plugin"])
      cpSync(join(ROOT, part), join(installed, part), { recursive: true });
    compile(__dirname, join(folder, "project"));
    const path = isAbsolute(engine.command) ? [dirname(engine.command)] : [];
    const environment = {
      ...process.env,
      ...engineEnvironment(folder),
      PATH: [...path, process.env.PATH].join(delimiter),
      CLOUDFLARE_API_TOKEN: TOKEN,
      CLOUDFLARE_BASE_URL: emulator.url,
      BENCH_LATENCY_MS: String(latencyMs),
      ...settings,
    };
    return new Place(folder, emulator, environment);
  }

  async run(order: Order): Promise<Measured> {
    this.emulator.requests.length = 0;
    const before = cpuSecondsOfChildren();
    const child = fork("runner.js", [JSON.stringify(order)], {
      cwd: join(this.folder, "project"),
      env: this.environment,
      execArgv: [],
    });
    const memory = new ProviderMemory(Number(child.pid));
    let ran: Ran | undefined;
    child.on("message", (message: Ran) => {
      ran = message;
    });
    await once(child, "exit");
    const megabytes = memory.end();
    if (!ran) throw new Error(`${order.operation} of ${order.meetings} × ${order.variant} failed`);
    const requests: Record<string, number> = {};
    for (const { method } of this.emulator.requests) requests[method] = (requests[method] ?? 0) + 1;
    const cpuSeconds = before === undefined ? undefined : Number(cpuSecondsOfChildren()) - before;
    return { seconds: ran.ms / 1000, cpuSeconds, megabytes, requests };
  }

  /** What each meeting adds to the state file of the stack, as it is written: an entry and its comma. */
  stateBytes({ variant, meetings }: Pick<Order, "variant" | "meetings">): number {
    const file = join(this.folder, "backend/.pulumi/stacks/scale", `${variant}-${meetings}.json`);
    const { resources } = JSON.parse(readFileSync(file, "utf8")).checkpoint.latest as { resources: { type: string }[] };
    const made = resources.filter(({ type }) => /^(pulumi-nodejs:dynamic\/|realtimekit:index:)/.test(type));
    if (made.length !== meetings) throw new Error(`${file} has ${made.length} meetings`);
    return Math.round(Buffer.byteLength(JSON.stringify(made)) / meetings);
  }

  /** How many meetings there are, of all stacks. */
  made(): number {
    return this.emulator.meetings(ACCOUNT, APP).length;
  }

  async close(): Promise<void> {
    await this.emulator.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** TypeScript to JavaScript, file by file, as Pulumi does with a program. */
function compile(from: string, to: string): void {
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
  for (const file of ["runner.ts", ...readdirSync(join(from, "programs")).map((name) => join("programs", name))]) {
    const { outputText } = transpileModule(readFileSync(join(from, file), "utf8"), { compilerOptions });
    const out = join(to, file.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, outputText);
  }
}
