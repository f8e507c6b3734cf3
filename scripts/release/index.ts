// `npm run release:check`: all that the release workflow does and relies on, without publishing. With `--tag vX.Y.Z`,
// as the workflow calls it, the tag has to fit as well. What is made stays in dist/release.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../tests/package/run";
import { forgetPulumiSettings } from "../engine";
import { packPlugin } from "../pluginArchive";
import { summaryLine } from "../test/tally";
import { checksumIsRight, installAlone, installClone, isImportable, isQuiet, packAll } from "./artifacts";
import { type Check, makeChecks, once } from "./check";
import { hasFreeLicenses, isSmall, namesEach } from "./installed";
import { changelogHasVersion, PACKAGES, publishesWithProvenance, versionsAgree } from "./repository";
import { sbomOf } from "./sbom";
import { useTarballs } from "./use";

const OUT = join(ROOT, "dist/release");

function checks(temporary: string, tag: string | undefined): Check[] {
  const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
  const tarballs = once(() => packAll(OUT));
  const alone = once(async () => installAlone((await tarballs())[0] as string, join(temporary, "alone")));
  const eachTarball = PACKAGES.map((folder, i): Check => {
    const { name } = JSON.parse(read(join(folder, "package.json")));
    return {
      name: `publint and attw of ${name}`,
      find: () =>
        tarballs()
          .then((all) => isImportable(all[i] as string))
          .then(() => "no fault"),
    };
  });
  return [
    { name: "versions", find: () => versionsAgree(read, tag) },
    { name: "changelog", find: () => changelogHasVersion(read, tag) },
    { name: "provenance", find: () => publishesWithProvenance(read) },
    { name: "npm pack", find: () => tarballs().then((all) => all.map((file) => basename(file)).join(", ")) },
    ...eachTarball,
    { name: "size", find: () => alone().then(isSmall) },
    { name: "licenses", find: () => alone().then(hasFreeLicenses) },
    {
      name: "SBOM",
      async find() {
        const own = await alone();
        const sbom = await sbomOf(own);
        writeFileSync(join(OUT, "sbom.cdx.json"), sbom);
        return namesEach(sbom, own);
      },
    },
    { name: "plugin archive", find: () => packPlugin(OUT).then(checksumIsRight) },
    { name: "used in an empty project", find: async () => useTarballs(await tarballs(), join(temporary, "project")) },
    { name: "npm ci of a clone, npm 11", find: () => installClone().then(isQuiet) },
  ];
}

async function main(): Promise<void> {
  forgetPulumiSettings();
  const { tag } = parseArgs({ options: { tag: { type: "string" } } }).values;
  const temporary = mkdtempSync(join(tmpdir(), "realtimekit-release-"));
  try {
    const tally = await makeChecks(checks(temporary, tag), console.log);
    console.log(`\n${summaryLine(tally)}`);
    process.exitCode = tally.failed === 0 ? 0 : 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
