import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import "../shared/ownConnections";
import { parse } from "yaml";

/** What became of an operation. */
export interface Told {
  /** The engine's own count, without what stayed the same. */
  changes: Record<string, number>;
  outputs: Record<string, unknown>;
  text: string;
}

interface Ran {
  stdout: string;
  /** Of all but a preview. */
  summary?: { resourceChanges?: Record<string, number> };
  /** Of a preview. */
  changeSummary?: Record<string, number>;
  /** Of an up. */
  outputs?: Record<string, unknown>;
}

/** Runs an operation with the index.ts of the working folder, on its stack `dev`, and prints what became of it. */
async function main(operation: "up" | "preview" | "destroy"): Promise<Told> {
  const { name } = parse(readFileSync("Pulumi.yaml", "utf8"));
  const stack = await LocalWorkspace.selectStack(
    { stackName: "dev", projectName: name, program: async () => require(resolve("index.ts")) },
    { workDir: process.cwd() },
  );
  const { stdout, summary, changeSummary, outputs = {} }: Ran = await stack[operation]();
  const { same: _, ...changes } = changeSummary ?? summary?.resourceChanges ?? {};
  return { changes, outputs, text: stdout };
}

main(process.argv[2] as "up" | "preview" | "destroy").then(
  (told) => console.log(JSON.stringify(told)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
