import { hostAll } from "../../provider/dynamic/host";
import { ResourceNames } from "../../provider/dynamic/resourceNames";
import type { JsonObject } from "../../provider/values";
import { ADDRESS, HOOK, hookWith } from "../shared/shape";

const inputs = (values: object = {}) => ({ accountId: "a", title: "T", ...values });

test("a name is taken out of the inputs, and its number is the resource's key alone", () => {
  expect(new ResourceNames().take(inputs({ __resource: "room#2#17" }))).toEqual({
    inputs: inputs(),
    resource: { key: "room#2#17", name: "room#2" },
  });
});

test.each([undefined, null, 5, {}])("inputs with %j for a name have none", (__resource) => {
  expect(new ResourceNames().take(inputs({ __resource })).resource).toBeUndefined();
});

test("a name is found by the inputs that were checked, in any order of theirs", () => {
  const names = new ResourceNames();
  const resource = { key: "room#1", name: "room" };
  names.remember({ title: "T", accountId: "a" }, resource);
  expect(names.of({ accountId: "a", title: "T" })).toEqual(resource);
  expect(names.of({ accountId: "a", title: "U" })).toBeUndefined();
});

test("a name is found whatever the order of properties, at every depth", () => {
  const names = new ResourceNames();
  names.remember(
    { title: "T", config: { media: { video: 1, audio: 2 }, events: [{ b: 1, a: 2 }] } },
    { key: "p#1", name: "p" },
  );
  expect(names.of({ config: { events: [{ a: 2, b: 1 }], media: { audio: 2, video: 1 } }, title: "T" })?.name).toBe("p");
  expect(names.of({ config: { events: [{ a: 2, b: 1 }], media: { audio: 2, video: 2 } }, title: "T" })).toBeUndefined();
});

test("of two resources with the same inputs, the one that was checked last", () => {
  const names = new ResourceNames();
  names.remember(inputs(), { key: "room#1", name: "room" });
  names.remember(inputs(), { key: "hall#2", name: "hall" });
  expect(names.of(inputs())?.name).toBe("hall");
});

test("an object keeps the name of its diff, whatever is checked before its update", () => {
  const names = new ResourceNames();
  names.remember(inputs(), { key: "room#1", name: "room" });
  expect(names.bind(inputs(), "id-of-room")?.name).toBe("room");
  names.remember(inputs(), { key: "hall#2", name: "hall" });
  expect(names.bind(inputs(), "id-of-hall")?.name).toBe("hall");
  expect(names.ofObject(inputs(), "id-of-room")?.name).toBe("room");
  expect(names.ofObject(inputs(), "id-of-hall")?.name).toBe("hall");
});

test("an object without a diff has the name of its inputs", () => {
  const names = new ResourceNames();
  names.remember(inputs(), { key: "room#1", name: "room" });
  expect(names.ofObject(inputs(), "id")?.name).toBe("room");
});

test("a check without a name forgets none", () => {
  const names = new ResourceNames();
  names.remember(inputs(), { key: "room#1", name: "room" });
  names.remember(inputs(), undefined);
  expect(names.of(inputs())?.name).toBe("room");
});

/** The engine checks resources side by side, so the update of one can come after the check of the next. */
test("resources with the same inputs do not conflict, however the engine interleaves their calls", async () => {
  const { it } = hostAll({ it: hookWith({ update: async ({ id, inputs }) => ({ id, live: inputs }) }) });
  it.configure?.({ config: { get: (key: string) => ({ "cloudflare:apiToken": "token" })[key] } as never });
  const old = { ...ADDRESS, ...HOOK, name: "old", __provider: "p" };
  const begin = async (name: string) => {
    const given = { ...ADDRESS, ...HOOK, __provider: "p", __resource: name };
    const { inputs } = (await it.check?.(old, given)) ?? {};
    return inputs as JsonObject;
  };
  const first = await begin("a#1");
  await it.diff?.("id-of-a", old, first);
  const second = await begin("b#2");
  await it.diff?.("id-of-b", old, second);
  await it.update?.("id-of-a", old, first);
  await it.update?.("id-of-b", old, second);
  // One object of two resources is still refused.
  const third = await begin("c#3");
  await expect(it.diff?.("id-of-a", old, third)).rejects.toThrow("RTK_EXISTS");
});
