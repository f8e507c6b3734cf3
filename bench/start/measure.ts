// What one load costs, told by the process that did it: nothing of ours is loaded before.
import { join } from "node:path";

/** What is loaded, and what is there before it. */
export type Load = "program" | "provider" | "plugin";

export interface Cost {
  /** Milliseconds to load it. */
  ms: number;
  /** Milliseconds to load it and to have the first check answered; as `ms` where there is no check. */
  checkedMs: number;
  /** Milliseconds of a core that all of it used: on a busy machine they say more than those that went by. */
  cpuMs: number;
  /** Megabytes that the process has grown by in the end. */
  megabytes: number;
  /** Whether it has brought them along. */
  has: { undici: boolean; zod: boolean };
}

const INPUTS = { accountId: "0123456789abcdef0123456789abcdef", appId: "app", title: "Weekly", recordOnStart: true };

async function cost(load: Load, root: string): Promise<Cost> {
  const megabytes = () => process.memoryUsage.rss() / 2 ** 20;
  if (load === "program") require("@pulumi/pulumi");
  const [before, used, since] = [megabytes(), process.cpuUsage(), performance.now()];
  let [ms, checkedMs] = [0, 0];
  if (load === "program") {
    require(join(root, "dist/sdk/index.js"));
    ms = checkedMs = performance.now() - since;
  } else {
    const { meeting } = require(join(root, "dist/provider/bundle.js"));
    ms = performance.now() - since;
    const { failures } = await meeting.check({}, INPUTS);
    if (failures.length > 0) throw new Error(`the check failed: ${JSON.stringify(failures)}`);
    checkedMs = performance.now() - since;
  }
  const { user, system } = process.cpuUsage(used);
  const cpuMs = (user + system) / 1000;
  const grown = megabytes() - before;
  const holds = (name: string) => Object.keys(require.cache).some((file) => file.includes(`/node_modules/${name}/`));
  return { ms, checkedMs, cpuMs, megabytes: grown, has: { undici: holds("undici"), zod: holds("zod") } };
}

cost(process.argv[2] as Load, process.argv[3] as string).then((found) => console.log(JSON.stringify(found)));
