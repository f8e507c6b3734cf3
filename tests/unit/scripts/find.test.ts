import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findInstalled, findOnPath, MINIMUM_VERSION } from "../../../scripts/engine/find";

const PLUGIN = "pulumi-resource-pulumi-nodejs";
const systemPath = process.env.PATH;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "find-"));
  process.env.PATH = folder;
});
afterEach(() => {
  process.env.PATH = systemPath;
  rmSync(folder, { recursive: true });
});

function script(path: string, body: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}

describe("on PATH", () => {
  test("nothing", async () => {
    expect(await findOnPath()).toEqual({ reason: "there is no `pulumi` on PATH" });
  });

  test("a folder of that name is not taken for it", async () => {
    mkdirSync(join(folder, "pulumi"));
    expect((await findOnPath()).reason).toMatch("there is no");
  });

  test("a whole installation", async () => {
    script("pulumi", `echo v${MINIMUM_VERSION}`);
    script(PLUGIN, "");
    expect((await findOnPath()).command?.version?.version).toBe(MINIMUM_VERSION);
  });

  test("a link to a whole installation elsewhere", async () => {
    script("elsewhere/pulumi", "echo v3.300.0");
    script(`elsewhere/${PLUGIN}`, "");
    symlinkSync(join(folder, "elsewhere", "pulumi"), join(folder, "pulumi"));
    expect((await findOnPath()).command?.version?.version).toBe("3.300.0");
  });

  test.each([
    ["too old", "echo v3.215.9", /is version 3\.215\.9; 3\.216\.0 or newer is needed/],
    ["of another major version", "echo v4.0.0", /does not work: .*[Mm]ajor/],
    ["broken", "echo oh no >&2; exit 3", /does not work: Command failed with exit code 3: pulumi version: oh no/],
    ["talking nonsense", "echo hello", /does not work: Failed to parse Pulumi CLI version/],
  ])("one that is %s is refused with the reason", async (_, body, reason) => {
    script("pulumi", body);
    script(PLUGIN, "");
    const found = await findOnPath();
    expect(found.command).toBeUndefined();
    expect(found.reason).toMatch(reason);
  });

  test("one without Node.js support is refused", async () => {
    script("pulumi", "echo v3.300.0");
    expect((await findOnPath()).reason).toMatch("comes without Node.js support");
  });
});

describe("installed below a folder", () => {
  test("is found, and run by its own path", async () => {
    script("root/bin/pulumi", "echo v3.259.0");
    script(`root/bin/${PLUGIN}`, "");
    const { command } = await findInstalled(join(folder, "root"));
    expect(command?.command).toBe(join(folder, "root", "bin", "pulumi"));
  });

  test.each([
    ["nothing there", () => {}, /there is no engine in/],
    ["half of a file", () => script("root/bin/pulumi", "\0\0"), /comes without Node.js support/],
  ])("%s is no installation", async (_, prepare, reason) => {
    prepare();
    expect((await findInstalled(join(folder, "root"))).reason).toMatch(reason);
  });
});
