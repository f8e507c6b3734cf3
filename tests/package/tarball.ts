import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { npm, ROOT, run } from "./run";

/** What a clone does not have. */
const NOT_IN_A_CLONE = new Set(["node_modules", "dist", ".git", ".realtimekit", "coverage"]);

/** Copies the checkout without what a clone does not have. */
export function copyCheckout(copy: string): void {
  cpSync(ROOT, copy, {
    recursive: true,
    filter: (path) => path === ROOT || !(NOT_IN_A_CLONE.has(basename(path)) || path.endsWith(".tsbuildinfo")),
  });
}

/** Packs the checkout as it would be packed right after a clone and `npm ci`: nothing is built yet. */
export async function packFromCopy(folder: string): Promise<string> {
  const copy = join(folder, "copy");
  copyCheckout(copy);
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"), "junction");
  const packed = join(folder, "packed");
  mkdirSync(packed);
  await npm(["pack", "--ignore-scripts=false", "--pack-destination", packed], { cwd: copy });
  const [tarball, ...others] = readdirSync(packed);
  if (tarball === undefined || others.length > 0) throw new Error(`npm pack made ${readdirSync(packed).length} files`);
  return join(packed, tarball);
}

/** Gives the folder that holds what the tarball holds. */
export async function unpack(tarball: string, folder: string): Promise<string> {
  await run("tar", ["-xzf", tarball, "-C", folder], { cwd: folder, env: process.env });
  return join(folder, "package");
}

/** Every file below the folder, by its path from there, and its text. */
export function filesBelow(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")];
    }),
  );
}

export function bytesBelow(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
