import { plainFetch } from "../../bench/faults/clients/fetch";
import { oursFrom } from "../../bench/faults/clients/ours";
import type { Client } from "../../bench/faults/clients/provider";
import type { Fault } from "../../bench/faults/faults";
import { KINDS } from "../../bench/faults/kinds";
import { OPERATIONS, type Operation } from "../../bench/faults/kinds/kind";
import { type Result, runScenario, type Scenario } from "../../bench/faults/scenario";
import { startWorld, type World } from "../../bench/faults/world";
import { hostAll } from "../../provider/dynamic/host";
import { registry } from "../../provider/registry";

/** The scenarios of bench/faults for what is no meeting, which has suites of its own: a few, with a short deadline. */
const kinds = KINDS.filter(({ name }) => name !== "meeting");
// A create that gets no answer uses 85% of the deadline, and what follows needs time on a busy machine too.
const ours = oursFrom(() => ({ hostAll, registry }), { "realtimekit:deadlineSeconds": "16" });

const FAULTS: Fault[] = [
  { name: "the answer is lost", when: "after", action: () => ({ kind: "reset" }) },
  { name: "no answer, though it was done", when: "after", action: () => ({ kind: "hang" }) },
  { name: "no answer, and nothing done", when: "before", action: () => ({ kind: "hang" }) },
  { name: "HTTP 500, though it was done", when: "after", action: () => ({ kind: "answer", status: 500 }) },
  { name: "HTTP 503, and nothing done", when: "before", action: () => ({ kind: "answer", status: 503 }) },
  {
    name: "refused for now",
    when: "before",
    action: () => ({ kind: "answer", status: 429, headers: { "retry-after": "1" }, body: null }),
  },
  { name: "refused", when: "before", action: () => ({ kind: "answer", status: 403 }) },
  {
    name: "the answer about another object",
    when: "after",
    action: ({ answer, objectsIn }) => ({
      kind: "mutate",
      change: (body) => void objectsIn(body).forEach((object) => void Object.assign(object, answer)),
    }),
  },
];

const scenarios = kinds.flatMap((kind) =>
  OPERATIONS.filter((operation) => kind.methods[operation]).flatMap((operation) =>
    FAULTS.filter(({ name }) => operation !== "token" || !name.includes("another object")).map((fault) => ({
      ...{ kind, operation, fault, client: ours },
    })),
  ),
);

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** All at once: nearly all of their time is waiting. */
let running: Map<string, Promise<Result>> | undefined;
const resultOf = (name: string) => {
  running ??= new Map(scenarios.map((each) => [nameOf(each), started(each)]));
  return running.get(name);
};
const started = (scenario: Scenario) => {
  const result = runScenario(scenario, world);
  // It may fail before its own test comes to it.
  result.catch(() => {});
  return result;
};

const nameOf = ({ kind, operation, fault }: Scenario) => `${operation} ${kind.name}: ${fault.name}`;
const RIGHT = { isRight: true, duplicates: 0, unreportedOrphans: 0, isForgotten: false, isOtherHit: false };

test.each(scenarios.map(nameOf))("%s", async (name) => {
  expect(await resultOf(name)).toMatchObject(RIGHT);
});

describe("what a lost answer leaves behind without this package, so that the suite can see it", () => {
  const lost = (kindName: string, operation: Operation, client: Client = plainFetch) => {
    const kind = kinds.find(({ name }) => name === kindName) as Scenario["kind"];
    return runScenario({ kind, operation, fault: FAULTS[0] as Fault, client }, world);
  };

  test("a second app", async () => {
    expect(await lost("app", "create")).toMatchObject({ isRight: false, duplicates: 1, unreportedOrphans: 1 });
  });

  test.each(["preset", "webhook", "participant"])("a %s in no state", async (kind) => {
    expect(await lost(kind, "create")).toMatchObject({ isRight: false, duplicates: 0, unreportedOrphans: 1 });
  });
});
