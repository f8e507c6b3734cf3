import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { version as sdkVersion } from "@pulumi/pulumi/version";

/** The oldest CLI that works: the same version as the oldest @pulumi/pulumi in this package's peer range. */
export const MINIMUM_VERSION = "3.216.0";

/** What the engine starts for a dynamic provider. A complete Pulumi installation has it next to the CLI. */
const NODEJS_PLUGIN = "pulumi-resource-pulumi-nodejs";

const EXTENSIONS = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];

/** How many lines of a failure to show: the command, and the beginning of its output. */
const LINES_OF_REASON = 3;

export interface Finding {
  command?: PulumiCommand;
  /** Why there is none, for the message that is shown if no engine is found. */
  reason?: string;
}

/** The user's own `pulumi`, if it is suitable. */
export async function findOnPath(): Promise<Finding> {
  const executable = locateOnPath("pulumi");
  if (!executable) return { reason: "there is no `pulumi` on PATH" };
  if (!hasPluginBeside(executable) && !locateOnPath(NODEJS_PLUGIN)) return { reason: withoutPlugin(executable) };
  try {
    return acceptVersion(await PulumiCommand.get(), executable);
  } catch (error) {
    return { reason: `${executable} does not work: ${whyItFailed(error)}` };
  }
}

/** An installation below `root`, with the layout of the Automation API and of our build: bin/pulumi and its plugin. */
export async function findInstalled(root: string): Promise<Finding> {
  const executable = executableAt(join(root, "bin", "pulumi"));
  if (!executable) return { reason: `there is no engine in ${root}` };
  if (!hasPluginBeside(executable)) return { reason: withoutPlugin(executable) };
  try {
    return acceptVersion(await PulumiCommand.get({ root }), executable);
  } catch (error) {
    return { reason: `${executable} does not work: ${whyItFailed(error)}` };
  }
}

/** Where `PulumiCommand.install()` puts the CLI that belongs to the installed @pulumi/pulumi. */
export function downloadRoot(): string {
  return join(homedir(), ".pulumi", "versions", sdkVersion);
}

function acceptVersion(command: PulumiCommand, executable: string): Finding {
  const version = command.version;
  if (version && version.compare(MINIMUM_VERSION) >= 0) return { command };
  return { reason: `${executable} is version ${version ?? "unknown"}; ${MINIMUM_VERSION} or newer is needed` };
}

/** The engine looks for the plugin next to its executable, after following links, and on PATH. */
function hasPluginBeside(executable: string): boolean {
  return executableAt(join(dirname(realpathSync(executable)), NODEJS_PLUGIN)) !== undefined;
}

function withoutPlugin(executable: string): string {
  return `${executable} comes without Node.js support (${NODEJS_PLUGIN} is not next to it)`;
}

function locateOnPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => executableAt(join(folder, name))).find((file) => file !== undefined);
}

function executableAt(path: string): string | undefined {
  return EXTENSIONS.map((extension) => path + extension).find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  });
}

/** The Automation API puts a command's output into a text with several fields, of which only stderr is useful. */
function whyItFailed(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const stderr = /^ stderr: ([\s\S]*?)\n err\?:/m.exec(message)?.[1] ?? message;
  return stderr
    .trim()
    .split(/\s*\n\s*/)
    .slice(0, LINES_OF_REASON)
    .join(": ");
}
