import { type Emulator, type EmulatorOptions, startEmulator } from "realtimekit-emulator";
import { type Answered, Api, type Call, type Reply } from "../../live/api";
import { ask, PROBES, type Verdict } from "../../live/probes";
import { askAll } from "../../live/probes/askAll";
import { Lab } from "../../live/probes/lab";
import { sweep } from "../../live/sweep";
import type { Target } from "../../live/target";
import { ACCOUNT, APP, TOKEN } from "../engine/harness";

const PREFIX = "rtk-acceptance-test";
/** What the emulator needs so that every rule of it can be seen. */
const WHOLE: EmulatorOptions = { token: TOKEN, rateLimit: { quota: 100_000, windowSeconds: 300 } };
const asked = PROBES.filter((probe) => typeof probe.ask === "function");

let emulator: Emulator | undefined;
afterEach(() => emulator?.close());
beforeEach(() => {
  jest.spyOn(console, "log").mockImplementation(() => {});
});

async function target(options: EmulatorOptions = WHOLE): Promise<Target> {
  emulator = await startEmulator(options);
  return { baseUrl: emulator.url, token: TOKEN, accountId: ACCOUNT, appId: APP, service: "emulator" };
}

async function verdicts(options: EmulatorOptions): Promise<Map<string, Verdict>> {
  return (await askAll(new Api(await target(options), () => {}), PREFIX)).verdicts;
}

const named = (found: Map<string, Verdict>, is: Verdict["is"]) =>
  [...found].filter(([, verdict]) => verdict.is === is).map(([name]) => name);

test("the emulator confirms each rule that can be asked for, and everything is closed or deleted afterwards", async () => {
  const api = new Api(await target(), () => {});
  const { verdicts: found, tally } = await askAll(api, PREFIX);
  // With a hundred meetings, it could tell that too.
  expect(found.get("per-page-cap")?.is).toBe("not probed");
  expect(named(found, "confirmed")).toHaveLength(asked.length - 1);
  expect(tally).toMatchObject({ failed: 0, passed: asked.length - 1 });
  expect(api.calls).toBeLessThan(200);

  const left = await sweep(api, PREFIX);
  expect(left.failed).toEqual([]);
  const meetings = emulator?.meetings(ACCOUNT, APP) ?? [];
  expect(left.closed.sort()).toEqual(meetings.map(({ id }) => id).sort());
  expect(meetings.map(({ status }) => status)).toEqual(["INACTIVE", "INACTIVE"]);
  for (const list of ["presets", "webhooks"] as const) expect(emulator?.objects(list, ACCOUNT, APP)).toEqual([]);
  for (const { id } of meetings) expect(emulator?.objects("participants", ACCOUNT, APP, id)).toEqual([]);
});

test.each<[string, EmulatorOptions, string[]]>([
  ["PUT resets the status", { putStatus: "reset" }, ["put-status"]],
  ["PATCH replaces", { patch: "replace" }, ["patch-merges", "vorbis"]],
  ["an unknown meeting is a 500", { unknownMeeting: 500 }, ["unknown-meeting"]],
  ["only created apps exist", { apps: "known" }, ["app-first-use"]],
  ["PUT of a webhook answers all of it", { follow: "documented" }, ["webhook-put"]],
  ["there is no rate limit", { rateLimit: undefined }, ["rate-headers"]],
  ["any token will do", { token: undefined }, ["auth-alike"]],
])("an emulator in which %s differs there", async (_, options, expected) => {
  const found = await verdicts({ ...WHOLE, ...options });
  expect(named(found, "differs")).toEqual(expect.arrayContaining(expected));
});

/** Another answer to one call of a probe. */
type Lie = (reply: Reply) => Reply;

/** Has every property, at every depth, so that nothing is absent. */
const everything: Answered = new Proxy({}, { get: (_, key) => (typeof key === "symbol" ? undefined : everything) });
const LIES: Lie[] = [
  (reply) => ({ ...reply, status: 299, body: { success: true, data: {} } }),
  (reply) => ({ ...reply, status: 200, body: { success: true, data: everything } }),
  (reply) => ({ ...reply, status: 418, headers: new Headers(), body: { success: false } }),
  (reply) => ({ ...reply, body: { ...reply.body, data: reversed(reply.body?.data), paging: {} } }),
  (reply) => ({ ...reply, status: 400 }),
  // As if the call had not counted.
  (reply) => ({ ...reply, headers: new Headers({ ratelimit: `"a";r=${leftIn(reply) + 1};t=1` }) }),
];
const leftIn = ({ headers }: Reply) => Number(/r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]);
const reversed = (data: Answered) => (Array.isArray(data) ? [...data].reverse() : data);

/** Lies about one of the calls. */
class Liar extends Api {
  made = 0;

  constructor(
    where: Target,
    private readonly about: number,
    private readonly lie: Lie,
  ) {
    super(where, () => {});
  }

  override async call(method: string, path: string, call?: Call): Promise<Reply> {
    const reply = await super.call(method, path, call);
    return ++this.made === this.about ? this.lie(reply) : reply;
  }
}

test.each(asked.filter(({ name }) => name !== "per-page-cap").map((probe) => [probe.name, probe] as const))(
  "%s says that it differs, if one of its answers does",
  async (_, probe) => {
    const where = await target();
    const honest = new Liar(where, 0, (reply) => reply);
    expect(await ask(probe, new Lab(honest, PREFIX))).toEqual({ is: "confirmed" });
    // From the end: what comes first is setting up.
    for (let about = honest.made; about > 0; about--) {
      for (const [i, lie] of LIES.entries()) {
        const { is } = await ask(probe, new Lab(new Liar(where, about, lie), `${PREFIX}-${about}-${i}`));
        if (is === "differs") return;
      }
    }
    throw new Error("it confirms whatever it is told");
  },
);
