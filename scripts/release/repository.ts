import { parse } from "yaml";
import { Wrong } from "./check";

/** Reads a file of the repository, by its path from the root. */
export type Read = (file: string) => string;

/** The packages that a release publishes. */
export const PACKAGES = [".", "emulator"];

const WORKFLOW = ".github/workflows/release.yml";

/** Every place that has the version has the same one, and so has the tag if there is one. */
export function versionsAgree(read: Read, tag?: string): string {
  const lock = JSON.parse(read("package-lock.json"));
  const found: Record<string, string> = {
    ...Object.fromEntries(PACKAGES.map((folder) => [`${folder}/package.json`, manifestIn(read, folder).version])),
    "package-lock.json": lock.version,
    "package-lock.json, of the root": lock.packages[""].version,
    "package-lock.json, of the emulator": lock.packages.emulator.version,
    "plugin/schema.json": JSON.parse(read("plugin/schema.json")).version,
    ...(tag === undefined ? {} : { [`the tag ${tag}`]: tag.replace(/^v/, "") }),
  };
  const { version } = manifestIn(read, ".");
  const others = Object.entries(found).filter(([, each]) => each !== version);
  if (others.length > 0)
    throw new Wrong(`package.json has ${version}, but ${others.map(([place, each]) => `${place} ${each}`)}`);
  return `${version} in ${Object.keys(found).length} places`;
}

/** The changelog has a section of the version, with a date once it is tagged. */
export function changelogHasVersion(read: Read, tag?: string): string {
  const { version } = manifestIn(read, ".");
  const sections = [...read("CHANGELOG.md").matchAll(/^## \[(.+?)\] - (.+)$([\s\S]*?)(?=^## |(?![\s\S]))/gm)];
  const [, , date = "", text = ""] = sections.find(([, each]) => each === version) ?? [];
  if (text.trim() === "") throw new Wrong(`CHANGELOG.md says nothing of ${version}`);
  const isDated = /^\d{4}-\d{2}-\d{2}$/.test(date);
  if (!isDated && (tag !== undefined || date !== "unreleased"))
    throw new Wrong(`CHANGELOG.md has ${JSON.stringify(date)} for ${version}, where the date of the release belongs`);
  return `${version}, ${date}`;
}

/**
 * The workflow publishes every package with a signed statement of the commit and the workflow that it comes from, by the
 * identity of its job. npm compares the statement with `repository`.
 */
export function publishesWithProvenance(read: Read): string {
  const { jobs } = parse(read(WORKFLOW)) as { jobs: Record<string, Job> };
  const published = Object.entries(jobs).flatMap(([name, job]) =>
    (job.steps ?? [])
      .flatMap(({ run = "" }) => run.match(/^npm publish.*$/gm) ?? [])
      .map((command) => ({ name, job, command })),
  );
  if (published.length !== PACKAGES.length)
    throw new Wrong(`${WORKFLOW} publishes ${published.length} packages and not ${PACKAGES.length}`);
  for (const { name, job, command } of published) {
    if (!command.includes(" --provenance")) throw new Wrong(`${WORKFLOW}: ${command} lacks --provenance`);
    if (job.permissions?.["id-token"] !== "write")
      throw new Wrong(`${WORKFLOW}: the job ${name} lacks id-token: write`);
  }
  const { homepage } = manifestIn(read, ".");
  for (const folder of PACKAGES) {
    const { repository } = manifestIn(read, folder);
    if (repository?.url !== `git+${homepage}.git`)
      throw new Wrong(
        `${folder}/package.json: repository.url is ${repository?.url}, which is not where the workflow runs`,
      );
  }
  return `${published.length} packages, by id-token`;
}

interface Job {
  permissions?: Record<string, string>;
  steps?: { run?: string }[];
}

function manifestIn(read: Read, folder: string) {
  return JSON.parse(read(folder === "." ? "package.json" : `${folder}/package.json`));
}
