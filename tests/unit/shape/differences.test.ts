/** diff gives path, kind and whether the object is replaced, into arrays; and it knows which arrays are sets. */
import * as z from "zod";
import { Operation } from "../../../provider/operation";
import { defineResource } from "../../../provider/resource/resource";
import { field } from "../../../provider/schema/field";
import { type JsonObject, UNKNOWN } from "../../../provider/values";
import { ADDRESS, HOOK, hookFields, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();
const inputs = z.strictObject({
  ...hookFields,
  hosts: field(z.array(z.string()), { doc: "Hosts.", replaces: true }),
  once: field(z.string().optional(), { doc: "At creation only.", onlyOnCreate: true }),
  rules: field(
    z
      .array(
        z.strictObject({
          to: field(z.string(), { doc: "To." }),
          tags: field(z.array(z.string()), { doc: "Tags." }),
        }),
      )
      .optional(),
    { doc: "Rules, in their order." },
  ),
});
const hooks = defineResource(hookWith({ inputs }));
const old = {
  ...ADDRESS,
  ...HOOK,
  hosts: ["a", "b"],
  rules: [
    { to: "a", tags: ["x", "y"] },
    { to: "b", tags: [] },
  ],
};
const diff = (news: JsonObject) =>
  hooks.diff(
    { id: "h", oldInputs: old, oldOutputs: { ...old, createdAt: "then" }, inputs: { ...old, ...news } },
    { operation: new Operation() },
  );

test.each<[string, JsonObject, object[]]>([
  ["nothing", {}, []],
  ["a value", { name: "m" }, [{ path: ["name"], kind: "update" }]],
  [
    "an item of a list, by its place",
    {
      rules: [
        { to: "a", tags: ["x", "y"] },
        { to: "c", tags: [] },
      ],
    },
    [{ path: ["rules", 1, "to"], kind: "update" }],
  ],
  ["an item that goes", { rules: [{ to: "a", tags: ["x", "y"] }] }, [{ path: ["rules", 1], kind: "delete" }]],
  ["a set in another order", { events: ["meeting.ended", "meeting.started"] }, []],
  [
    "a set with another item",
    { events: ["meeting.ended", "meeting.summary"] },
    [
      { path: ["events", 0], kind: "delete" },
      { path: ["events", 1], kind: "add" },
    ],
  ],
  [
    "a field that replaces, beside one that does not",
    { hosts: ["a", "c"], name: "m" },
    [
      { path: ["name"], kind: "update" },
      { path: ["hosts", 1], kind: "update", replace: true },
    ],
  ],
  [
    "what is not known yet in a field that replaces",
    { appId: UNKNOWN },
    [{ path: ["appId"], kind: "update", replace: true }],
  ],
  ["a field that matters at creation only", { once: "x" }, []],
])("%s", (_, news, expected) => expect(diff(news)).toEqual(expected));

describe("the dynamic host reduces it", () => {
  const provider = () => world.stack(hookWith({ inputs })).provider();
  const reduced = (news: JsonObject) =>
    provider().diff?.("h", { ...old, createdAt: "then", __provider: "p" }, { ...old, ...news, __provider: "q" });

  test("no change, whatever __provider is", async () => expect(await reduced({})).toEqual({ changes: false }));
  test("a change leaves the comparison to the engine", async () =>
    expect(await reduced({ name: "m" })).toEqual({ replaces: [] }));
  test("each input that replaces, once", async () => {
    expect(await reduced({ appId: "other", hosts: ["c", "d"], name: "m" })).toEqual({ replaces: ["appId", "hosts"] });
  });
});

test("a set that RealtimeKit shows in another order is no drift", async () => {
  const stack = world.stack(hookWith());
  await stack.up(HOOK);
  world.emulator.editObject("webhooks", ADDRESS.accountId, ADDRESS.appId, String(stack.state?.id), {
    events: ["meeting.ended", "meeting.started"],
  });
  await stack.refresh();
  expect(stack.state).toMatchObject({ inputs: { events: HOOK.events }, outputs: { events: HOOK.events } });
  expect(await stack.up(HOOK)).toBe("same");
});
