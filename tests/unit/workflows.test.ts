import { actionOf, EXAMPLE, exampleJob, type Job, OWN, readWorkflow, type Step, textOf } from "../examples/workflows";

/** All that GitHub lets a job's token do. */
const PERMISSIONS = [
  "actions",
  "artifact-metadata",
  "attestations",
  "checks",
  "contents",
  "deployments",
  "discussions",
  "id-token",
  "issues",
  "models",
  "packages",
  "pages",
  "pull-requests",
  "security-events",
  "statuses",
];

describe.each([...EXAMPLE, ...OWN])("%s", (file) => {
  const workflow = readWorkflow(file);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test("reads the repository and no more, unless a job says so", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const [, { permissions = {} }] of jobs) {
      expect(PERMISSIONS).toEqual(expect.arrayContaining(Object.keys(permissions)));
      for (const access of Object.values(permissions)) expect(["read", "write"]).toContain(access);
    }
  });

  test("never runs code of a pull request with the rights of this repository", () => {
    for (const event of ["pull_request_target", "workflow_run"]) expect(Object.keys(workflow.on)).not.toContain(event);
  });

  test("pins each action by commit, with its version in a comment", () => {
    const lines = textOf(file)
      .split("\n")
      .filter((line) => line.includes("uses:"));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("has a guard against two runs at a time, and against one that hangs", () => {
    for (const [name, job] of jobs) {
      expect({ name, guarded: (job.concurrency ?? workflow.concurrency) !== undefined }).toEqual({
        name,
        guarded: true,
      });
      expect({ name, minutes: job["timeout-minutes"] }).toEqual({ name, minutes: expect.any(Number) });
    }
  });

  test("gives a secret to a step, and to nothing else", () => {
    const secrets = (part: unknown) => JSON.stringify(part).split(/\bsecrets\b/).length - 1;
    expect(secrets(workflow)).toBe(secrets(steps.map(({ env = {} }) => env)));
  });

  test("has no expression in a script, where a value could become a command", () => {
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  test("leaves no credentials of the checkout behind", () => {
    for (const step of steps.filter((each) => actionOf(each) === "actions/checkout"))
      expect(step.with).toMatchObject({ "persist-credentials": false });
  });
});

describe("the example", () => {
  const jobs: Record<string, Job> = {
    emulator: exampleJob("pull-request", "emulator"),
    preview: exampleJob("pull-request", "preview"),
    up: exampleJob("deploy", "up"),
    drift: exampleJob("drift", "drift"),
  };
  const secretsOf = (part: unknown) =>
    [...JSON.stringify(part).matchAll(/\$\{\{ (?:secrets|vars)\.(\w+)/g)].map(([, name]) => name);

  test("has these triggers", () => {
    const [pullRequest, deploy, drift] = EXAMPLE.map((file) => readWorkflow(file).on);
    expect(pullRequest).toEqual({ pull_request: { branches: ["main"] } });
    expect(deploy).toEqual({ push: { branches: ["main"] }, workflow_dispatch: null });
    expect(drift).toEqual({ schedule: [{ cron: expect.any(String) }], workflow_dispatch: null });
  });

  test("gives each job what it needs, and no more", () => {
    expect(jobs.emulator?.permissions).toBeUndefined();
    expect(jobs.preview?.permissions).toEqual({ contents: "read", "pull-requests": "write", "id-token": "write" });
    expect(jobs.up?.permissions).toEqual({ contents: "read", "id-token": "write" });
    expect(jobs.drift?.permissions).toEqual({ contents: "read", "id-token": "write", issues: "write" });
  });

  test("tests a pull request from a fork with neither a secret nor a variable of the repository", () => {
    expect(jobs.emulator?.if).toBeUndefined();
    expect(secretsOf(jobs.emulator)).toEqual([]);
    expect(jobs.preview?.if).toBe("github.event.pull_request.head.repo.full_name == github.repository");
  });

  test("deploys, and looks for drift, on main only; only a deployment may wait for an approval", () => {
    for (const job of [jobs.up, jobs.drift]) expect(job?.if).toBe("github.ref == 'refs/heads/main'");
    expect([jobs.preview, jobs.up, jobs.drift].map((job) => job?.environment)).toEqual([
      undefined,
      "production",
      "drift",
    ]);
    const groups = EXAMPLE.map((file) => readWorkflow(file).concurrency);
    expect(groups).toEqual([
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
      { group: "pull-request-${{ github.ref }}", "cancel-in-progress": true },
      { group: "deploy", "cancel-in-progress": false },
      { group: "drift", "cancel-in-progress": false },
    ]);
  });

  test("passes the Cloudflare token to the step that calls Cloudflare, and a preview has none", () => {
    const withToken = (job: Job | undefined) =>
      job?.steps.filter((step) => secretsOf(step).includes("CLOUDFLARE_API_TOKEN"));
    expect(withToken(jobs.preview)).toEqual([]);
    expect(withToken(jobs.up)).toMatchObject([{ with: { command: "up" } }]);
    expect(withToken(jobs.drift)).toMatchObject([{ id: "compare" }]);
  });

  test.each(["preview", "up", "drift"])(
    "%s gets its Pulumi token after the installation, for as long as it may run",
    (name) => {
      const job = jobs[name] as Job;
      const at = (found: (step: Step) => boolean) => job.steps.findIndex(found);
      const exchange = at((step) => actionOf(step) === "pulumi/auth-actions");
      expect(job.steps[exchange]?.with).toEqual({
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
        organization: "${{ vars.PULUMI_ORGANIZATION }}",
        "requested-token-type": "urn:pulumi:token-type:access_token:organization",
        "token-expiration": (job["timeout-minutes"] ?? 0) * 60,
      });
      // Nothing comes between the exchange and the step that needs the token.
      expect(exchange + 1).toBe(at((step) => step.with?.command !== undefined || step.id === "compare"));
      expect(at((step) => step.run === "npm ci --ignore-scripts")).toBeGreaterThan(-1);
      expect(at((step) => step.run === "npm ci --ignore-scripts")).toBeLessThan(exchange);
    },
  );

  test("previews in a comment what it deploys", () => {
    const pulumi = (job: Job | undefined) => job?.steps.find((step) => step.with?.command !== undefined)?.with;
    expect(pulumi(jobs.preview)).toMatchObject({ command: "preview", "comment-on-pr": true });
    expect(pulumi(jobs.up)).toMatchObject({ command: "up" });
    expect(pulumi(jobs.up)?.["stack-name"]).toBe(pulumi(jobs.preview)?.["stack-name"]);
  });

  test("its README names each secret and each variable, and no other", () => {
    const used = Object.values(jobs).flatMap(secretsOf);
    const readme = textOf("examples/github-actions/README.md");
    const named = [...readme.matchAll(/^ *\| (?:secret|variable)[^|]*\| `(\w+)`/gm)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual([...new Set(used)].sort());
  });
});
