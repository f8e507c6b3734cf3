/** The shape carries explicit context in place of guesses: each call of a definition is told what there is to know. */
import * as z from "zod";
import { Operation } from "../../../provider/operation";
import type { Change, Definition, Recorded } from "../../../provider/resource/definition";
import { defineResource } from "../../../provider/resource/resource";
import { field } from "../../../provider/schema/field";
import { secretText } from "../../../provider/schema/secretText";
import type { JsonObject } from "../../../provider/values";
import { ADDRESS, HOOK, hookFields, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();

describe("read knows whether it has inputs", () => {
  const reads: Recorded[] = [];
  const definition = hookWith({
    read(recorded, service) {
      reads.push(recorded);
      return service.objects(recorded.inputs ?? recorded.outputs).get(recorded.id);
    },
  });
  beforeEach(() => {
    reads.length = 0;
  });
  const declared = async () => {
    const stack = world.stack(definition);
    await stack.up(HOOK);
    return stack;
  };

  test("a declared resource has them, without a default that would tell", async () => {
    const stack = await declared();
    expect(await stack.refresh()).toBe(true);
    expect(reads).toMatchObject([{ inputs: HOOK, outputs: HOOK }]);
  });

  test("one that is only read has none, and its outputs are all that RealtimeKit has", async () => {
    const { state } = await declared();
    const id = String(state?.id);
    const read = defineResource(definition).read({ id, inputs: undefined, outputs: ADDRESS }, world.context());
    expect(await read).toMatchObject({ id, outputs: { ...ADDRESS, ...HOOK, createdAt: expect.any(String) } });
    expect(await read).not.toHaveProperty("inputs");
    expect(reads).toEqual([{ id, inputs: undefined, outputs: ADDRESS }]);
  });

  test("the dynamic host tells a .get() from a declaration, at its first read and at every later one", async () => {
    const { state } = await declared();
    const id = String(state?.id);
    const host = world.stack(definition).provider();
    let outputs: JsonObject = { ...ADDRESS, __provider: "p" };
    for (const name of ["n", "changed by hand"]) {
      world.emulator.editObject("webhooks", ADDRESS.accountId, ADDRESS.appId, id, { name });
      const found = await host.read?.(id, outputs);
      expect(found).toMatchObject({ id, props: { ...ADDRESS, ...HOOK, name, createdAt: expect.any(String) } });
      expect(found).not.toHaveProperty("inputs");
      outputs = { ...found?.props, __provider: "p" };
    }
    expect(reads.map(({ inputs }) => inputs)).toEqual([undefined, undefined]);
  });

  test("what is only read and not there is an error; what is declared and not there is gone", async () => {
    const stack = await declared();
    const id = String(stack.state?.id);
    world.emulator.removeObject("webhooks", ADDRESS.accountId, ADDRESS.appId, id);
    const read = defineResource(definition).read({ id, inputs: undefined, outputs: ADDRESS }, world.context());
    await expect(read).rejects.toMatchObject({ code: "RTK_NOT_FOUND" });
    expect(await stack.refresh()).toBe(false);
  });
});

describe("update, diff and remove get the old inputs and outputs", () => {
  const told: Record<string, unknown> = {};
  const definition = hookWith({
    update(change, service) {
      told.update = change;
      return service.objects(change.inputs).put(change.id, change.inputs);
    },
    refusal(change) {
      told.diff = change;
      return undefined;
    },
    async remove(recorded, service) {
      told.remove = recorded;
      await service.objects(recorded.outputs).delete(recorded.id);
    },
  });

  test("through the dynamic host, whose old outputs repeat the old inputs", async () => {
    const stack = world.stack(definition);
    await stack.up(HOOK);
    const createdAt = stack.state?.outputs.createdAt;
    await stack.up({ ...HOOK, name: "m" });
    const change = { id: stack.state?.id, oldInputs: { name: "n" }, inputs: { name: "m" }, oldOutputs: { createdAt } };
    expect(told.diff).toMatchObject(change);
    expect(told.update).toMatchObject(change);
    await stack.destroy();
    expect(told.remove).toMatchObject({ inputs: { name: "m" }, outputs: { name: "m", createdAt } });
  });

  test("a host that has both apart hands them on apart", () => {
    const change: Change = {
      id: "h",
      oldInputs: { ...ADDRESS, ...HOOK },
      oldOutputs: { createdAt: "then" },
      inputs: { ...ADDRESS, ...HOOK, name: "m" },
    };
    defineResource(definition).diff(change, { operation: new Operation() });
    expect(told.diff).toBe(change);
  });
});

describe("check gets what was declared before", () => {
  /** Keeps the name that it was first given, or was given by default. */
  const inputs = z.strictObject({
    ...hookFields,
    name: field(z.string().optional(), { doc: "Name." }),
    enabled: field(z.boolean().optional(), { doc: "On.", default: true, separateCall: true }),
  });
  const given: unknown[] = [];
  const complete: Definition["complete"] = (declared, { oldInputs }) => {
    given.push(oldInputs);
    return { name: oldInputs?.name ?? "by default", ...declared };
  };
  const resource = defineResource(hookWith({ inputs, complete }));
  const check = (declared: JsonObject, oldInputs?: JsonObject) =>
    resource.check({
      inputs: { ...ADDRESS, url: "u", events: [], ...declared },
      oldInputs,
      operation: new Operation(),
    });

  test.each<[JsonObject, JsonObject | undefined, JsonObject]>([
    [{}, undefined, { name: "by default", enabled: true }],
    [{}, { name: "first" }, { name: "first", enabled: true }],
    [{ name: "now" }, { name: "first" }, { name: "now", enabled: true }],
    [{ enabled: false }, undefined, { name: "by default", enabled: false }],
  ])("%j after %j is completed to %j", (declared, old, completed) => {
    const { inputs, failures } = check(declared, old);
    expect({ inputs, failures }).toEqual({ inputs: { ...ADDRESS, url: "u", events: [], ...completed }, failures: [] });
    expect(given.at(-1)).toBe(old);
  });

  test("the rules see the completed inputs, and whether the object is new", () => {
    const seen: unknown[] = [];
    const failures: Definition["failures"] = ({ name }, isNew) => {
      seen.push([name, isNew]);
      return [];
    };
    const ruled = defineResource(hookWith({ inputs, complete, failures }));
    for (const oldInputs of [undefined, { name: "first" }]) {
      ruled.check({ inputs: {}, oldInputs, operation: new Operation() });
    }
    expect(seen).toEqual([
      ["by default", true],
      ["first", false],
    ]);
  });
});

test("check is told of the environment: a variable that is missing for a secret is a warning at preview", () => {
  const inputs = z.strictObject({
    ...hookFields,
    pin: field(secretText(z.string()).optional(), { doc: "PIN.", secret: true }),
  });
  const check = (variable?: (name: string) => string | undefined) => {
    const given = { ...ADDRESS, ...HOOK, pin: { env: "PIN" } };
    const request = { inputs: given, oldInputs: undefined, operation: new Operation() };
    const { failures, warnings } = defineResource(hookWith({ inputs })).check({
      ...request,
      ...(variable && { variable }),
    });
    expect(failures).toEqual([]);
    return warnings;
  };
  expect(check((name) => (name === "PIN" ? "1234" : undefined))).toEqual([]);
  expect(check()).toEqual([]);
  for (const value of [undefined, ""]) {
    expect(check(() => value)).toEqual([{ path: ["pin"], reason: expect.stringContaining("PIN") }]);
  }
});

test("check looks no further into a value that is nested too deeply: that is the only problem, and no warning", () => {
  const deep = JSON.parse(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`);
  const request = { inputs: { ...ADDRESS, name: "n", url: deep }, oldInputs: undefined, operation: new Operation() };
  const checked = defineResource(hookWith({ warnings: () => [{ path: ["name"], reason: "w" }] })).check(request);
  expect(checked.failures).toEqual([{ path: ["url"], reason: expect.stringContaining("too deeply") }]);
  expect(checked.warnings).toEqual([]);
});
