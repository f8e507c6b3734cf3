/** One operation is one object: it holds what the resources share while it runs, and its signal ends every wait. */
import { setTimeout as sleep } from "node:timers/promises";
import { Operation } from "../../../provider/operation";
import { defineResource } from "../../../provider/resource/resource";
import { ADDRESS, HOOK, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();
const inputs = { ...ADDRESS, ...HOOK };
const soon = () => sleep(5);
const named = (key: string) => ({ key: `${key}#1`, name: key });
const hooks = defineResource(
  hookWith({
    keys: ({ name }) => [
      { text: String(name), exclusive: true, path: ["name"], reason: (other) => `${other} has the name` },
    ],
  }),
);

describe("two operations in one process know nothing of each other", () => {
  const [one, two] = [new Operation(), new Operation()];

  test("claims: a key and an object that a resource has in one are free in the other", () => {
    const check = (operation: Operation, resource: string) =>
      hooks.check({ inputs, oldInputs: inputs, resource: named(resource), operation }).failures;
    expect(check(one, "a")).toEqual([]);
    expect(check(one, "b")).toEqual([{ path: ["name"], reason: "a has the name" }]);
    expect(check(two, "b")).toEqual([]);

    const diff = (operation: Operation, resource: string) =>
      hooks.diff(
        { id: "h", oldInputs: inputs, oldOutputs: { createdAt: "then" }, inputs },
        { operation, resource: named(resource) },
      );
    expect(diff(one, "a")).toEqual([]);
    const taken = { code: "RTK_EXISTS", summary: expect.stringMatching(/^the hook h .* "a"/) };
    expect(() => diff(one, "b")).toThrow(expect.objectContaining(taken));
    expect(diff(two, "b")).toEqual([]);
  });

  test("creates in doubt: the create of the other is sent at once", async () => {
    const [first, second] = [new Operation(), new Operation()];
    const outputs = { ...inputs, pendingSince: new Date().toISOString() };
    hooks.diff({ id: "pending-1", oldInputs: inputs, oldOutputs: outputs, inputs }, { operation: first });
    await hooks.create(inputs, world.context(second));
    expect(world.requests()).toEqual(["POST webhooks 201"]);
    // In its own operation, the create looks for what the one in doubt created.
    await hooks.create(inputs, world.context(first));
    expect(world.requests()).toEqual(["GET webhooks 200", "PUT webhooks/* 200"]);
  });

  test("queues: a turn in one is not waited for in the other", async () => {
    const order: string[] = [];
    let end = () => {};
    const turn = one.inTurn("key", () => new Promise<void>((resolve) => (end = resolve)));
    const behind = one.inTurn("key", async () => void order.push("behind"));
    await two.inTurn("key", async () => void order.push("elsewhere"));
    await one.inTurn("another key", async () => void order.push("beside"));
    end();
    await Promise.all([turn, behind]);
    expect(order).toEqual(["elsewhere", "beside", "behind"]);
  });

  test("rate budgets: the calls of one do not wait for those of the other", async () => {
    const context = (operation: Operation) => {
      const given = world.context(operation);
      return { ...given, connection: { ...given.connection, callsPer5Minutes: 1 } };
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const create = (controller: AbortController, name: string, operation = new Operation(controller.signal)) => ({
      operation,
      done: hooks.create({ ...inputs, name, url: `http://127.0.0.1:1/${name}` }, context(operation)),
    });
    const begun = create(first, "x");
    await begun.done;
    await create(second, "y").done;
    // The one call of the first operation is used up.
    const waiting = create(first, "z", begun.operation).done;
    first.abort();
    await expect(waiting).rejects.toMatchObject({ code: "RTK_CANCELLED", mayHaveActed: false });
    expect(world.hooks().map(({ name }) => name)).toEqual(["x", "y"]);
  });

  test("recovery: an outage that one met does not hold back the creates of the other", async () => {
    const within = (deadlineMs: number, operation: Operation) => {
      const context = world.context(operation);
      return { ...context, connection: { ...context.connection, deadlineMs } };
    };
    const controller = new AbortController();
    const failing = new Operation(controller.signal);
    world.emulator.faults.add({ times: "always", match: { method: "POST" }, do: { kind: "answer", status: 500 } });
    const lost = ["x", "y", "z"].map((name) => hooks.create({ ...inputs, name }, within(120_000, failing)));
    const settled = Promise.allSettled(lost);
    while (!world.warnings.some((each) => each.includes("one at a time"))) await soon();
    world.emulator.faults.clear();
    // The first probe of the outage comes after 5 seconds.
    await hooks.create(inputs, within(4_000, new Operation()));
    controller.abort();
    await settled;
    expect(world.hooks().map(({ name }) => name)).toEqual(["n"]);
  });
});

describe("the signal ends every wait at once", () => {
  /** Aborts once the emulator has met so many requests, and returns the error. */
  async function cancelled(start: (operation: Operation) => Promise<unknown>, requests: number) {
    const controller = new AbortController();
    // A request that an earlier test gave up may still be on its way.
    await sleep(50);
    world.emulator.requests.length = 0;
    const ended = start(new Operation(controller.signal)).then(
      () => Promise.reject(new Error("it did not fail")),
      (error: unknown) => error,
    );
    while (world.emulator.requests.length < requests) await soon();
    controller.abort();
    return ended;
  }
  // Each of these waits would outlast the test.
  const LONG = { "retry-after": "15" };

  test("a create that hangs: the state records it as one in doubt", async () => {
    world.emulator.faults.add({ match: { method: "POST" }, do: { kind: "hang" } });
    const error = await cancelled((operation) => hooks.create(inputs, world.context(operation)), 1);
    expect(error).toMatchObject({ code: "RTK_CANCELLED", id: expect.stringMatching(/^pending-/) });
  });

  test("the search for a lost create: it stays in doubt", async () => {
    world.emulator.faults.add({ match: { method: "POST" }, do: { kind: "reset" } });
    world.emulator.faults.add({ times: "always", match: { method: "GET" }, do: { kind: "hang" } });
    const error = await cancelled((operation) => hooks.create(inputs, world.context(operation)), 2);
    expect(error).toMatchObject({ id: expect.stringMatching(/^pending-/) });
  });

  test.each(["read", "update", "remove"] as const)("the pause before another try of %s", async (call) => {
    world.emulator.faults.add({ times: "always", do: { kind: "answer", status: 503, headers: LONG } });
    const change = { id: "h", inputs, oldInputs: inputs, oldOutputs: inputs, outputs: inputs };
    const error = await cancelled((operation) => hooks[call](change, world.context(operation)), 1);
    expect(error).toMatchObject({ code: "RTK_CANCELLED" });
    expect(world.emulator.requests).toHaveLength(1);
  });

  test("creates that an outage holds back", async () => {
    world.emulator.faults.add({ times: "always", match: { method: "POST" }, do: { kind: "answer", status: 500 } });
    const names = ["a", "b", "c", "d"];
    const all = (operation: Operation) =>
      Promise.allSettled(names.map((name) => hooks.create({ ...inputs, name }, world.context(operation))));
    const failures = (operation: Operation) =>
      all(operation).then((results) => Promise.reject(results.map((each) => each.status)));
    expect(await cancelled(failures, names.length)).toEqual(names.map(() => "rejected"));
  });
});
