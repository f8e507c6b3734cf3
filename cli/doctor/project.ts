import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { ownPackage } from "../ownPackage";
import { type Check, checkOf } from "./check";
import { findPackage, manifestOf, type Package, reachableCopies } from "./packages";
import type { ResourceCounts } from "./stack";
import { isInRange } from "./version";

const SDK = "@pulumi/pulumi";
const PACKAGE = "pulumi-realtimekit";

/** A Pulumi project, as far as this package is concerned. */
export interface Project {
  folder: string;
  /** What Pulumi.yaml names as the path of the plugin, as an absolute path. */
  plugin: string | undefined;
}

const FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/** The project of a folder or of one above it, as Pulumi finds it. */
export function findProject(folder: string): Project | undefined {
  const file = FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file !== undefined) {
    const path = pluginPathIn(readFileSync(file, "utf8"));
    return { folder, plugin: path === undefined ? undefined : resolve(folder, path) };
  }
  const above = dirname(folder);
  return above === folder ? undefined : findProject(above);
}

const NAME = String.raw`["']?name["']?:\s*["']?realtimekit["']?`;
const PATH = String.raw`["']?path["']?:\s*["']?([^"',}\n]+?)["']?`;
/** Between the two: a comma in `{…}`, or a line break. The package has no YAML parser among its dependencies. */
const NEXT = String.raw`\s*(?:,|\n)\s*`;

/** The `path` of the entry that has `name: realtimekit`. */
export function pluginPathIn(text: string): string | undefined {
  const plain = text.replaceAll(/(^|\s)#.*$/gm, "");
  const [, after, before] =
    new RegExp(`${NAME}${NEXT}${PATH}\\s*(?:[,}\\n]|$)|${PATH}${NEXT}${NAME}\\s*(?:[,}\\n]|$)`).exec(plain) ?? [];
  return (after ?? before)?.trim();
}

/** Whether the project uses the plugin, the dynamic resources, or both; and whether what it uses is there. */
export function checkResources({ folder, plugin }: Project, counts: ResourceCounts | undefined): Check {
  const { ok, problem, warning } = checkOf("resources");
  const installed = findPackage(PACKAGE, folder);
  const ways = [
    ...(plugin === undefined ? [] : ["the native plugin (Pulumi.yaml)"]),
    ...(installed === undefined ? [] : [`the dynamic resources (${PACKAGE} ${manifestOf(installed)?.version})`]),
  ];
  const inStack = counts ? `; the stack has ${counts.dynamic} dynamic and ${counts.native} native resources` : "";
  if (counts && counts.dynamic > 0 && installed === undefined) {
    return problem(
      `the project does not have the package ${PACKAGE}, which the dynamic resources of the stack need${inStack}`,
      `run "npm install ${PACKAGE}" in ${folder}`,
    );
  }
  if (ways.length > 0) return ok(`the project can use ${ways.join(" and ")}${inStack}`);
  return warning(
    `the project has neither the package ${PACKAGE} nor the plugin in Pulumi.yaml${inStack}`,
    `run "npm install ${PACKAGE}" in ${folder}`,
  );
}

export async function checkPlugin({ plugin }: Project, environment: NodeJS.ProcessEnv): Promise<Check> {
  const { ok, problem } = checkOf("plugin");
  if (plugin === undefined) return ok("Pulumi.yaml sets no path for the plugin");
  const remedy = "set the path in Pulumi.yaml to ./node_modules/pulumi-realtimekit/plugin, and install the package";
  if (!existsSync(plugin)) return problem(`the plugin's path ${plugin} does not exist`, remedy);
  const suffix = process.platform === "win32" ? ".cmd" : "";
  const failure = await startFailure(join(plugin, `pulumi-resource-realtimekit${suffix}`), environment);
  return failure === undefined ? ok(`${plugin} starts`) : problem(`${plugin} does not start: ${failure}`, remedy);
}

/** A plugin says the port of its server once it has started. This is far longer than a start takes. */
const START_MS = 60_000;

/** Starts the plugin as the engine does, and stops it as soon as it is ready; why it did not start, if so. */
async function startFailure(executable: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const child = spawn(executable, ["127.0.0.1:1"], {
    env: environment,
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  });
  const lines = child.stdout && createInterface({ input: child.stdout });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((done) => {
      timer = setTimeout(() => done("it did not answer in time"), START_MS);
      lines?.once("line", (line) => done(/^\d+$/.test(line) ? undefined : "its first line is not a port"));
      child.once("error", ({ message }) => done(message));
      child.once("exit", (code, signal) => done(`it exited with ${code ?? signal}`));
    });
  } finally {
    clearTimeout(timer);
    lines?.close();
    child.kill();
  }
}

export function checkSdk({ folder }: Project): Check {
  const { ok, problem, warning } = checkOf("sdk");
  const range = ownPackage().peerDependencies[SDK];
  const found = findPackage(SDK, folder);
  const version = found && manifestOf(found)?.version;
  if (!existsSync(join(folder, "package.json"))) return ok("the project is not a Node.js project, so it needs no SDK");
  if (version === undefined) return problem(`the project does not have ${SDK}`, `run "npm install" in ${folder}`);
  if (isInRange(version, range)) return ok(`${SDK} ${version}`);
  return warning(
    `${SDK} ${version}, but this package needs ${range}`,
    `run "npm install ${SDK}@${range}" in ${folder}`,
  );
}

/** Two copies of the SDK have two engines' settings; of two copies of this package, one may be old. */
export function checkCopies({ folder }: Project): Check {
  const { ok, warning } = checkOf("copies");
  const copies = reachableCopies(folder, [SDK, PACKAGE]);
  const twice = [SDK, PACKAGE]
    .map((name) => copies.filter((copy) => copy.name === name))
    .filter((all) => all.length > 1);
  if (twice.length === 0) return ok(`no package is installed twice (${SDK}, ${PACKAGE})`);
  return warning(
    twice.map(inWords).join("; "),
    `make all packages agree on one version: "npm ls ${SDK} ${PACKAGE}" and "npm dedupe"`,
  );
}

function inWords(copies: readonly Package[]): string {
  const where = copies.map(({ version, folder }) => `${version} in ${folder}`);
  return `${copies.length} copies of ${copies[0]?.name}: ${where.join(", ")}`;
}
