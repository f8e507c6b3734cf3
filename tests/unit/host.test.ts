/** What Pulumi's dynamic-provider process gets of a resource. */
import * as z from "zod";
import { dynamicProvider, hostAll } from "../../provider/dynamic/host";
import { RealtimeKitError, RecordedError } from "../../provider/errors";
import { Operation } from "../../provider/operation";
import type { Resource } from "../../provider/resource/resource";
import { field } from "../../provider/schema/field";
import type { JsonObject } from "../../provider/values";
import { ADDRESS, HOOK, hookFields, hookWith, shapeWorld } from "../shared/shape";

const world = shapeWorld();
const failure = (made: unknown) =>
  Promise.resolve(made).then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );

/** The process's view of a resource whose calls do what a test says. */
function hosted(calls: Partial<Resource>) {
  const resource = { definition: hookWith(), isAddressOnly: () => false, ...calls } as Resource;
  return dynamicProvider(resource, new Operation());
}

describe("an error", () => {
  const create = (error: unknown) =>
    hosted({ create: () => Promise.reject(error) }).create({ name: "n", __provider: "p" });

  test("of the provider has no stack trace, and its code as its text", async () => {
    const error = await failure(create(new RealtimeKitError("RTK_REJECTED", "no")));
    expect(error.message).toMatch(/^RTK_REJECTED: no\. /);
    expect(String(error)).toBe("RTK_REJECTED");
    expect(error.stack).not.toContain("at ");
    expect(error.stack).toBeTruthy();
    expect(error).not.toHaveProperty("reasons");
  });

  test("that left something has what the state records, and the provider to delete it with", async () => {
    const recorded = new RecordedError("RTK_INCOMPLETE", "half", "h", { name: "n", date: undefined as never }, {});
    const error = await failure(create(recorded));
    expect(error).toMatchObject({ id: "h", reasons: [recorded.message] });
    expect(error.properties).toStrictEqual({ name: "n", __provider: "p" });
  });

  test("of an update has the new provider", async () => {
    const recorded = new RecordedError("RTK_INCOMPLETE", "half", "h", {}, {});
    const host = hosted({ update: () => Promise.reject(recorded) });
    const error = await failure(host.update?.("h", { __provider: "old" }, { __provider: "new" }));
    expect(error.properties).toEqual({ __provider: "new" });
  });

  test("that left something in a call without inputs has no provider", async () => {
    const recorded = new RecordedError("RTK_INCOMPLETE", "half", "h", { name: "n" }, {});
    const error = await failure(hosted({ remove: () => Promise.reject(recorded) }).delete?.("h", {}));
    expect(error.properties).toStrictEqual({ name: "n" });
  });

  test("that is a defect keeps its stack trace", async () => {
    const defect = new TypeError("a defect");
    const { stack } = defect;
    expect(await failure(create(defect))).toBe(defect);
    expect(defect.stack).toBe(stack);
    expect(String(defect)).toBe("TypeError: a defect");
    expect(defect).not.toHaveProperty("properties");
  });

  test("that is no error becomes one", async () => {
    expect(await failure(create("a text"))).toMatchObject({ message: "a text" });
  });
});

describe("a check", () => {
  const seen: unknown[] = [];
  const warning = { path: ["name"], reason: "is odd" };
  const definition = hookWith({
    warnings: () => [warning],
    complete: (inputs, { oldInputs }) => {
      seen.push(oldInputs);
      return inputs;
    },
  });
  const check = (olds: JsonObject, more: JsonObject = {}) =>
    hostAll({ it: definition }).it.check?.(olds, { ...ADDRESS, ...HOOK, __provider: "p", ...more });
  const ofName = () => world.warnings.filter((each) => each.includes("name"));
  beforeEach(() => {
    seen.length = 0;
  });

  test("has the old inputs, and none for a resource that is new", async () => {
    await check({});
    await check({ name: "old" });
    expect(seen).toEqual([undefined, { name: "old" }]);
  });

  test("tells its warnings with the name of the resource, if the class passed it", async () => {
    await check({});
    await check({}, { __resource: "mine#2" });
    expect(ofName()).toEqual(["warning: name: is odd", "warning: mine: name: is odd"]);
  });

  test("warns once of a token that is missing, for all resources of the process", async () => {
    const { it } = hostAll({ it: hookWith() });
    for (const name of ["a", "b", "c"]) await it.check?.({}, { ...ADDRESS, ...HOOK, name, __provider: "p" });
    expect(world.warnings.filter((each) => each.includes("CLOUDFLARE_API_TOKEN"))).toHaveLength(1);
  });
});

describe("a diff", () => {
  const [provider, __provider] = [hostAll({ it: hookWith() }).it, "p"];
  const declared = { ...ADDRESS, ...HOOK, __provider };

  test("of a .get() finds nothing, whatever its outputs are", async () => {
    const diff = await provider.diff?.("h", { ...declared, createdAt: "then" }, { ...ADDRESS, __provider });
    expect(diff).toEqual({ changes: false });
  });

  test("of inputs leaves it to the engine to say what changed", async () => {
    const old = { ...declared, createdAt: "then" };
    expect(await provider.diff?.("h", old, { ...declared, name: "m" })).toEqual({ replaces: [] });
    expect(await provider.diff?.("h", old, declared)).toEqual({ changes: false });
  });

  test("of an output that is missing says that something changed, since no input did", async () => {
    const token = field(z.string(), { doc: "T.", kept: true });
    const { it } = hostAll({ it: hookWith({ outputs: z.strictObject({ token }) }) });
    expect(await it.diff?.("h", declared, declared)).toEqual({ changes: true, replaces: [] });
    expect(await it.diff?.("h", declared, { ...declared, name: "m" })).toEqual({ replaces: [] });
  });

  test("names each input that replaces once", async () => {
    const nested = field(z.strictObject({ a: z.string(), b: z.string() }), { doc: "N.", replaces: true });
    const { it } = hostAll({ it: hookWith({ inputs: z.strictObject({ ...hookFields, nested }) }) });
    const old = { ...declared, nested: { a: "1", b: "1" } };
    expect(await it.diff?.("h", old, { ...old, nested: { a: "2", b: "2" } })).toEqual({ replaces: ["nested"] });
  });
});

test("a read has the inputs where they drifted, and only then", async () => {
  const stack = world.stack(hookWith());
  await stack.up(HOOK);
  const { id, outputs } = stack.state ?? { id: "", outputs: {} };
  const read = () => stack.provider().read?.(id, outputs);
  expect(await read()).not.toHaveProperty("inputs");
  world.emulator.editObject("webhooks", ADDRESS.accountId, ADDRESS.appId, id, { name: "by hand" });
  expect(await read()).toMatchObject({ id, inputs: { ...HOOK, name: "by hand" }, props: { name: "by hand" } });
  world.emulator.removeObject("webhooks", ADDRESS.accountId, ADDRESS.appId, id);
  expect(await read()).toEqual({});
});
