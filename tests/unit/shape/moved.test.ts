import { type JsonObject, UNKNOWN } from "../../../provider/values";
import { ADDRESS, HOOK, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();
/** What the state has of a resource of the plugin. */
const old = { ...ADDRESS, ...HOOK, createdAt: "then" };

const provider = () => world.stack(hookWith()).provider();
const diff = (news: JsonObject, id = "h") =>
  provider().diff?.(id, old, { ...ADDRESS, ...HOOK, ...news, __provider: "p" });
const update = (news: JsonObject) => provider().update?.("h", old, { ...ADDRESS, ...HOOK, ...news, __provider: "p" });

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

test("the update sends nothing unless something differs, and records the provider", async () => {
  world.emulator.requests.length = 0;
  expect(await update({})).toEqual({ outs: { ...old, __provider: "p" } });
  expect(world.emulator.requests).toEqual([]);
  await expect(update({ name: "m" })).rejects.toThrow(/^RTK_NOT_FOUND: /);
  expect(world.emulator.requests.map(({ method }) => method)).toEqual(["PUT"]);
});
