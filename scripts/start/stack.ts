import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  LocalWorkspace,
  type ProjectSettings,
  type PulumiCommand,
  Stack,
  StackNotFoundError,
} from "@pulumi/pulumi/automation";
import { engineEnvironment } from "../engine";
import { PLUGIN, useNativeClasses } from "./native";

export interface StackPlace {
  /** The folder of the project, with its Pulumi.yaml and index.ts. */
  root: string;
  /** The folder for all data of the runs. */
  folder: string;
  stackName: string;
  /** Run the program's resources through the native plugin. */
  native: boolean;
}

/** Opens the stack with the project's program. If it doesn't exist, creates it if `make` is set. */
export async function openStack(
  { root, folder, stackName, native }: StackPlace,
  engine: PulumiCommand,
  engineVariables: Record<string, string>,
  make: boolean,
): Promise<Stack | undefined> {
  const { name, description } = await (
    await LocalWorkspace.create({ workDir: root, pulumiCommand: engine })
  ).projectSettings();
  // Not the root, because the engine writes stack settings next to its Pulumi.yaml. From a folder below the root, the
  // provider process still finds this package and @pulumi/pulumi in the root's node_modules.
  const workDir = join(folder, "workspace");
  mkdirSync(workDir, { recursive: true });
  const workspace = await LocalWorkspace.create({
    workDir,
    pulumiCommand: engine,
    envVars: { ...engineEnvironment(folder, passphrase(folder)), ...engineVariables },
    projectSettings: {
      name,
      runtime: "nodejs",
      ...(description && { description }),
      ...(native && PLUGIN),
    } as ProjectSettings,
    program: async () => {
      if (native) useNativeClasses();
      return require(join(root, "index.ts"));
    },
  });
  try {
    return await Stack.select(stackName, workspace);
  } catch (error) {
    if (!(error instanceof StackNotFoundError)) throw error;
    return make ? Stack.create(stackName, workspace) : undefined;
  }
}

/** Encrypts the secrets in the stack's state. It is generated once; without it, that state can no longer be read. */
function passphrase(folder: string): string {
  const file = join(folder, "passphrase");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}
