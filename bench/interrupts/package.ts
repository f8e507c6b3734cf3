import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "../..");
const NAME = "pulumi-realtimekit";

let made: string | undefined;

/**
 * A node_modules folder with all that this checkout has, and a copy of this package as it is built now: hundreds of
 * processes load it one after the other, and a build meanwhile would have them run something else, or half of it.
 */
export function frozenModules(): string {
  if (made) return made;
  const folder = mkdtempSync(join(tmpdir(), "realtimekit-frozen-"));
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    if (name !== NAME) symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  }
  for (const part of ["package.json", "dist", "plugin"])
    cpSync(join(ROOT, part), join(modules, NAME, part), { recursive: true });
  made = modules;
  return modules;
}

export function removeFrozenModules(): void {
  if (made) rmSync(dirname(made), { recursive: true, force: true });
  made = undefined;
}

/** The folder of the native plugin. */
export function pluginFolder(): string {
  return join(frozenModules(), NAME, "plugin");
}

/** The script behind `npx pulumi-realtimekit`. */
export function commandScript(): string {
  return join(frozenModules(), NAME, "dist/cli/index.js");
}
