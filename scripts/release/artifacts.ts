import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { npm, ROOT, tool } from "../../tests/package/run";
import { copyCheckout, unpack } from "../../tests/package/tarball";
import { Wrong } from "./check";
import { PACKAGES } from "./repository";

/** Packs each package as `npm publish` does, and gives the paths of the tarballs, in the order of `PACKAGES`. */
export async function packAll(folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const tarballs: string[] = [];
  for (const each of PACKAGES) {
    const words = ["pack", "--json", "--ignore-scripts=false", "--pack-destination", folder];
    const printed = await npm(each === "." ? words : [...words, "--workspace", each], { cwd: ROOT });
    // What the build says stands before it.
    const [{ filename }] = JSON.parse(printed.slice(printed.search(/^\[/m)));
    tarballs.push(join(folder, filename));
  }
  return tarballs;
}

/** The entry points and types are right for every way to import them. */
export async function isImportable(tarball: string): Promise<void> {
  const cwd = ROOT;
  await tool("publint/src/cli.js", ["run", tarball, "--strict"], { cwd });
  // TypeScript's "node10" resolution knows no `exports`; tests/package says why that is no fault.
  await tool("@arethetypeswrong/cli/dist/index.js", [tarball, "--profile", "node16"], { cwd });
}

/** The package with its dependencies below it, without what only this repository needs and what the project has. */
export async function installAlone(tarball: string, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const unpacked = await unpack(tarball, folder);
  const all = JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8"));
  const { devDependencies, peerDependencies, workspaces, scripts, ...manifest } = all;
  // npm takes the name that an SBOM has from the folder.
  const own = join(folder, manifest.name);
  renameSync(unpacked, own);
  writeFileSync(join(own, "package.json"), JSON.stringify(manifest));
  await npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], { cwd: own });
  return own;
}

/** The file beside the archive has its checksum and its name, as `sha256sum --check` reads them. */
export function checksumIsRight(archive: string): string {
  const checksum = createHash("sha256").update(readFileSync(archive)).digest("hex");
  const said = readFileSync(`${archive}.sha256`, "utf8");
  if (said !== `${checksum}  ${basename(archive)}\n`)
    throw new Wrong(`${basename(archive)}.sha256 does not belong to it`);
  return `${basename(archive)}, ${Math.round(readFileSync(archive).length / 1e6)} MB, sha256 ${checksum.slice(0, 12)}…`;
}

/** Installs the checkout as after a clone, and gives what npm 11 says of it. */
export async function installClone(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "realtimekit-clone-"));
  try {
    const copy = join(folder, "copy");
    copyCheckout(copy);
    const words = [
      "exec",
      "--yes",
      "--package=npm@11",
      "--",
      "npm",
      "ci",
      "--no-audit",
      "--no-fund",
      "--prefer-offline",
    ];
    return await npm(words, { cwd: copy }, "both");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** npm has said no warning, but for those about settings of this machine. */
export function isQuiet(said: string): string {
  const warnings = said
    .split("\n")
    .filter((line) => /^npm (warn|error)\b/i.test(line) && !/ Unknown (cli|env|user|global) config /.test(line));
  if (warnings.length > 0) throw new Wrong(warnings.join("\n        "));
  return "no warning";
}
