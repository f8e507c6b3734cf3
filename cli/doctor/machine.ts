import { ownPackage } from "../ownPackage";
import { type Check, checkOf } from "./check";
import { run } from "./run";
import { isInRange } from "./version";

/** The Node.js that runs this command, which is most likely the one that runs the program. */
export function checkNode(version = process.versions.node): Check {
  const { ok, problem } = checkOf("node");
  const { node } = ownPackage().engines;
  return isInRange(version, node)
    ? ok(`Node.js ${version}`)
    : problem(`Node.js ${version}, but this package needs ${node}`, "install a newer Node.js");
}

export async function checkCli(folder: string, environment: NodeJS.ProcessEnv): Promise<Check> {
  const { ok, problem } = checkOf("pulumi");
  const { stdout, failure } = await run("pulumi", ["version"], folder, environment);
  if (failure === undefined) return ok(`Pulumi CLI ${stdout.trim()}`);
  return problem(
    `the Pulumi CLI cannot be run: ${failure}`,
    "install it (https://www.pulumi.com/docs/install/), and make sure that its folder is on PATH",
  );
}
