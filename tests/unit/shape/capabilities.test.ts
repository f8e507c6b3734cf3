/** Capabilities are optional: a type of resource without update, without remove, or with a real DELETE. */
import * as z from "zod";
import { Operation } from "../../../provider/operation";
import type { Change } from "../../../provider/resource/definition";
import { defineResource } from "../../../provider/resource/resource";
import { field } from "../../../provider/schema/field";
import { ADDRESS, addressFields, HOOK, hookFields, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();
const created = async (definition = hookWith()) => {
  const stack = world.stack(definition);
  await stack.up(HOOK);
  world.requests();
  return stack;
};
const { update: _, ...withoutUpdate } = hookWith();
const { remove: __, ...withoutRemove } = hookWith();

describe("no update", () => {
  test("a change is refused at preview, by its paths", async () => {
    const stack = await created(withoutUpdate);
    const change = stack.up({ ...HOOK, name: "m", events: ["meeting.ended"] });
    await expect(change).rejects.toMatchObject({
      code: "RTK_IMMUTABLE",
      summary: expect.stringMatching(/^name, events\[0\]: /),
    });
    expect(world.requests()).toEqual([]);
    expect(await stack.up(HOOK)).toBe("same");
  });

  test("a field that replaces makes another object, and the old one goes", async () => {
    const inputs = z.strictObject({ ...hookFields, name: field(z.string(), { doc: "Name.", replaces: true }) });
    const stack = await created({ ...withoutUpdate, inputs });
    const id = stack.state?.id;
    expect(await stack.up({ ...HOOK, name: "m", url: "http://127.0.0.1:1/m" })).toBe("replace");
    expect(world.requests()).toEqual(["POST webhooks 201", "DELETE webhooks/* 200"]);
    expect(world.hooks().map((each) => each.id)).toEqual([stack.state?.id]);
    expect(stack.state?.id).not.toBe(id);
  });

  test("an update that a host asks for all the same makes no call", async () => {
    const stack = await created(withoutUpdate);
    const { id, outputs } = stack.state ?? { id: "", outputs: {} };
    const update = stack.provider().update?.(id, outputs, { ...outputs, name: "m" });
    await expect(update).rejects.toMatchObject({ code: "RTK_IMMUTABLE" });
    expect(world.requests()).toEqual([]);
  });
});

describe("no remove", () => {
  test("the state entry goes without a call, and a warning says what stays", async () => {
    const stack = await created(withoutRemove);
    const id = stack.state?.id;
    await stack.destroy();
    expect(stack.state).toBeUndefined();
    expect(world.requests()).toEqual([]);
    expect(world.warnings).toEqual([expect.stringMatching(new RegExp(`^warning: .*hook.*${id}`))]);
    expect(world.hooks()).toHaveLength(1);
  });

  test("after a replacement, too", async () => {
    const stack = await created(withoutRemove);
    const id = stack.state?.id;
    expect(await stack.up({ ...HOOK, appId: "other" })).toBe("replace");
    expect(world.warnings).toEqual([expect.stringContaining(String(id))]);
  });
});

test("an answer that has the new object inside of it: an app, which can be neither changed nor deleted", async () => {
  const {
    update: _,
    remove: __,
    ...app
  } = hookWith({
    collection: "apps",
    createdAs: "app",
    inputs: z.strictObject({ ...addressFields, name: field(z.string(), { doc: "Name." }) }),
  });
  const stack = world.stack(app);
  await stack.up({ name: "n" });
  expect(world.requests().map((each) => each.split(" ")[0])).toEqual(["POST"]);
  expect(world.emulator.objects("apps", ADDRESS.accountId)).toMatchObject([{ id: stack.state?.id, name: "n" }]);
  expect(stack.state?.outputs.createdAt).toEqual(expect.any(String));
  expect(await stack.refresh()).toBe(true);
  await expect(stack.up({ name: "m" })).rejects.toMatchObject({ code: "RTK_IMMUTABLE" });
});

describe("a refusal", () => {
  const asked: Change[] = [];
  const definition = hookWith({
    inputs: z.strictObject({ ...hookFields, name: field(z.string(), { doc: "Name." }) }),
    refusal(change) {
      asked.push(change);
      const { oldInputs, inputs } = change;
      if (oldInputs.name === inputs.name) return undefined;
      return { code: "RTK_EXISTS", reason: `${oldInputs.name} is not ${inputs.name}` };
    },
  });
  beforeEach(() => {
    asked.length = 0;
  });

  test("has old and new inputs, and a code of its own", async () => {
    const stack = await created(definition);
    const change = stack.up({ ...HOOK, name: "m" });
    await expect(change).rejects.toMatchObject({ code: "RTK_EXISTS", summary: "n is not m" });
    expect(asked.at(-1)).toMatchObject({ oldInputs: { name: "n" }, inputs: { name: "m" } });
    expect(await stack.up({ ...HOOK, url: "http://127.0.0.1:1/m" })).toBe("update");
  });

  test("is not asked for where the object is replaced", async () => {
    const stack = await created(definition);
    expect(await stack.up({ ...HOOK, appId: "other", name: "m" })).toBe("replace");
    expect(asked).toEqual([]);
  });

  test("comes before the refusal of every change", () => {
    const change = { id: "h", oldInputs: { ...ADDRESS, ...HOOK }, oldOutputs: {}, inputs: { ...HOOK, name: "m" } };
    const { update: _, ...immutable } = definition;
    const diff = () =>
      defineResource(immutable).diff(
        { ...change, inputs: { ...ADDRESS, ...change.inputs } },
        { operation: new Operation() },
      );
    expect(diff).toThrow(expect.objectContaining({ code: "RTK_EXISTS" }));
  });
});

describe("a real DELETE", () => {
  test("deletes the object", async () => {
    const stack = await created();
    await stack.destroy();
    expect(world.requests()).toEqual(["DELETE webhooks/* 200"]);
    expect(world.hooks()).toEqual([]);
    expect(world.warnings).toEqual([]);
  });

  test("of what is gone already is done", async () => {
    const stack = await created();
    world.emulator.removeObject("webhooks", ADDRESS.accountId, ADDRESS.appId, String(stack.state?.id));
    await stack.destroy();
    expect(world.requests()).toEqual(["DELETE webhooks/* 404"]);
  });

  test("whose answer is lost is sent again, and the 404 of the second is done", async () => {
    const stack = await created();
    world.emulator.faults.add({ match: { method: "DELETE" }, when: "after", do: { kind: "reset" } });
    await stack.destroy();
    expect(world.requests().map((each) => each.split(" ").at(-1))).toEqual(["null", "404"]);
  });

  test.each([
    ["a 404 that is not RealtimeKit's", 404, "<html>", "RTK_REJECTED"],
    ["a 403", 403, undefined, "RTK_FORBIDDEN"],
    ["a 409", 409, undefined, "RTK_REJECTED"],
  ])("that ends with %s is not done", async (_, status, body, code) => {
    const stack = await created();
    world.emulator.faults.add({ times: "always", do: { kind: "answer", status, ...(body ? { body } : {}) } });
    await expect(stack.destroy()).rejects.toMatchObject({ code });
    expect(stack.state).toBeDefined();
  });
});
