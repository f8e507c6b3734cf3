import { startEmulator } from "realtimekit-emulator";
import { Network } from "../../provider/api/network";

jest.setTimeout(180_000);

/** Cloudflare's rule, 1,200 calls in 300 seconds, with its window and its quota made smaller. */
const RULE = { quota: 120, windowSeconds: 3 };
/** A machine that is busy with other work gets more than one chance to be in time, and none to fail. */
const ATTEMPTS = 3;

const PATH = ["account", "realtime", "kit", "app", "meetings"];

/** Processes with a share each, which know of each other only by what the service says, create so many meetings. */
async function create(shares: readonly number[], calls: number) {
  const emulator = await startEmulator({ rateLimit: RULE });
  const connection = { baseUrl: new URL(emulator.url), token: "token", tokenSource: "environment" as const };
  const began = performance.now();
  const createIn = (network: Network, callsPer5Minutes: number) => async (_: unknown, i: number) => {
    const api = network.connect({ ...connection, deadlineMs: 60_000, callsPer5Minutes }, String, () => {});
    for (;;) {
      try {
        return await api.send({ method: "POST", path: PATH, body: { title: String(i) }, creates: true });
      } catch (error) {
        if (!(error as { mayRepeat?: boolean }).mayRepeat) throw error;
      }
    }
  };
  await Promise.all(
    shares.flatMap((share) => Array.from({ length: calls / shares.length }).map(createIn(new Network(), share))),
  );
  const ms = performance.now() - began;
  const made = emulator.meetings("account", "app").length;
  const refused = emulator.requests.filter(({ status }) => status !== 201).length;
  await emulator.close();
  return { ms, made, refused };
}

/** What the rule allows to shares of 1,000 in all: a window's calls at once, so that only the earlier windows take time. */
const idealMs = (calls: number) => Math.floor((calls - 1) / 100) * RULE.windowSeconds * 1000;

test.each<[string, number[], number, number, number]>([
  ["one stack", [1000], 500, 1.15, 0],
  ["two stacks at once", [1000, 1000], 500, 1.15, 0],
  ["two stacks with half of it each", [500, 500], 200, 1.2, 0],
  ["four stacks with a quarter of it each", [250, 250, 250, 250], 200, 1.2, 0],
  ["four stacks at once", [1000, 1000, 1000, 1000], 200, 1.2, 12],
])(
  "%s: %j, %d calls: none fails, it takes at most %d times what the rule allows, and at most %d are refused",
  async (_, shares, calls, most, refusals) => {
    const attempts: { ratio: number; refused: number }[] = [];
    const isGood = ({ ratio, refused }: { ratio: number; refused: number }) => ratio <= most && refused <= refusals;
    while (attempts.length < ATTEMPTS && !attempts.some(isGood)) {
      const { ms, made, refused } = await create(shares, calls);
      expect(made).toBe(calls);
      attempts.push({ ratio: ms / idealMs(calls), refused });
    }
    expect(attempts.filter(isGood)).toHaveLength(1);
  },
);
