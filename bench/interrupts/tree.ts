import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { kill, type Process, processesOf } from "./processes";
import type { Order } from "./program";

/** Which process of an `up` to kill. */
export type Victim = "engine" | "provider";

const POLL_MS = 20;
/** The scripts that Node runs for dynamic resources and for native ones. */
const PROVIDERS = ["dynamic-provider", "/plugin/index.cjs"];

/** A `pulumi up` in a process tree of its own: the program, the engine below it, the provider below that. */
export class UpTree {
  /** All that the engine and the program have said. */
  output = "";
  private readonly child: ChildProcess;
  private readonly over: Promise<unknown>;

  constructor(order: Order, environment: Record<string, string>) {
    const script = join(__dirname, "program.ts");
    this.child = spawn(process.execPath, ["--require", "tsx/cjs", script, JSON.stringify(order)], {
      cwd: order.workDir,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      // A session of its own, and in it a process group with the engine: what a terminal signals on Ctrl-C.
      detached: true,
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    }
    // Not "close": what survives the program may hold its output open.
    this.over = once(this.child, "exit");
    living.add(this);
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get hasSucceeded(): boolean {
    return this.child.exitCode === 0;
  }

  find(victim: Victim): Process | undefined {
    const all = processesOf(this.session);
    const engine = all.find(({ parent, args }) => parent === this.session && args[1] === "up");
    if (victim === "engine" || !engine) return engine;
    const below = (pid: number): Process[] =>
      all.filter(({ parent }) => parent === pid).flatMap((each) => [each, ...below(each.pid)]);
    // The engine starts a shell script, and that the process.
    return below(engine.pid).find(({ args }) => PROVIDERS.some((script) => args[1]?.includes(script)));
  }

  isAlive({ pid }: Process): boolean {
    return processesOf(this.session).some((each) => each.pid === pid);
  }

  /** Waits for a process to be there; undefined if the `up` ends without it. */
  async appearance(victim: Victim): Promise<Process | undefined> {
    for (;;) {
      const found = this.find(victim);
      if (found || this.hasEnded) return found;
      await sleep(POLL_MS);
    }
  }

  /** What Ctrl-C does in a terminal: the provider, in a group of its own, does not hear of it. */
  interrupt(): void {
    kill(-this.session, "SIGINT");
  }

  /** Waits for the program to end; false if it does not in time. */
  end(withinMs: number): Promise<boolean> {
    const late = new AbortController();
    const timer = sleep(withinMs, false, { signal: late.signal }).catch(() => false);
    return Promise.race([this.over.then(() => true), timer]).finally(() => late.abort());
  }

  /** Kills whatever is left of it. */
  async killRest(): Promise<void> {
    for (;;) {
      if (this.killNow() === 0) break;
      await sleep(POLL_MS);
    }
    await this.over;
    living.delete(this);
  }

  /** Returns how many there were to kill. */
  killNow(): number {
    const left = processesOf(this.session);
    for (const { pid } of left) kill(pid);
    return left.length;
  }

  private get session(): number {
    if (this.child.pid === undefined) throw new Error("the program of the stack could not be started");
    return this.child.pid;
  }
}

/** Being sessions of their own, they would survive this process. */
const living = new Set<UpTree>();
process.on("exit", () => {
  for (const tree of living) tree.killNow();
});
