import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { getEngine } from "../../scripts/engine";
import { RealtimeKitMeeting } from "../../sdk";
import { Meeting } from "../../sdk/native";
import type { Host } from "./place";
import { titleOf } from "./titles";

/** What a process tree of `pulumi up` is to do. */
export interface Order {
  stackName: string;
  projectName: string;
  workDir: string;
  accountId: string;
  appId: string;
  host: Host;
  meetings: number;
  uniqueTitle: boolean;
  parallel: number;
}

async function up({ stackName, projectName, workDir, accountId, appId, ...order }: Order): Promise<void> {
  const Declared = order.host === "native" ? Meeting : RealtimeKitMeeting;
  const program = async () => {
    for (let i = 1; i <= order.meetings; i++) {
      new Declared(`m${i}`, {
        accountId,
        appId,
        title: titleOf(`m${i}`),
        ...(order.uniqueTitle && { uniqueTitle: true }),
      });
    }
  };
  const project = { stackName, projectName, program };
  const stack = await LocalWorkspace.selectStack(project, { workDir, pulumiCommand: await getEngine() });
  await stack.up({
    parallel: order.parallel,
    onOutput: (text) => process.stdout.write(text),
    onError: (text) => process.stderr.write(text),
  });
}

// The root of a process tree of its own, as `pulumi up` in a terminal is. What runs the program of a stack must outlive
// a Ctrl-C, which the terminal sends to all of them: the engine decides when it is over.
process.on("SIGINT", () => {});
up(JSON.parse(String(process.argv[2]))).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
