import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import packageJson from "../../package.json";
import { checksumIsRight, isQuiet } from "../../scripts/release/artifacts";
import { makeChecks, once, Wrong } from "../../scripts/release/check";
import { hasFreeLicenses, isSmall, namesEach } from "../../scripts/release/installed";
import {
  changelogHasVersion,
  publishesWithProvenance,
  type Read,
  versionsAgree,
} from "../../scripts/release/repository";

const ROOT = join(__dirname, "../..");
const read: Read = (file) => readFileSync(join(ROOT, file), "utf8");
const { version } = packageJson;

/** The repository with one text of one file replaced by another one. */
const broken =
  (file: string, text: string | RegExp, by: string): Read =>
  (each) => {
    if (each !== file) return read(each);
    if (read(file).split(text).length === 1) throw new Error(`${file} has no ${text}`);
    return read(file).replace(text, by);
  };

const folder = mkdtempSync(join(tmpdir(), "realtimekit-release-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, files: Record<string, string>): string {
  const here = join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(here, file)), { recursive: true });
    writeFileSync(join(here, file), text);
  }
  return here;
}

describe("the repository as it is", () => {
  test.each([
    ["has one version", () => versionsAgree(read)],
    ["has one version, with its tag", () => versionsAgree(read, `v${version}`)],
    ["has it in its changelog", () => changelogHasVersion(read)],
    ["publishes with provenance", () => publishesWithProvenance(read)],
  ])("%s", (_, check) => {
    expect(check()).toMatch(/\S/);
  });
});

describe("versions", () => {
  const another = `"version": "9.9.9"`;
  const own = `"version": "${version}"`;
  test.each(["emulator/package.json", "plugin/schema.json", "package-lock.json"])("another one in %s", (file) => {
    expect(() => versionsAgree(broken(file, own, another))).toThrow(Wrong);
  });

  test("a tag of another one", () => {
    expect(() => versionsAgree(read, "v9.9.9")).toThrow(Wrong);
  });
});

describe("the changelog", () => {
  const heading = new RegExp(`^## \\[${version.replaceAll(".", "\\.")}\\] - .+$`, "m");
  const titled = (by: string) => broken("CHANGELOG.md", heading, by);
  const dated = titled(`## [${version}] - 2026-12-01`);

  test.each([
    ["without the version", titled("## [9.9.9] - 2026-12-01"), undefined],
    ["with neither a date nor unreleased", titled(`## [${version}] - soon`), undefined],
    ["unreleased, although tagged", titled(`## [${version}] - unreleased`), `v${version}`],
    [
      "with nothing in the version's section",
      titled(`## [${version}] - 2026-12-01\n\n## [0.0.1] - 2026-11-01`),
      undefined,
    ],
  ])("%s", (_, of, tag) => {
    expect(() => changelogHasVersion(of, tag)).toThrow(Wrong);
  });

  test("dated and tagged passes", () => {
    expect(changelogHasVersion(dated, `v${version}`)).toBe(`${version}, 2026-12-01`);
  });
});

describe("provenance", () => {
  const workflow = ".github/workflows/release.yml";
  test.each([
    ["a publish without it", broken(workflow, / --provenance/, "")],
    ["a job that cannot get an identity", broken(workflow, "id-token: write", "id-token: none")],
    ["a package that is not published", broken(workflow, /npm publish .* --workspace emulator/, "echo")],
    [
      "a package of another repository",
      broken("emulator/package.json", /git\+https:[^"]+/, "git+https://example.com/a.git"),
    ],
  ])("%s", (_, of) => {
    expect(() => publishesWithProvenance(of)).toThrow(Wrong);
  });
});

describe("what is installed", () => {
  const manifest = (name: string, license?: string) => JSON.stringify({ name, version: "1.0.0", license });
  const installed = (name: string, others: Record<string, string>) =>
    write(name, { "package.json": manifest("ours", "MIT"), "plugin/index.cjs": "", ...others });
  const small = installed("small", { "node_modules/@scope/a/package.json": manifest("@scope/a", "ISC") });

  test("passes if small, with licenses and an SBOM", () => {
    expect(isSmall(small)).toBe("0.0 MB in 2 packages, and 0.0 MB of plugin");
    expect(hasFreeLicenses(small)).toBe("ours MIT, @scope/a ISC");
    const component = (name: string) => ({ name, version: "1.0.0" });
    const sbom = { metadata: { component: component("ours") }, components: [component("@scope/a")] };
    expect(namesEach(JSON.stringify(sbom), small)).toBe("ours@1.0.0, @scope/a@1.0.0");
    expect(() => namesEach(JSON.stringify({ ...sbom, components: [] }), small)).toThrow("@scope/a@1.0.0");
  });

  const of = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [`node_modules/${name}/package.json`, manifest(name, "MIT")]));
  test.each([
    ["too many packages", installed("many", of("a", "b", "c"))],
    ["too many bytes", installed("large", { ...of("a"), "node_modules/a/a.js": "a".repeat(12e6) })],
    ["too large a plugin", installed("plugin", { ...of("a"), "plugin/schema.json": "a".repeat(4.1e6) })],
  ])("%s", (_, here) => {
    expect(() => isSmall(here)).toThrow(Wrong);
  });

  test.each([
    ["another license", "GPL-3.0-only"],
    ["none", undefined],
  ])("%s", (_, license) => {
    const here = installed("licenses", { "node_modules/a/package.json": manifest("a", license) });
    expect(() => hasFreeLicenses(here)).toThrow(Wrong);
  });
});

test("a checksum of something else", () => {
  const archive = join(
    write("archive", { "a.tar.gz": "a", "a.tar.gz.sha256": `${"0".repeat(64)}  a.tar.gz\n` }),
    "a.tar.gz",
  );
  expect(() => checksumIsRight(archive)).toThrow(Wrong);
  const sha256 = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
  writeFileSync(`${archive}.sha256`, `${sha256}  a.tar.gz\n`);
  expect(checksumIsRight(archive)).toContain("ca978112ca1b");
});

test("a warning of npm", () => {
  expect(isQuiet("added 600 packages in 1m\nfound 0 vulnerabilities\n")).toBe("no warning");
  expect(isQuiet('npm warn Unknown user config "nodedir". This will stop working.\n')).toBe("no warning");
  expect(() => isQuiet('npm warn Unknown project config "nodedir".\n')).toThrow("project");
  expect(() => isQuiet("added 600 packages\nnpm warn deprecated a@1.0.0: gone\n")).toThrow("deprecated a@1.0.0");
});

test("each check has its line, and those that need what failed fail with it, but no others", async () => {
  const pack = once(async (): Promise<string> => {
    throw new Wrong("no tarball");
  });
  const lines: string[] = [];
  const checks = [
    { name: "one", find: pack },
    { name: "two", find: async () => `${await pack()} is small` },
    { name: "three", find: () => "fine" },
  ];
  const tally = await makeChecks(checks, (line) => lines.push(line));
  expect(lines).toEqual(["FAILED  one: no tarball", "FAILED  two: no tarball", "ok      three: fine"]);
  expect(tally).toEqual({ passed: 1, failed: 2, skipped: 0 });
});
