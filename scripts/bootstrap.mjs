// Runs before anything is installed, so it needs only Node.js. Checks its version, installs the packages of
// package-lock.json if they are missing or differ, and builds what has changed. Prints nothing if nothing is to be done.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.cjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_NEEDED = "20.18.1";
const SAY_EVERY_MS = 10_000;

async function main() {
  if (!isAtLeast(process.versions.node, NODE_NEEDED))
    throw new SetUpFailure(
      `Node.js ${NODE_NEEDED} or newer is required, but this is ${process.versions.node}. Download it from https://nodejs.org/`,
    );
  // The lock is outside node_modules, which `npm ci` removes, and in a folder that git ignores.
  await withLock(
    join(root, ".realtimekit", "bootstrap.lock"),
    async () => {
      if (!isInstalled()) await install();
      await npm(["run", "build", "--silent"], { failure: "The build failed:" });
    },
    ({ pid }) => console.error(`Waiting for another process (${pid}) to set up this checkout.`),
  );
}

async function install() {
  console.error("Installing packages (npm ci).");
  // Development packages run the scripts, so install them even if NODE_ENV is "production".
  await npm(["ci", "--include=dev", "--no-audit", "--no-fund"], {
    failure: "npm ci failed:",
    says: "still installing",
  });
}

/** Whether node_modules matches package-lock.json: at the end of an installation, npm records there what it installed. */
function isInstalled() {
  const wanted = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (!path.includes("node_modules/")) return true;
    const found = installed[path];
    // An optional package may be for another operating system.
    if (!found) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Runs npm quietly, and shows its output only if it fails. */
async function npm(args, { failure, says }) {
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith("npm-cli.js") ? [process.execPath, [script]] : ["npm", []];
  // The shell is what finds npm.cmd on Windows.
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    shell: command === "npm",
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const timer = says && setInterval(() => console.error(`  ${says} (${seconds()} s)`), SAY_EVERY_MS);
  const code = await new Promise((resolve) => {
    child.on("error", (error) => {
      output += error.message;
      resolve(1);
    });
    child.on("close", resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new SetUpFailure(`${failure}\n${output.trimEnd()}`);
}

/** Compares versions of three numbers. */
function isAtLeast(version, minimum) {
  const [have, need] = [version, minimum].map((text) => text.split(".").map(Number));
  const differs = need.findIndex((number, i) => number !== have[i]);
  return differs === -1 || have[differs] > need[differs];
}

/** A problem that the user has to fix; the message describes it completely. */
class SetUpFailure extends Error {}

main().catch((error) => {
  console.error(error instanceof SetUpFailure ? error.message : error);
  process.exitCode = 1;
});
