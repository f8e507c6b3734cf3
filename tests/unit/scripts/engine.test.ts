import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { backendFolder, engineEnvironment, forgetPulumiSettings } from "../../../scripts/engine";
import { cacheFolder, MODULE_FOLDER, pinnedVersion, readRecipe } from "../../../scripts/engine/cache";
import { startProgress } from "../../../scripts/engine/progress";

test.each([
  ["linux", {}, join(homedir(), ".cache")],
  ["linux", { XDG_CACHE_HOME: "/elsewhere" }, "/elsewhere"],
  ["darwin", {}, join(homedir(), "Library", "Caches")],
  ["win32", { LOCALAPPDATA: "/local" }, "/local"],
])("on %s with %j the cache is in %s", (platform, env, expected) => {
  expect(cacheFolder(env, platform)).toBe(join(expected, "pulumi-realtimekit", "engine"));
});

test("the engine's folder is named after version, content and machine", () => {
  const recipe = readRecipe();
  expect(recipe.folderName).toMatch(
    new RegExp(`^\\d+\\.\\d+\\.\\d+-[0-9a-f]{12}-${process.platform}-${process.arch}$`),
  );
  expect(existsSync(recipe.pluginScript)).toBe(true);
});

test("go.mod pins CLI and SDK to one version, and go.sum has it", () => {
  const goMod = readFileSync(join(MODULE_FOLDER, "go.mod"), "utf8");
  const version = pinnedVersion(goMod);
  expect(goMod).toContain(`github.com/pulumi/pulumi/sdk/v3 v${version}`);
  expect(readFileSync(join(MODULE_FOLDER, "go.sum"), "utf8")).toContain(
    `github.com/pulumi/pulumi/pkg/v3 v${version} h1:`,
  );
  expect(() => pinnedVersion("module empty")).toThrow("does not require");
});

describe("the engine's environment", () => {
  const before = { ...process.env };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "with space-"));
  });
  afterEach(() => {
    process.env = { ...before };
    rmSync(folder, { recursive: true });
  });

  test("keeps everything in the folder", () => {
    const env = engineEnvironment(folder, "secret");
    expect(env.PULUMI_BACKEND_URL).toMatch(/^file:\/\/.*with%20space.*\/backend\?metadata=skip$/);
    expect(env.PULUMI_CONFIG_PASSPHRASE).toBe("secret");
    expect(existsSync(env.PULUMI_HOME ?? "")).toBe(true);
    expect(existsSync(backendFolder(folder))).toBe(true);
  });

  test("blanks what the user has set for other projects, and nothing else", () => {
    process.env.PULUMI_ACCESS_TOKEN = "pul-mine";
    process.env.PULUMI_STACK = "mine";
    process.env.PULUMI_BACKEND_URL = "https://api.pulumi.com";
    process.env.CLOUDFLARE_ACCOUNT_ID = "kept";
    const env = engineEnvironment(folder);
    expect(env).toMatchObject({ PULUMI_ACCESS_TOKEN: "", PULUMI_STACK: "" });
    expect(env.PULUMI_BACKEND_URL).toMatch(/^file:/);
    expect(Object.keys(env).every((name) => name.startsWith("PULUMI_"))).toBe(true);
  });
});

test("settings of other Pulumi projects are forgotten, and nothing else", () => {
  const before = { ...process.env };
  process.env.PULUMI_STACK = "mine";
  forgetPulumiSettings();
  expect(process.env.PULUMI_STACK).toBeUndefined();
  expect(process.env.PATH).toBe(before.PATH);
  process.env = before;
});

test("progress is told at each phase and every ten seconds, never beyond the total", () => {
  jest.useFakeTimers();
  const lines: string[] = [];
  const progress = startProgress((line) => lines.push(line));
  progress.phase("compiling", 2);
  for (let i = 0; i < 3; i++) progress.step();
  jest.advanceTimersByTime(65_000);
  progress.phase("linking");
  progress.end();
  jest.advanceTimersByTime(60_000);
  jest.useRealTimers();
  expect(lines).toHaveLength(8);
  expect(lines[0]).toBe("  compiling: 0 of 2 packages (0 s)");
  expect(lines[6]).toBe("  compiling: 2 of 2 packages (1 min 0 s)");
  expect(lines[7]).toBe("  linking (1 min 5 s)");
});
