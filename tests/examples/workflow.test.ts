import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { ACCOUNT, APP, newWorld, TOKEN, type World } from "../engine/harness";
import { EXAMPLES, exampleProgram } from "./program";

const ROOT = join(__dirname, "../..");
const run = promisify(execFile);

interface Step {
  run?: string;
  uses?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  if?: string;
  permissions?: Record<string, string>;
  concurrency?: { group: string; "cancel-in-progress": unknown };
  environment?: string;
  strategy?: { matrix: Record<string, unknown> };
  steps: Step[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  env?: Record<string, string>;
  concurrency?: object;
  jobs: Record<string, Job>;
}

const OWN = ".github/workflows/ci.yml";
const EXAMPLE = "examples/github-actions/.github/workflows/pulumi.yml";
const text = (file: string) => readFileSync(join(ROOT, file), "utf8");
const read = (file: string): Workflow => parse(text(file));
const commands = (job: Job | undefined) => job?.steps.flatMap((step) => step.run ?? []);

jest.setTimeout(120_000);

describe.each([OWN, EXAMPLE])("%s", (file) => {
  const workflow = read(file);

  test("reads the repository and no more, unless a job says so", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
  });

  test("pins each action by commit, with its version in a comment", () => {
    const lines = text(file)
      .split("\n")
      .filter((line) => line.includes("uses:"));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("has a guard against two runs at a time", () => {
    for (const job of Object.values(workflow.jobs)) expect(job.concurrency ?? workflow.concurrency).toBeDefined();
  });
});

describe("this repository's workflow", () => {
  const { test: job } = read(OWN).jobs;

  test("runs two commands on each supported Node", () => {
    expect(job?.strategy?.matrix).toEqual({ node: [20, 22, 24] });
    expect(commands(job)).toEqual(["npm ci", "npm test"]);
  });

  // `npm test` is not run: it is what runs this.
  test("npm ci: package.json and the lock file agree", async () => {
    await expect(run("npm", ["ci", "--dry-run", "--offline"], { cwd: ROOT })).resolves.toBeDefined();
  });
});

describe("the workflow of the example", () => {
  const workflow = read(EXAMPLE);
  const { preview, up } = workflow.jobs as { preview: Job; up: Job };
  const pulumiStep = (job: Job) => {
    const step = job.steps.find(({ uses }) => uses?.startsWith("pulumi/actions@"));
    if (!step) throw new Error("there is no Pulumi step");
    return step;
  };

  test("previews pull requests in a comment, and makes what is on main", () => {
    expect(workflow.on).toEqual({ pull_request: { branches: ["main"] }, push: { branches: ["main"] } });
    expect(preview.if).toContain("github.event_name == 'pull_request'");
    expect(preview.permissions).toEqual({ contents: "read", "pull-requests": "write" });
    expect(pulumiStep(preview).with).toMatchObject({ command: "preview", "comment-on-pr": true });
    expect(up.if).toBe("github.event_name == 'push'");
    expect(up.permissions).toBeUndefined();
    expect(up.concurrency).toEqual({ group: "pulumi-up", "cancel-in-progress": false });
    expect(pulumiStep(up).with).toMatchObject({ command: "up" });
    expect(pulumiStep(up).with?.["stack-name"]).toBe(pulumiStep(preview).with?.["stack-name"]);
  });

  describe("its commands", () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "realtimekit-workflow-"));
      cpSync(join(EXAMPLES, "github-actions"), folder, { recursive: true });
      symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** `npm ci` is not run: it needs the lock file of a user's repository, and this package in a registry. */
    const NEEDS_REGISTRY = "npm ci";

    test("are these, in both jobs", () => {
      expect(commands(preview)).toEqual([NEEDS_REGISTRY, "npx tsc --noEmit"]);
      expect(commands(up)).toEqual(commands(preview));
    });

    test("pass on the example, and stop a program that is wrong", async () => {
      const check = async () => {
        for (const command of commands(up) ?? []) {
          if (command !== NEEDS_REGISTRY) await run("sh", ["-ec", command], { cwd: folder });
        }
      };
      await check();
      const program = join(folder, "index.ts");
      writeFileSync(program, readFileSync(program, "utf8").replace("recordOnStart", "recordOnStar"));
      await expect(check()).rejects.toMatchObject({ stdout: expect.stringContaining("recordOnStar") });
    });
  });

  describe("its Pulumi steps, with the environment that they are given, on a real engine", () => {
    let world: World;
    const repository: Record<string, string> = {
      "secrets.PULUMI_ACCESS_TOKEN": "not used by a file backend",
      "secrets.CLOUDFLARE_API_TOKEN": TOKEN,
      "vars.CLOUDFLARE_ACCOUNT_ID": ACCOUNT,
      "vars.REALTIMEKIT_APP_ID": APP,
    };
    const outside = { ...process.env };

    beforeAll(async () => {
      world = await newWorld();
    });
    afterAll(() => world?.close());
    afterEach(() => {
      process.env = { ...outside };
    });

    /** What GitHub would do: the step sees the workflow's and its own variables, and nothing else of ours. */
    async function perform(job: Job) {
      const step = pulumiStep(job);
      const given = Object.entries({ ...workflow.env, ...step.env }).map(([name, value]) => [
        name,
        value.replaceAll(/\$\{\{ ([\w.]+) \}\}/g, (_, key) => repository[key] ?? `${key} is not set`),
      ]);
      const ours = /^(CLOUDFLARE_(?!BASE_URL)|REALTIMEKIT_)/;
      // The program runs in this process, the provider in the engine's.
      for (const place of [process.env, world.env]) {
        for (const name of Object.keys(place)) if (ours.test(name)) delete place[name];
        Object.assign(place, Object.fromEntries(given));
      }
      return step.with?.command === "up"
        ? world.up(exampleProgram("github-actions"))
        : world.preview(exampleProgram("github-actions"));
    }

    test("a preview needs no Cloudflare token and calls nothing; up makes the meeting; the next preview is empty", async () => {
      expect((await perform(preview)).changes).toEqual({ create: 2 });
      expect(world.requests()).toEqual([]);

      expect((await perform(up)).changes).toEqual({ create: 2 });
      expect(world.requests()).toEqual(["POST meetings 201"]);

      expect((await perform(preview)).changes).toEqual({});
      expect(world.requests()).toEqual([]);
      // Neither token is in anything that the engine wrote.
      expect(world.files()).not.toContain(TOKEN);
      expect(world.files()).not.toContain(repository["secrets.PULUMI_ACCESS_TOKEN"]);
    });
  });
});
