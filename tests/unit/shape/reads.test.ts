/** What a read finds, and a removal leaves alone. */
import * as z from "zod";
import { Operation } from "../../../provider/operation";
import { type Context, defineResource } from "../../../provider/resource/resource";
import { field } from "../../../provider/schema/field";
import { secretText } from "../../../provider/schema/secretText";
import type { JsonObject } from "../../../provider/values";
import { ADDRESS, HOOK, hookFields, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();
const inputs = { ...ADDRESS, ...HOOK };
const hooks = defineResource(hookWith());
async function created(): Promise<string> {
  const { id } = await hooks.create(inputs, world.context());
  world.requests();
  return id;
}
const byHand = (id: string, change: object) =>
  world.emulator.editObject("webhooks", ADDRESS.accountId, ADDRESS.appId, id, change);

describe("a read of what is declared", () => {
  test("has no inputs while nothing of it differs", async () => {
    const id = await created();
    const found = await hooks.read({ id, inputs, outputs: inputs }, world.context());
    expect(found).toMatchObject({ id, outputs: inputs, live: HOOK });
    expect(found).not.toHaveProperty("inputs");
  });

  test("has them as RealtimeKit has them where an edit by hand is drift", async () => {
    const id = await created();
    byHand(id, { name: "by hand" });
    const found = await hooks.read({ id, inputs, outputs: inputs }, world.context());
    expect(found).toMatchObject({ inputs: { ...inputs, name: "by hand" }, outputs: { name: "by hand" } });
  });

  test("by two resources of an operation is a warning with the object, at the second", async () => {
    const id = await created();
    const context = world.context();
    await hooks.read({ id, inputs, outputs: inputs }, context);
    expect(world.warnings).toEqual([]);
    await hooks.read({ id, inputs, outputs: inputs }, context);
    expect(world.warnings).toEqual([expect.stringContaining(`hook ${id}`)]);
  });

  test("of a create in doubt whose inputs the host does not have finds its object", async () => {
    const id = await created();
    const outputs = { ...inputs, pendingSince: new Date(Date.now() - 60_000).toISOString() };
    const found = await hooks.read({ id: "pending-1", inputs: undefined, outputs }, world.context());
    expect(found).toMatchObject({ id, outputs: inputs });
  });
});

describe("a secret that RealtimeKit repeats", () => {
  const pin = field(secretText(z.string()).optional(), { doc: "PIN.", secret: true });
  const secret = defineResource(hookWith({ inputs: z.strictObject({ ...hookFields, pin }) }));
  const PENDING = { pendingSince: new Date().toISOString() };
  const context = (): Context => ({ ...world.context(), variable: (name) => ({ PIN: "1234-5678" })[name] });
  const withPin = (value: JsonObject[string]) => ({ ...inputs, pin: value });

  test.each<[string, () => Promise<unknown>]>([
    ["a read, of its inputs", () => secret.read({ id: "h", inputs: withPin("1234-5678"), outputs: inputs }, context())],
    ["a read, of its outputs", () => secret.read({ id: "h", inputs, outputs: withPin("1234-5678") }, context())],
    ["a variable", () => secret.read({ id: "h", inputs: withPin({ env: "PIN" }), outputs: inputs }, context())],
    ["a removal", () => secret.remove({ id: "h", inputs: withPin("1234-5678"), outputs: inputs }, context())],
    [
      "a removal in doubt",
      () => secret.remove({ id: "pending-1", inputs, outputs: { ...withPin("1234-5678"), ...PENDING } }, context()),
    ],
  ])("is not shown by the error of %s", async (_, call) => {
    const body = { success: false, error: { code: 422, message: "no: 1234-5678" } };
    world.emulator.faults.add({ do: { kind: "answer", status: 422, body } });
    await expect(call()).rejects.toMatchObject({ message: expect.stringContaining("no: [secret]") });
  });

  test("comes to no place that is not marked yet, and stays at one that is", async () => {
    const id = await created();
    const show = () =>
      world.emulator.faults.add({
        match: { method: "GET" },
        do: { kind: "mutate", change: ({ data }: { data: JsonObject }) => void Object.assign(data, { pin: "1234" }) },
      });
    show();
    const found = await secret.read({ id, inputs: undefined, outputs: ADDRESS }, context());
    expect(found?.outputs).toMatchObject(HOOK);
    expect(found?.outputs).not.toHaveProperty("pin");
    show();
    const again = await secret.read({ id, inputs: undefined, outputs: withPin("old") }, context());
    expect(again?.outputs).toMatchObject({ ...HOOK, pin: "1234" });
  });
});

test("what RealtimeKit answers null for is no output", async () => {
  const id = await created();
  const change = ({ data }: { data: JsonObject }) => void Object.assign(data, { created_at: null });
  world.emulator.faults.add({ match: { method: "GET" }, do: { kind: "mutate", change } });
  const found = await hooks.read({ id, inputs, outputs: { ...inputs, createdAt: "then" } }, world.context());
  expect(found?.outputs).not.toHaveProperty("createdAt");
});

describe("a removal", () => {
  test("leaves an object that another resource of the operation has", async () => {
    const id = await created();
    const operation = new Operation();
    await hooks.update({ id, oldInputs: inputs, oldOutputs: {}, inputs }, world.context(operation));
    world.requests();
    await hooks.remove({ id, inputs, outputs: inputs }, world.context(operation));
    expect(world.requests()).toEqual([]);
    expect(world.hooks()).toHaveLength(1);
  });

  test("of a create in doubt that a create of the operation has replaced makes no call", async () => {
    await created();
    const operation = new Operation();
    const outputs = { ...inputs, pendingSince: new Date(Date.now() - 60_000).toISOString() };
    hooks.diff({ id: "pending-1", oldInputs: inputs, oldOutputs: outputs, inputs }, { operation });
    await hooks.create(inputs, world.context(operation));
    world.requests();
    await hooks.remove({ id: "pending-1", inputs, outputs }, world.context(operation));
    expect(world.requests()).toEqual([]);
    expect(world.hooks()).toHaveLength(1);
  });
});
