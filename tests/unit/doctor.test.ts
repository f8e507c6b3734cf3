import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Emulator, type EmulatorOptions, startEmulator } from "realtimekit-emulator";
import { doctor } from "../../cli/doctor";
import type { Check } from "../../cli/doctor/check";
import { checkNode } from "../../cli/doctor/machine";
import { pluginPathIn } from "../../cli/doctor/project";
import { isInRange } from "../../cli/doctor/version";

const ACCOUNT = "0123456789abcdef0123456789abcdef";
const TOKEN = "canary-token";

const emulators: Emulator[] = [];
let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "realtimekit-doctor-")));
  mkdirSync(join(folder, "bin"));
  mkdirSync(join(folder, "project"));
  jest.spyOn(process, "cwd").mockReturnValue(join(folder, "project"));
});
afterEach(async () => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
  await Promise.all(emulators.splice(0).map((emulator) => emulator.close()));
});

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ token: TOKEN, ...options });
  emulators.push(emulator);
  return emulator;
}

interface Run {
  exitCode: number;
  output: string;
  check(name: string): Check;
}

/** Runs the command as JSON, with the folder's own `pulumi` if it has one and nothing else of this machine. */
async function run(environment: Record<string, string>, args: string[] = []): Promise<Run> {
  const PATH = [join(folder, "bin"), process.execPath.replace(/\/[^/]+$/, ""), "/usr/bin", "/bin"].join(delimiter);
  const { output, exitCode } = await doctor([...args, "--json"], { PATH, ...environment });
  const { checks } = JSON.parse(output) as { checks: Check[] };
  const text = (await doctor(args, { PATH, ...environment })).output;
  return {
    exitCode,
    output: output + text,
    check(name) {
      const found = checks.find((each) => each.name === name);
      if (!found) throw new Error(`no check ${name} in ${checks.map((each) => each.name)}`);
      return found;
    },
  };
}

const at = (emulator: Emulator, more: Record<string, string> = {}) => ({
  CLOUDFLARE_API_TOKEN: TOKEN,
  CLOUDFLARE_BASE_URL: emulator.url,
  CLOUDFLARE_ACCOUNT_ID: ACCOUNT,
  ...more,
});

function write(path: string, content: unknown, mode = 0o644): void {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content), { mode });
}

/** A `pulumi` with this config and these types of resources in the selected stack. */
function pulumi(config: Record<string, { value: string; secret?: boolean }> = {}, types: string[] = []): void {
  write("config.json", config);
  write("export.json", { deployment: { resources: types.map((type) => ({ type })) } });
  write(
    "bin/pulumi",
    `#!/bin/sh
case "$1" in
version) echo v3.239.0 ;;
config) case "$*" in *missing*) echo "error: no stack named 'missing'" >&2; exit 255 ;; esac; cat ${folder}/config.json ;;
stack) cat ${folder}/export.json ;;
esac
`,
    0o755,
  );
}

/** A project with the SDK and this package. */
function project(yaml = "name: p\nruntime: nodejs\n"): void {
  write("project/Pulumi.yaml", yaml);
  write("project/package.json", { dependencies: { "pulumi-realtimekit": "*", "@pulumi/pulumi": "*" } });
  write("project/node_modules/@pulumi/pulumi/package.json", { name: "@pulumi/pulumi", version: "3.239.0" });
  write("project/node_modules/pulumi-realtimekit/package.json", {
    name: "pulumi-realtimekit",
    version: "0.1.0",
    peerDependencies: { "@pulumi/pulumi": "*" },
  });
}

const idOf = async (emulator: Emulator, name: string): Promise<string> => {
  const answer = await fetch(`${emulator.url}/accounts/${ACCOUNT}/realtime/kit/apps`, {
    method: "POST",
    headers: { authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ name }),
  });
  return ((await answer.json()) as { data: { app: { id: string } } }).data.app.id;
};

describe("with everything in place", () => {
  test("every check is ok, and the exit code is 0", async () => {
    const emulator = await start({ rateLimit: { quota: 1200, windowSeconds: 300 } });
    pulumi();
    project();
    const { exitCode, output, check } = await run(at(emulator, { REALTIMEKIT_APP_ID: await idOf(emulator, "Mine") }));
    expect(exitCode).toBe(0);
    const { checks } = JSON.parse(output.slice(0, output.indexOf("\n}\n") + 2)) as { checks: Check[] };
    expect(checks.length).toBeGreaterThan(12);
    expect(checks.filter(({ state }) => state !== "ok")).toEqual([]);
    expect(output).toContain("0 problems, 0 warnings.");
    expect(check("app").text).toContain('"Mine"');
    expect(check("calls left").text).toMatch(/^11\d\d of 1200 /);
    expect(check("token source").text).toContain("CLOUDFLARE_API_TOKEN");
  });

  test("without a project, what is about one is not checked, and the rest is", async () => {
    pulumi();
    const { exitCode, check } = await run(at(await start()));
    expect(exitCode).toBe(0);
    for (const name of ["sdk", "resources", "plugin", "copies", "stack"]) expect(check(name).state).toBe("unknown");
    expect(check("permission").state).toBe("ok");
  });
});

describe("the machine", () => {
  test("a Pulumi CLI that is missing", async () => {
    project();
    const { exitCode, check } = await run(at(await start()));
    expect([exitCode, check("pulumi").state, check("stack").state]).toEqual([1, "problem", "unknown"]);
  });

  test("a Node.js that is too old", () => {
    expect(checkNode("20.18.0").state).toBe("problem");
    expect(checkNode("20.18.1").state).toBe("ok");
  });

  test.each([
    ["3.216.0", "^3.216.0", true],
    ["3.215.9", "^3.216.0", false],
    ["4.0.0", "^3.216.0", false],
    ["22.0.0", ">=20.18.1", true],
    ["20.18.0", ">=20.18.1", false],
    ["v3.300.1-alpha.1", "^3.216.0", true],
  ])("%s in %s: %s", (version, range, expected) => expect(isInRange(version, range)).toBe(expected));
});

describe("the project", () => {
  beforeEach(() => pulumi());

  test("an SDK outside of the peer range, and one that is missing", async () => {
    const emulator = await start();
    project();
    write("project/node_modules/@pulumi/pulumi/package.json", { name: "@pulumi/pulumi", version: "3.100.0" });
    expect((await run(at(emulator))).check("sdk").state).toBe("warning");
    rmSync(join(folder, "project/node_modules"), { recursive: true });
    const { check, exitCode } = await run(at(emulator));
    expect([check("sdk").state, check("resources").state, exitCode]).toEqual(["problem", "warning", 1]);
  });

  test("a second copy of the SDK below this package, also behind a symbolic link; one copy under two paths is one", async () => {
    const emulator = await start();
    project();
    write("project/node_modules/other/package.json", { name: "other", dependencies: { "@pulumi/pulumi": "*" } });
    write("project/package.json", { dependencies: { other: "*", "pulumi-realtimekit": "*" }, devDependencies: {} });
    mkdirSync(join(folder, "project/node_modules/other/node_modules/@pulumi"), { recursive: true });
    const link = join(folder, "project/node_modules/other/node_modules/@pulumi/pulumi");
    symlinkSync(join(folder, "project/node_modules/@pulumi/pulumi"), link);
    expect((await run(at(emulator))).check("copies").state).toBe("ok");
    rmSync(link);
    write("store/pulumi/package.json", { name: "@pulumi/pulumi", version: "3.220.0" });
    symlinkSync(join(folder, "store/pulumi"), link);
    const { check, exitCode } = await run(at(emulator));
    expect(check("copies")).toMatchObject({ state: "warning", text: expect.stringContaining("3.220.0 in ") });
    expect(exitCode).toBe(0);
  });

  test("a plugin that is missing, one that fails, and one that starts", async () => {
    const emulator = await start();
    project("name: p\nplugins:\n  providers:\n    - name: realtimekit\n      path: ./plug\n");
    expect((await run(at(emulator))).check("plugin").state).toBe("problem");
    write("project/plug/pulumi-resource-realtimekit", "#!/bin/sh\nexit 3\n", 0o755);
    expect((await run(at(emulator))).check("plugin")).toMatchObject({
      state: "problem",
      text: expect.stringMatching(/exited with 3$/),
    });
    write("project/plug/pulumi-resource-realtimekit", "#!/bin/sh\necho 12345\nexec sleep 100\n", 0o755);
    expect((await run(at(emulator))).check("plugin").state).toBe("ok");
  });

  test("dynamic resources in the stack without the package", async () => {
    pulumi({}, ["pulumi-nodejs:dynamic/realtimekit:Meeting", "realtimekit:index:App"]);
    write("project/Pulumi.yaml", "name: p\n");
    expect((await run(at(await start()))).check("resources")).toMatchObject({
      state: "problem",
      text: expect.stringContaining("1 dynamic and 1 native"),
    });
  });

  test.each([
    ["plugins:\n  providers:\n    - name: realtimekit\n      path: ./a/b\n", "./a/b"],
    ["plugins:\n  providers:\n    - path: './a'\n      name: realtimekit\n", "./a"],
    ["plugins: {providers: [{name: realtimekit, path: ./a}]}\n", "./a"],
    ['{"plugins": {"providers": [{"name": "realtimekit", "path": "a"}]}}', "a"],
    ["plugins:\n  providers:\n    - name: other\n      path: ./a\n", undefined],
    ["plugins:\n  providers:\n    # - name: realtimekit\n    #   path: ./a\n", undefined],
    ["name: realtimekit\nruntime: nodejs\n", undefined],
  ])("the path of the plugin in %j", (text, path) => expect(pluginPathIn(text)).toBe(path));
});

describe("the settings", () => {
  test("no token at all", async () => {
    pulumi();
    const { exitCode, check } = await run({});
    expect(exitCode).toBe(1);
    expect(check("token source")).toMatchObject({ state: "problem", text: expect.stringMatching(/^RTK_TOKEN/) });
    for (const name of ["address", "token", "permission", "app", "calls left"]) {
      expect(check(name)).toMatchObject({ state: "unknown", text: expect.stringMatching(/^not checked: /) });
    }
  });

  test("a base URL that is refused", async () => {
    pulumi();
    const { exitCode, check } = await run({ CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_BASE_URL: "http://cloud.example" });
    expect([exitCode, check("token source").state]).toEqual([1, "ok"]);
    expect(check("settings")).toMatchObject({ state: "problem", text: expect.stringMatching(/^RTK_BASE_URL/) });
  });

  test("the plugin's own, if the project has it and no dynamic resources", async () => {
    const emulator = await start();
    project("name: p\nplugins: {providers: [{name: realtimekit, path: ./plug}]}\n");
    write("project/plug/pulumi-resource-realtimekit", "#!/bin/sh\necho 1\nexec sleep 100\n", 0o755);
    const config = {
      "realtimekit:apiToken": { value: TOKEN, secret: true },
      "realtimekit:accountId": { value: ACCOUNT },
    };
    pulumi(config);
    const { check } = await run({ CLOUDFLARE_BASE_URL: emulator.url });
    expect(check("token source").text).toContain("realtimekit:apiToken");
    expect(check("permission").state).toBe("ok");
    pulumi(config, ["pulumi-nodejs:dynamic/realtimekit:Meeting"]);
    expect((await run({ CLOUDFLARE_BASE_URL: emulator.url })).check("token source").state).toBe("problem");
  });

  test("a stack that does not exist is a problem if it was named", async () => {
    pulumi();
    project();
    expect((await run(at(await start()), ["--stack", "missing"])).check("stack").state).toBe("problem");
  });

  test("proxies: used, ignored, and not used for this machine", async () => {
    project();
    pulumi({ "realtimekit:proxy": { value: "http://me:canary-password@127.0.0.1:1" } });
    const elsewhere = { CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_BASE_URL: "https://cloudflare.invalid/client/v4" };
    const used = await run(elsewhere);
    expect(used.check("proxy").text).toBe("calls go through http://127.0.0.1:1 (from realtimekit:proxy)");
    expect(used.check("address")).toMatchObject({ state: "problem", text: expect.stringMatching(/RTK_UNREACHABLE/) });
    expect((await run(at(await start()))).check("proxy").text).toContain("is not used");
    pulumi();
    const ignored = await run(at(await start(), { HTTPS_PROXY: "http://me:canary-password@127.0.0.1:1" }));
    expect(ignored.check("proxy").text).toContain("HTTPS_PROXY is set, but ignored");
    expect(used.output + ignored.output).not.toContain("canary");
  });
});

describe("Cloudflare", () => {
  beforeEach(() => pulumi());

  test.each<[string, EmulatorOptions, string, [string, string], string]>([
    ["a wrong token", { token: "another" }, ACCOUNT, ["problem", "problem"], "wrong token"],
    ["a missing permission", { forbiddenTokens: [TOKEN] }, ACCOUNT, ["ok", "problem"], "missing permission, or wrong"],
    ["a missing entitlement", { unentitledAccounts: [ACCOUNT] }, ACCOUNT, ["ok", "problem"], "missing entitlement"],
    ["a wrong account", {}, "a".repeat(40), ["ok", "problem"], "wrong account"],
    ["a token that the account owns", { token: "another", accountTokens: [TOKEN] }, ACCOUNT, ["ok", "ok"], "the token"],
    [
      "such a token without the permission",
      { token: "another", accountTokens: [TOKEN], forbiddenTokens: [TOKEN] },
      ACCOUNT,
      ["ok", "problem"],
      "missing permission: ",
    ],
  ])("%s", async (_, options, account, states, text) => {
    const { exitCode, check } = await run(at(await start(options), { CLOUDFLARE_ACCOUNT_ID: account }));
    expect([check("token").state, check("permission").state]).toEqual(states);
    expect(check("permission").text).toMatch(new RegExp(`^${text}`));
    expect(check("app").text).toMatch(states[1] === "ok" ? /^no app is set/ : /^not checked: /);
    expect(exitCode).toBe(states.includes("problem") ? 1 : 0);
  });

  test("no account", async () => {
    const { check } = await run(at(await start(), { CLOUDFLARE_ACCOUNT_ID: "" }));
    expect([check("token").state, check("permission").state]).toEqual(["ok", "unknown"]);
  });

  test("an app that does not exist; options go before the environment", async () => {
    const emulator = await start();
    const id = await idOf(emulator, "here");
    const missing = at(emulator, { REALTIMEKIT_APP_ID: "gone", CLOUDFLARE_ACCOUNT_ID: "elsewhere" });
    expect((await run(missing, ["--account", ACCOUNT])).check("app").state).toBe("problem");
    expect((await run(missing, ["--account", ACCOUNT, "--app", id])).check("app").state).toBe("ok");
  });

  test("no call left", async () => {
    const { check, exitCode } = await run(at(await start({ rateLimit: { quota: 1, windowSeconds: 300 } })));
    expect([check("permission").text.slice(0, 16), exitCode]).toEqual(["RTK_RATE_LIMITED", 1]);
    expect(check("calls left").state).toBe("warning");
  });

  test("a server that is not Cloudflare", async () => {
    const server = createServer((_, response) => response.end("<html>")).listen(0, "127.0.0.1");
    await new Promise((ready) => server.once("listening", ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { exitCode, check } = await run({ CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_BASE_URL: url });
    server.close();
    expect([exitCode, check("address").state, check("token").state]).toEqual([1, "problem", "unknown"]);
  });

  test("nobody there", async () => {
    const emulator = await start();
    await emulator.close();
    emulators.length = 0;
    expect((await run(at(emulator))).check("address").text).toContain("RTK_UNREACHABLE");
  });
});

test("no secret is shown, whatever fails", async () => {
  project();
  const names = ["deadlineSeconds", "requestsPer5Minutes", "useProxyFromEnvironment", "proxy", "appId", "apiToken"];
  const keys = [
    "cloudflare:apiToken",
    "cloudflare:baseUrl",
    "other:password",
    ...names.map((name) => `realtimekit:${name}`),
  ];
  pulumi(Object.fromEntries(keys.map((key, i) => [key, { value: `canary-config-${i}`, secret: true }])));
  const environment = {
    PULUMI_CONFIG_PASSPHRASE: "canary-passphrase",
    HTTPS_PROXY: "http://canary-user:canary-pass@h:1",
  };
  const all = await run({ ...environment, CLOUDFLARE_API_TOKEN: "canary token" });
  expect(all.check("settings").state).toBe("problem");
  const { url } = await start({ token: "another" });
  const refused = await run({ ...environment, CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_BASE_URL: url });
  pulumi({
    "cloudflare:apiToken": { value: "canary-config", secret: true },
    "cloudflare:accountId": { value: ACCOUNT },
  });
  const ofConfig = await run({ ...environment, CLOUDFLARE_BASE_URL: url });
  expect(ofConfig.check("token").state).toBe("problem");
  for (const { output } of [all, refused, ofConfig]) expect(output).not.toMatch(/canary/);
});

test("wrong options are usage errors", async () => {
  await expect(doctor(["--jsno"], {})).rejects.toThrow('did you mean "--json"?');
  await expect(doctor(["--app", "a/b"], {})).rejects.toThrow("--app: got");
});
