import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { underDynamicNames } from "../../scripts/start/native";

export const EXAMPLES = join(__dirname, "../../examples");

/** An example's index.ts as a program that is run anew by each operation, as the CLI would run it. */
export const exampleProgram = (name: string): PulumiFn => programOf(join(EXAMPLES, name, "index.ts"));

/** The same of any file. `native`: with the classes of the native plugin. */
export function programOf(file: string, native = false): PulumiFn {
  if (!existsSync(file)) throw new Error(`there is no ${file}`);
  // Modules are loaded once per test file, so the program would run once. These two must stay the same copies: the
  // engine's connection lives in them.
  const dynamic = require("pulumi-realtimekit");
  const shared = {
    "@pulumi/pulumi": require("@pulumi/pulumi"),
    "pulumi-realtimekit": native ? underDynamicNames(require("pulumi-realtimekit/native"), dynamic) : dynamic,
  };
  return async () => {
    let exported: Record<string, unknown> = {};
    jest.isolateModules(() => {
      for (const [module, loaded] of Object.entries(shared)) jest.doMock(module, () => loaded);
      exported = require(file);
    });
    return exported;
  };
}
