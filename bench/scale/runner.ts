// One operation of the engine on one stack, in a process of its own, as the CLI would run it. Plain Node runs this,
// compiled: a TypeScript loader in the process would end up in the code that Pulumi serialises for other resources.
import { LocalWorkspace, type ProjectSettings, PulumiCommand } from "@pulumi/pulumi/automation";
import type { Declare } from "./programs/meetings";

/** What to do. */
export interface Order {
  operation: "up" | "preview" | "refresh" | "destroy";
  variant: string;
  meetings: number;
  /** Part of each title: another one is a change of every meeting. */
  revision: number;
  /** How many resources the engine works on at a time; its own default where left out. */
  parallel?: number | undefined;
}

/** How it went: how long the engine's command took. What the Automation API asks before and after is not in it. */
export interface Ran {
  ms: number;
}

const PROJECT = "scale";
/** The plugin is used by the variant that has native resources alone. The SDK's type leaves plugins out. */
const projectSettings = {
  name: PROJECT,
  runtime: "nodejs",
  plugins: { providers: [{ name: "realtimekit", path: "node_modules/pulumi-realtimekit/plugin" }] },
} as ProjectSettings;

type Run = (args: string[], ...rest: unknown[]) => Promise<unknown>;

async function main(order: Order): Promise<Ran> {
  const { operation, variant, meetings, revision, parallel } = order;
  const program = async () => {
    const { declare }: { declare: Declare } = require(`./programs/${variant}.js`);
    declare(meetings, revision);
  };
  const pulumiCommand = await PulumiCommand.get();
  const timed = pulumiCommand as unknown as { run: Run };
  const run = timed.run.bind(pulumiCommand);
  let ms = 0;
  timed.run = async (args, ...rest) => {
    const since = performance.now();
    try {
      return await run(args, ...rest);
    } finally {
      if (args[0] === operation) ms = performance.now() - since;
    }
  };
  const project = { stackName: `${variant}-${meetings}`, projectName: PROJECT, program };
  const place = { workDir: process.cwd(), pulumiCommand, projectSettings };
  const stack = await LocalWorkspace.createOrSelectStack(project, place);
  // Our client holds itself to Cloudflare's rate limit, which the emulator here does not have.
  if (revision === 0) await stack.setConfig("realtimekit:requestsPer5Minutes", { value: "1000000000" });
  await stack[operation]({ ...(parallel && { parallel }) });
  return { ms };
}

main(JSON.parse(String(process.argv[2]))).then(
  (ran) => process.send?.(ran),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
