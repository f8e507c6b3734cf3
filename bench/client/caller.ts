import { answerEach } from "../shared/worker";
import { ANSWER } from "./meeting";
import { type Create, WAYS } from "./ways";

/** How many to keep under way, and how many to make in all. */
export interface Turn {
  inFlight: number;
  requests: number;
}

export interface Took {
  ms: number;
  /** All that this process used of a core, in microseconds: user and system. */
  cpuUs: number;
}

const [way = "", baseUrl = ""] = process.argv.slice(2);
let create: Create | undefined;

answerEach(async ({ inFlight, requests }: Turn): Promise<Took> => {
  create ??= await WAYS[way]?.(baseUrl);
  if (!create) throw new Error(`there is no way ${way}`);
  let left = requests;
  const line = async (make: Create) => {
    while (left-- > 0) if ((await make()) !== ANSWER.data.id) throw new Error(`${way} gave another id`);
  };
  const [before, since] = [process.cpuUsage(), performance.now()];
  await Promise.all(Array.from({ length: inFlight }, () => line(create as Create)));
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - since, cpuUs: user + system };
});
