import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** A package as Node.js finds it on disk. */
export interface Package {
  name: string;
  version: string;
  /** Without symbolic links. */
  folder: string;
}

interface Manifest {
  name?: string;
  version?: string;
  dependencies?: object;
  devDependencies?: object;
  optionalDependencies?: object;
  peerDependencies?: object;
}

/**
 * Every copy of these packages that the project, or a package it depends on, loads. It follows package.json files from
 * the project on and looks where Node.js looks, so it sees through the layouts of npm, pnpm and yarn's node_modules.
 */
export function reachableCopies(project: string, names: readonly string[]): Package[] {
  const found = new Map<string, Package>();
  const seen = new Set<string>();
  const queue = [realpathSync(project)];
  for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    const manifest = manifestOf(folder);
    if (manifest === undefined) continue;
    const { name = "", version = "unknown" } = manifest;
    if (names.includes(name)) found.set(folder, { name, version, folder });
    const { dependencies, optionalDependencies, peerDependencies, devDependencies } = manifest;
    // What a package needs for its own development is not installed with it.
    const own = seen.size === 1 ? devDependencies : {};
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies, ...own })) {
      const at = findPackage(needed, folder);
      if (at !== undefined) queue.push(at);
    }
  }
  return [...found.values()];
}

/** The folder of a package, looked up from this folder as Node.js does. */
export function findPackage(name: string, from: string): string | undefined {
  const candidate = join(from, "node_modules", name);
  if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
  const above = dirname(from);
  return above === from ? undefined : findPackage(name, above);
}

export function manifestOf(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return undefined;
  }
}
