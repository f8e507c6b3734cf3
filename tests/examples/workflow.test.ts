import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import { engineEnvironment, getEngine } from "../../scripts/engine";
import { ACCOUNT, APP } from "../engine/harness";
import { ROOT } from "../package/run";
import { filesBelow } from "../package/tarball";
import { PULUMI_TOKEN, Runner } from "./runner";
import { commands, exampleJob, type Job, readWorkflow } from "./workflows";

jest.setTimeout(240_000);

describe("this repository's workflow", () => {
  const job = readWorkflow(".github/workflows/ci.yml").jobs.test as Job;

  test("runs two commands on each supported Node", () => {
    expect(job.strategy?.matrix).toEqual({ node: [20, 22, 24] });
    expect(commands(job)).toEqual(["npm ci", "npm test"]);
  });

  // `npm test` is not run: it is what runs this.
  test("npm ci: package.json and the lock file agree", async () => {
    await expect(promisify(execFile)("npm", ["ci", "--dry-run", "--offline"], { cwd: ROOT })).resolves.toBeDefined();
  });
});

describe("the example, for a pull request from a fork", () => {
  /** The job, with a port that is free here. */
  async function emulatorJob(): Promise<{ job: Job; url: string }> {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const job = JSON.parse(JSON.stringify(exampleJob("pull-request", "emulator")).replaceAll("8788", String(port)));
    return { job, url: job.env.CLOUDFLARE_BASE_URL };
  }

  // The runner has no secret and no variable, so that an expression that asks for one fails.
  let runner: Runner;
  beforeEach(() => {
    runner = new Runner();
  });
  afterEach(() => runner.close());

  test("runs the whole program against the emulator", async () => {
    const { job, url } = await emulatorJob();
    const statuses: Record<string, string[]> = {};
    await runner.run(job, async ({ run = "" }) => {
      if (!/^pulumi (up|destroy)/.test(run)) return;
      const answer = await fetch(`${url}/accounts/any/realtime/kit/any/meetings`, {
        headers: { authorization: "Bearer any" },
      });
      const { data } = (await answer.json()) as { data: { status: string }[] };
      statuses[run] = data.map(({ status }) => status);
    });
    expect(statuses).toEqual({
      "pulumi up --yes --skip-preview": ["ACTIVE"],
      "pulumi destroy --yes --skip-preview": ["INACTIVE"],
    });
    // The job's emulator has ended with it.
    await expect(fetch(url)).rejects.toThrow();
  });

  test("stops a program that is wrong before anything is started", async () => {
    const program = join(runner.checkout, "index.ts");
    writeFileSync(program, readFileSync(program, "utf8").replace("recordOnStart", "recordOnStar"));
    await expect(runner.run(exampleJob("pull-request", "emulator"))).rejects.toMatchObject({
      script: "npx tsc --noEmit",
      message: expect.stringContaining("recordOnStar"),
    });
  });
});

describe("the example, with the real stack", () => {
  const CLOUDFLARE_TOKEN = "CANARY-cloudflare-token";
  const GITHUB = { repository: "my-org/meetings", token: "CANARY-github-token" };
  let emulator: Emulator;
  let runner: Runner;
  let gh: { read(): { calls: string[]; issues: Record<string, unknown>[] }; text(): string };

  beforeAll(async () => {
    emulator = await startEmulator({ token: CLOUDFLARE_TOKEN });
    const contexts = {
      "secrets.CLOUDFLARE_API_TOKEN": CLOUDFLARE_TOKEN,
      "vars.CLOUDFLARE_ACCOUNT_ID": ACCOUNT,
      "vars.REALTIMEKIT_APP_ID": APP,
      "vars.PULUMI_ORGANIZATION": "my-org",
      "vars.PULUMI_STACK": "prod",
      "github.event_name": "push",
      "github.repository": GITHUB.repository,
      "github.token": GITHUB.token,
      "github.server_url": "https://github.com",
      "github.run_id": "4711",
    };
    runner = new Runner(contexts);
    const state = join(runner.home, "gh.json");
    runner.outside = { ...engineEnvironment(runner.home), CLOUDFLARE_BASE_URL: emulator.url, GH_STATE: state };
    writeFileSync(state, JSON.stringify({ ...GITHUB, calls: [], labels: [], issues: [] }));
    gh = {
      text: () => readFileSync(state, "utf8"),
      /** What the repository has, and the calls since the last time. */
      read() {
        const { calls, ...rest } = JSON.parse(gh.text());
        writeFileSync(state, JSON.stringify({ ...rest, calls: [] }));
        return { calls, issues: rest.issues };
      },
    };
    const { command } = await getEngine();
    await promisify(execFile)(command, ["stack", "init", "prod"], {
      cwd: runner.checkout,
      env: { ...process.env, ...runner.outside },
    });
  });
  afterAll(async () => {
    await emulator?.close();
    runner?.close();
  });

  const meeting = () => emulator.meetings(ACCOUNT, APP)[0];
  const requests = () => emulator.requests.splice(0).map(({ method, status }) => `${method} ${status}`);
  const drift = () => runner.run(exampleJob("drift", "drift"));

  test("a preview needs no Cloudflare token and calls nothing; a deployment makes the meeting", async () => {
    await runner.run(exampleJob("pull-request", "preview"));
    expect(requests()).toEqual([]);
    await runner.run(exampleJob("deploy", "up"));
    expect(requests()).toEqual(["POST 201"]);
    expect(meeting()).toMatchObject({ title: "Daily standup", record_on_start: true, status: "ACTIVE" });
  });

  test("without drift, no issue is opened", async () => {
    await drift();
    expect(gh.read()).toEqual({ calls: ["issue list"], issues: [] });
  });

  test("drift opens an issue, the next run updates it, a deployment by hand undoes it, and the next run closes the issue", async () => {
    const edit = (change: object) => emulator.editMeeting(ACCOUNT, APP, String(meeting()?.id), change);
    edit({ title: "By hand\n```\n@everybody" });
    await drift();
    const { calls, issues } = gh.read();
    expect(calls).toEqual(["issue list", "label create", "issue create"]);
    expect(issues).toMatchObject([{ number: 1, title: "Drift in prod", label: "drift", state: "open" }]);
    const body = String(issues[0]?.body);
    expect(body).toContain("https://github.com/my-org/meetings/actions/runs/4711");
    // What somebody else has written stays in the block of code, which an empty line would end.
    const [before = "", diff = "", after = ""] = body.split("\n\n");
    expect(diff).toContain("+ By hand");
    expect(diff.split("\n").filter((line) => !line.startsWith("    "))).toEqual([]);
    expect(before + after).not.toContain("@everybody");

    edit({ title: "Daily standup", status: "INACTIVE" });
    await drift();
    const updated = gh.read();
    expect(updated).toMatchObject({ calls: ["issue list", "issue edit"], issues: [{ number: 1, state: "open" }] });
    expect(String(updated.issues[0]?.body)).toMatch(/^ {4}.*status.*INACTIVE/m);
    expect(String(updated.issues[0]?.body)).not.toContain("By hand");

    runner.contexts["github.event_name"] = "workflow_dispatch";
    await runner.run(exampleJob("deploy", "up"));
    expect(meeting()).toMatchObject({ title: "Daily standup", status: "ACTIVE" });
    await drift();
    expect(gh.read()).toMatchObject({ calls: ["issue list", "issue close"], issues: [{ number: 1, state: "closed" }] });
  });

  test("a run that fails says so, and leaves the issues as they are", async () => {
    runner.contexts["secrets.CLOUDFLARE_API_TOKEN"] = "CANARY-revoked-token";
    await expect(drift()).rejects.toMatchObject({ code: 1, message: expect.stringContaining("RTK_UNAUTHORIZED") });
    expect(gh.read().calls).toEqual([]);
  });

  test("no token is in a log, an issue, or anything that the engine wrote", async () => {
    const files = [...filesBelow(join(runner.home, "backend")).values()].join("\n");
    expect(files).toContain("Daily standup");
    for (const text of [runner.log, gh.text(), files]) {
      for (const secret of [CLOUDFLARE_TOKEN, "CANARY-revoked-token", PULUMI_TOKEN]) expect(text).not.toContain(secret);
    }
  });
});
