import { spawn } from "node:child_process";
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { getEngine } from "../../scripts/engine";
import { FAST_START } from "../shared/fastStart";
import { EXAMPLES } from "./program";
import { actionOf, type Job, type Step } from "./workflows";

/** What a repository has for its workflows: `secrets.CLOUDFLARE_API_TOKEN`, `vars.PULUMI_STACK`, `github.repository`. */
export type Contexts = Record<string, string>;

/** Programs that stand in for what a test cannot use: npm's registry, and GitHub. */
const STUBS = join(__dirname, "stubs");
/** A full installation of Pulumi has its language hosts beside it. */
const LANGUAGE_HOST = join(__dirname, "../engine/languageHost");

/** The token that a job with an identity gets in exchange for it. */
export const PULUMI_TOKEN = "pul-CANARY-of-the-exchange";

/**
 * GitHub's runner, as far as the workflows of the example need it: runs the steps of a job as they are written, in a
 * checkout of the example and with the environment that they are given, and nothing else of this process's.
 */
export class Runner {
  readonly home = mkdtempSync(join(tmpdir(), "realtimekit-workflow-"));
  readonly checkout = join(this.home, "checkout");
  /** The environment that stands in for Pulumi Cloud, Cloudflare and GitHub. */
  outside: Record<string, string> = {};
  /** What the steps of all jobs have printed. */
  log = "";
  #groups: number[] = [];

  constructor(readonly contexts: Contexts = {}) {
    cpSync(join(EXAMPLES, "github-actions"), this.checkout, { recursive: true });
  }

  /** Runs a job in a new checkout, and fails with the first step that fails. `after` is called after each step. */
  async run(job: Job, after: (step: Step) => Promise<void> = async () => {}): Promise<void> {
    rmSync(join(this.checkout, "node_modules"), { recursive: true, force: true });
    const contexts = { ...this.contexts };
    const exported: Record<string, string> = { PATH: [STUBS, process.env.PATH].join(delimiter) };
    try {
      for (const step of job.steps) {
        const given = { ...job.env, ...step.env };
        const env = { ...exported, ...mapValues(given, (value) => evaluate(value, contexts)) };
        const outputs =
          step.run === undefined ? await this.#use(step, job, env, exported) : await this.#shell(step.run, env);
        for (const [name, value] of Object.entries(outputs)) contexts[`steps.${step.id}.outputs.${name}`] = value;
        await after(step);
      }
    } finally {
      await this.#endProcesses();
    }
  }

  /** What the actions do, seen from the steps. */
  async #use(step: Step, job: Job, env: Record<string, string>, exported: Record<string, string>): Promise<Contexts> {
    const inputs = mapValues(step.with ?? {}, (value) => evaluate(String(value), this.contexts));
    switch (actionOf(step)) {
      case "actions/checkout":
      case "actions/setup-node":
        return {};
      case "pulumi/auth-actions":
        if (job.permissions?.["id-token"] !== "write") throw new Error("the job has no identity");
        exported.PULUMI_ACCESS_TOKEN = PULUMI_TOKEN;
        return { "pulumi-access-token": PULUMI_TOKEN };
      case "pulumi/actions": {
        exported.PATH = await withPulumi(exported.PATH);
        if (inputs.command === undefined) return {};
        if (!env.PULUMI_ACCESS_TOKEN) throw new Error("the step cannot log in to Pulumi Cloud");
        const words = [inputs.command, "--stack", inputs["stack-name"], "--non-interactive"];
        if (inputs.command === "up") words.push("--yes", "--skip-preview");
        for (const flag of ["diff", "refresh"]) if (inputs[flag] === "true") words.push(`--${flag}`);
        return this.#shell(`pulumi ${words.join(" ")}`, { ...env, PATH: exported.PATH });
      }
      default:
        throw new Error(`the runner does not know ${step.uses}`);
    }
  }

  /** Runs a script as GitHub does, and gives its outputs. A process in the background lives until the job ends. */
  async #shell(script: string, env: Record<string, string>): Promise<Contexts> {
    const scriptFile = join(this.home, "script.sh");
    const outputFile = join(this.home, "output");
    const logFile = join(this.home, "log");
    writeFileSync(scriptFile, script);
    writeFileSync(outputFile, "");
    const log = openSync(logFile, "w");
    // Pulumi asks the system for the home folder, and not HOME.
    const machine = { CI: "true", HOME: this.home, PULUMI_HOME: join(this.home, ".pulumi") };
    const child = spawn("bash", ["-e", scriptFile], {
      cwd: this.checkout,
      env: { ...FAST_START, ...machine, GITHUB_OUTPUT: outputFile, ...this.outside, ...env },
      stdio: ["ignore", log, log],
      detached: true,
    });
    if (child.pid) this.#groups.push(child.pid);
    const code = await new Promise((resolve, reject) => child.on("error", reject).on("exit", resolve));
    closeSync(log);
    const printed = readFileSync(logFile, "utf8");
    this.log += printed;
    if (code !== 0) throw new StepFailure(script, code, printed);
    const lines = readFileSync(outputFile, "utf8").split("\n").filter(Boolean);
    return Object.fromEntries(lines.map((line) => line.split("=", 2)));
  }

  /**
   * Ends what the steps have left running, and waits for it, so that nothing of the job outlives it. The wait is
   * bounded, since in a container without an init, processes that have ended stay in their group.
   */
  async #endProcesses(): Promise<void> {
    for (const group of this.#groups.splice(0)) {
      send(group, "SIGTERM");
      for (let tries = 0; tries < 100 && send(group, 0); tries++) await setTimeout(20);
    }
  }

  close(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

export class StepFailure extends Error {
  constructor(
    readonly script: string,
    readonly code: unknown,
    printed: string,
  ) {
    super(`exit code ${code} of:\n${script}\n${printed}`);
  }
}

/** False if all processes of the group have ended. */
function send(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

/** The PATH with the engine, which only the action puts there. */
async function withPulumi(path = ""): Promise<string> {
  const { command } = await getEngine();
  return [LANGUAGE_HOST, ...(isAbsolute(command) ? [dirname(command)] : []), path].join(delimiter);
}

/** The expressions of the workflows use only the value of a context, and whether it equals some text. */
function evaluate(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{ ([\w.-]+)(?: == '(\w+)')? \}\}/g, (_, name, expected) => {
    const value = contexts[name];
    if (value === undefined) throw new Error(`${name} is not set`);
    return expected === undefined ? value : String(value === expected);
  });
}

function mapValues<T>(values: Record<string, T>, map: (value: T) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
