import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const workflow = (name: string) => readFileSync(join(__dirname, "../../.github/workflows", name), "utf8");
const text = workflow("release.yml");
const { on, permissions, jobs } = parse(text);
const commands = (job: { steps: { run?: string }[] }) => job.steps.flatMap(({ run }) => run ?? []);
const actions = (of: string) => new Set(of.match(/uses: .+$/gm));

test("only a tag of a version publishes, and only after the tests", () => {
  expect(on).toEqual({ push: { tags: ["v[0-9]+.[0-9]+.[0-9]+*"] } });
  expect([jobs.draft.needs, jobs.archives.needs, jobs.publish.needs]).toEqual(["test", "draft", "archives"]);
  const check = 'npm run release:check -- --tag "$GITHUB_REF_NAME"';
  expect(commands(jobs.test)).toEqual(["npm ci", "npm audit", "npm test", check]);
});

test("both packages, with provenance, by the job's own identity and no secret", () => {
  expect(permissions).toEqual({ contents: "read" });
  expect(jobs.test.permissions).toBeUndefined();
  expect(jobs.publish.permissions).toEqual({ contents: "read", "id-token": "write" });
  expect(commands(jobs.publish).filter((command) => command.startsWith("npm"))).toEqual([
    "npm ci --ignore-scripts",
    "npm publish --provenance --access public --workspace emulator",
    "npm publish --provenance --access public",
  ]);
  expect(text).not.toContain("secrets.");
});

test("each platform packs its archive, and the release is a draft until all are there and the packages are out", () => {
  expect(jobs.archives.strategy.matrix.runner).toHaveLength(6);
  const [install, pack, sbom, upload] = commands(jobs.archives);
  expect([install, pack, sbom]).toEqual(["npm ci --ignore-scripts", "npm run plugin:archive", "npm run release:sbom"]);
  expect(upload).toContain(" dist/plugin-archives/* ");
  expect(commands(jobs.draft)[0]).toContain("--draft --verify-tag");
  expect(jobs.release.needs).toBe("publish");
  expect(commands(jobs.release).at(-1)).toContain("--draft=false");
  for (const job of [jobs.draft, jobs.archives, jobs.release]) expect(job.permissions).toEqual({ contents: "write" });
});

test("the actions are those of the tests, pinned by commit", () => {
  expect(actions(text)).toEqual(actions(workflow("ci.yml")));
  for (const action of actions(text)) expect(action).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});
