import { type JsonObject, UNKNOWN } from "../../../provider/values";
import { ADDRESS, HOOK, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();
/** What the state has of a resource of the plugin. */
const old = { ...ADDRESS, ...HOOK, createdAt: "then" };

const provider = () => world.stack(hookWith()).provider();
const diff = (news: JsonObject, id = "h") =>
  provider().diff?.(id, old, { ...ADDRESS, ...HOOK, ...news, __provider: "p" });
const update = (news: JsonObject, id = "h") =>
  provider().update?.(id, old, { ...ADDRESS, ...HOOK, ...news, __provider: "p" });

test("a change, whether or not anything differs; the engine must not look for what it could replace", async () => {
  expect(await diff({})).toEqual({ changes: true });
  expect(await diff({ name: "m" })).toEqual({ changes: true });
});

test("what is not known yet may be the old value", async () => {
  expect(await diff({ appId: UNKNOWN })).toEqual({ changes: true });
});

test.each([
  ["a replacement", { appId: "other" }, "h", /^RTK_MOVE: appId: /],
  ["a create in doubt", {}, "pending-1", /^RTK_MOVE: the create of this hook is in doubt \(pending-1\)/],
])("%s is refused", async (_, news, id, message) => {
  await expect(diff(news, id)).rejects.toThrow(message);
});

describe("the update", () => {
  /** A webhook as the plugin left it. */
  const created = async (args: object) => {
    const stack = world.stack(hookWith());
    await stack.up({ ...HOOK, ...args });
    world.requests();
    return String(stack.state?.id);
  };

  test("records the provider and sends nothing if the object is as declared", async () => {
    const id = await created({});
    expect(await update({}, id)).toEqual({ outs: { ...old, __provider: "p" } });
    expect(world.requests()).toEqual(["GET webhooks/* 200"]);
  });

  test("makes the object what is declared if an update of the plugin could not finish", async () => {
    const id = await created({ name: "before" });
    await update({}, id);
    expect(world.hooks()).toMatchObject([{ id, name: HOOK.name }]);
  });

  test("sends a change of the program", async () => {
    const id = await created({});
    await update({ name: "m" }, id);
    expect(world.requests()).toEqual(["PUT webhooks/* 200"]);
  });

  test("of an object that is gone says so", async () => {
    await expect(update({})).rejects.toThrow(/^RTK_NOT_FOUND: /);
  });
});
