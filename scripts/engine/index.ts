import { join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { withLock } from "../lock.cjs";
import { buildEngine } from "./build";
import { cacheFolder, type Recipe, readRecipe } from "./cache";
import { downloadEngine } from "./download";
import { downloadRoot, findInstalled, findOnPath, MINIMUM_VERSION } from "./find";
import type { Say } from "./progress";

export { backendFolder, engineEnvironment, forgetPulumiSettings } from "./environment";

let engine: Promise<PulumiCommand> | undefined;

/**
 * A Pulumi engine: the CLI on PATH, else the Automation API's download, else one built from its Go module. What is
 * already on this machine takes precedence, so the network is needed at most once.
 */
export function getEngine(say: Say = sayOnStderr): Promise<PulumiCommand> {
  engine ??= obtain(say);
  return engine;
}

/** There is no engine. The message says what was tried and what to install. */
export class NoEngine extends Error {
  override readonly name = "NoEngine";
}

function sayOnStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function obtain(say: Say): Promise<PulumiCommand> {
  const recipe = readRecipe();
  const cache = cacheFolder();
  const builtRoot = join(cache, recipe.folderName);
  const onPath = await findOnPath();
  if (onPath.command) return onPath.command;
  const present = await findPresent(builtRoot);
  if (present) return present;
  return withLock(
    join(cache, "lock"),
    async () => (await findPresent(builtRoot)) ?? (await fetchOrBuild(recipe, builtRoot, onPath.reason ?? "", say)),
    ({ pid }) => say(`Waiting for another process (${pid}) to get the Pulumi engine.`),
  );
}

async function findPresent(builtRoot: string): Promise<PulumiCommand | undefined> {
  return (await findInstalled(downloadRoot())).command ?? (await findInstalled(builtRoot)).command;
}

async function fetchOrBuild(recipe: Recipe, builtRoot: string, pathReason: string, say: Say): Promise<PulumiCommand> {
  const tried = [`on PATH: ${pathReason}`];
  const downloadFailure = await downloadEngine(downloadRoot(), say);
  const downloaded = await findInstalled(downloadRoot());
  if (downloaded.command) return downloaded.command;
  tried.push(`downloaded by the Automation API: ${downloadFailure ?? downloaded.reason}`);
  try {
    await buildEngine(recipe, builtRoot, say);
    const built = await findInstalled(builtRoot);
    if (built.command) return built.command;
    tried.push(`built from source: ${built.reason}`);
  } catch (error) {
    tried.push(`built from source: ${error instanceof Error ? error.message : error}`);
  }
  throw new NoEngine(
    [
      "No Pulumi engine is available.",
      ...tried.map((line) => `  - ${line.replaceAll("\n", "\n    ")}`),
      "Install one of these and run the same command again:",
      `  - the Pulumi CLI, ${MINIMUM_VERSION} or newer: https://www.pulumi.com/docs/install/`,
      `  - Go, ${recipe.goVersion} or newer, to build the engine from source: https://go.dev/doc/install`,
    ].join("\n"),
  );
}
