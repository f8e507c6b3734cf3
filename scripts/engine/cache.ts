import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** The folder of the engine's go.mod and go.sum, which pin everything that is built. */
export const MODULE_FOLDER = __dirname;

/** Where engines are kept, for all checkouts: the user's cache folder on each operating system. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  return join(userCacheFolder(env, platform), "pulumi-realtimekit", "engine");
}

function userCacheFolder(env: NodeJS.ProcessEnv, platform: string): string {
  const home = homedir();
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  if (platform === "darwin") return join(home, "Library", "Caches");
  if (platform === "win32") return env.LOCALAPPDATA ?? join(home, "AppData", "Local");
  return join(home, ".cache");
}

/** The version of the Pulumi CLI that go.mod asks for, such as "3.259.0". */
export function pinnedVersion(goMod: string): string {
  const found = /github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/.exec(goMod);
  if (!found?.[1]) throw new Error("scripts/engine/go.mod does not require github.com/pulumi/pulumi/pkg/v3");
  return found[1];
}

/** The parts of a built engine. If any part changes, the engine gets another folder in the cache. */
export interface Recipe {
  version: string;
  goVersion: string;
  /** The script of @pulumi/pulumi that starts dynamic providers. The engine expects it in its own folder. */
  pluginScript: string;
  folderName: string;
}

export function readRecipe(): Recipe {
  const goMod = readFileSync(join(MODULE_FOLDER, "go.mod"), "utf8");
  const goSum = readFileSync(join(MODULE_FOLDER, "go.sum"), "utf8");
  const pluginScript = join(
    dirname(require.resolve("@pulumi/pulumi/package.json")),
    process.platform === "win32" ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs",
  );
  const hash = createHash("sha256");
  for (const part of [goMod, goSum, readFileSync(pluginScript)]) hash.update(part).update("\0");
  const version = pinnedVersion(goMod);
  return {
    version,
    goVersion: /^go (\S+)/m.exec(goMod)?.[1] ?? "",
    pluginScript,
    folderName: `${version}-${hash.digest("hex").slice(0, 12)}-${process.platform}-${process.arch}`,
  };
}
