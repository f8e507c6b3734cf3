import fc from "fast-check";
import { type Emulator, type FaultRule, startEmulator } from "realtimekit-emulator";
import { isPlaceholder } from "../../provider/pending";
import type { JsonObject } from "../../provider/values";
import { Stack } from "./stack";
import { newHome, objectsAt, type Subject, subjects } from "./subjects";

/** Short, since a fault that lasts costs all of it. */
const DEADLINE_MS = 400;
const JSON_TYPE = { "content-type": "application/json" };

/** What can go wrong with a call, but what no client could notice, such as a wrong ID in a right answer. */
const action = fc.oneof(
  fc.constantFrom(401, 403, 408, 425, 429, 500, 502, 503, 504, 520, 524).map((status) => ({ kind: "answer", status })),
  fc.constantFrom<FaultRule["do"]>(
    { kind: "reset" },
    { kind: "hang" },
    { kind: "answer", status: 200, body: null },
    { kind: "answer", status: 200, body: "<!doctype html>" },
    { kind: "answer", status: 200, body: '{"success":true,"data":{"id":"6f1c', headers: JSON_TYPE },
  ),
) as fc.Arbitrary<FaultRule["do"]>;
/** A call that is refused for its token or for the rate limit has caused nothing, and the provider relies on that. */
const isRefusal = (rule: FaultRule) => rule.do.kind === "answer" && [401, 403, 429].includes(rule.do.status ?? 0);
const fault = (
  fc.record({
    match: fc.constantFrom({}, { method: "POST" }, { method: "GET" }),
    when: fc.constantFrom("before", "after"),
    after: fc.nat(1),
    times: fc.constantFrom(1, 2, 4),
    do: action,
  }) as fc.Arbitrary<FaultRule>
).map((rule): FaultRule => (isRefusal(rule) ? { ...rule, when: "before" } : rule));
/** The faults of one command, of which an `up` or a refresh comes after the first `up`. */
const step = fc.record({ isUp: fc.boolean(), faults: fc.array(fault, { maxLength: 2 }) });

// The waits are those of a client that meets faults.
jest.setTimeout(120_000);

test.concurrent.each(subjects)(
  "$name: faults in a lifecycle make no second object, and the state forgets none",
  async (subject: Subject) => {
    const emulator = await startEmulator();
    try {
      const property = fc.asyncProperty(
        subject.created,
        fault,
        fc.array(step, { maxLength: 3 }),
        (args, first, steps) => live(subject, emulator, args, [{ isUp: true, faults: [first] }, ...steps]),
      );
      await fc.assert(property, { numRuns: 12 });
    } finally {
      await emulator.close();
    }
  },
);

interface Step {
  isUp: boolean;
  faults: FaultRule[];
}

async function live(subject: Subject, emulator: Emulator, given: JsonObject, steps: readonly Step[]): Promise<void> {
  const home = await newHome(subject, emulator);
  const args = { ...given, ...home };
  const connectionWith = (deadlineMs: number) =>
    ({
      baseUrl: new URL(emulator.url),
      token: "token-of-tests",
      tokenSource: "environment",
      deadlineMs,
      callsPer5Minutes: 1_000_000,
    }) as const;
  const stack = new Stack(subject.resource, connectionWith(DEADLINE_MS));
  for (const { isUp, faults } of steps) {
    for (const each of faults) emulator.faults.add(each);
    await (isUp ? stack.up(args) : stack.refresh()).catch(() => {});
    emulator.faults.clear();
  }
  // Faults are over: whatever they left, one run repairs it.
  stack.connection = connectionWith(20_000);
  await stack.up(args);
  const objects = () => objectsAt(subject, emulator, home);
  expect(objects().map(({ id }) => id)).toEqual([stack.state?.id]);
  expect(isPlaceholder(String(stack.state?.id))).toBe(false);
  expect(await stack.refresh()).toBe(false);
  expect(await stack.up(args)).toBe("same");
  await stack.destroy();
  // RealtimeKit deletes neither an app nor a meeting, which is closed.
  const left = objects().filter(({ status }) => status !== "INACTIVE");
  expect(left).toHaveLength(subject.definition.remove ? 0 : 1);
}
