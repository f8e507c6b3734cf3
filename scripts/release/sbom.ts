// Writes the SBOM of the npm package next to the archives of the plugin, which go into the release on GitHub together.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { npm, ROOT } from "../../tests/package/run";
import { installAlone, packAll } from "./artifacts";

/** What the package consists of, in CycloneDX. `own` is the folder that {@link installAlone} gives. */
export function sbomOf(own: string): Promise<string> {
  return npm(["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "library"], { cwd: own });
}

async function main(folder: string): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), "realtimekit-sbom-"));
  try {
    const [tarball = ""] = await packAll(temporary);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `pulumi-realtimekit-v${version}.cdx.json`);
    writeFileSync(file, await sbomOf(await installAlone(tarball, join(temporary, "alone"))));
    console.log(file);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

if (require.main === module) {
  main(join(ROOT, "dist/plugin-archives")).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
