/** Outputs have a schema like inputs: what is kept, what is secret. */
import * as z from "zod";
import { defineResource } from "../../../provider/resource/resource";
import { field } from "../../../provider/schema/field";
import type { JsonObject } from "../../../provider/values";
import { factsOf } from "../../../scripts/generate/facts";
import { generateReference } from "../../../scripts/generate/reference";
import { ADDRESS, HOOK, hookFields, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();

/** A webhook whose creation answers a key that no later answer has. */
const keyed = hookWith({
  outputs: z.strictObject({
    createdAt: field(z.string(), { doc: "Time." }),
    key: field(z.string(), { doc: "Key.", secret: true, kept: true }),
  }),
});
const KEY = "k3y-that-is-shown-once";
const withKey = (body: { data: JsonObject }) => void Object.assign(body.data, { key: KEY });
const created = async (definition = keyed) => {
  world.emulator.faults.add({ match: { method: "POST" }, do: { kind: "mutate", change: withKey } });
  const stack = world.stack(definition);
  await stack.up(HOOK);
  return stack;
};

describe("an output that answers leave out", () => {
  test("keeps its value where the schema says so, over updates and refreshes", async () => {
    const stack = await created();
    expect(stack.state?.outputs.key).toBe(KEY);
    // The answer to a PUT is a part of the webhook only.
    expect(await stack.up({ ...HOOK, name: "m" })).toBe("update");
    expect(stack.state?.outputs).toMatchObject({ name: "m", key: KEY });
    expect(stack.state?.outputs).not.toHaveProperty("createdAt");
    await stack.refresh();
    expect(stack.state?.outputs).toMatchObject({ key: KEY, createdAt: expect.any(String) });
  });

  test("a new value takes its place", async () => {
    const stack = await created();
    const change = (body: { data: JsonObject }) => void Object.assign(body.data, { key: "another" });
    world.emulator.faults.add({ match: { method: "GET" }, do: { kind: "mutate", change } });
    await stack.refresh();
    expect(stack.state?.outputs.key).toBe("another");
  });

  test("no output is ever a difference, or drift", async () => {
    const stack = await created();
    expect(await stack.up(HOOK)).toBe("same");
    const before = stack.state?.inputs;
    await stack.refresh();
    expect(stack.state?.inputs).toEqual(before);
    expect(await stack.up(HOOK)).toBe("same");
  });
});

describe("a secret output", () => {
  test.each([
    ["an update", (stack: Awaited<ReturnType<typeof created>>) => stack.up({ ...HOOK, name: "m" })],
    ["a refresh", (stack: Awaited<ReturnType<typeof created>>) => stack.refresh()],
    ["a removal", (stack: Awaited<ReturnType<typeof created>>) => stack.destroy()],
  ])("is not repeated by the error of %s", async (_, operation) => {
    const stack = await created();
    const body = { success: false, error: { code: 422, message: `no: ${KEY}` } };
    world.emulator.faults.add({ do: { kind: "answer", status: 422, body } });
    const error = await operation(stack).then(
      () => Promise.reject(new Error("it did not fail")),
      (error: Error) => error,
    );
    expect(error).toMatchObject({ code: "RTK_REJECTED", message: expect.stringContaining("no: [secret]") });
    expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain(KEY);
  });

  test("is marked by the class, and what is only read has none: no place there is marked", async () => {
    const facts = factsOf(keyed);
    expect(facts.additionalSecretOutputs).toEqual(["key"]);
    expect(facts.outputNames).toEqual(expect.arrayContaining(["createdAt", "key"]));
    const { state } = await created();
    world.emulator.faults.add({ match: { method: "GET" }, do: { kind: "mutate", change: withKey } });
    const recorded = { id: String(state?.id), inputs: undefined, outputs: ADDRESS };
    const found = await defineResource(keyed).read(recorded, world.context());
    expect(found?.outputs).toMatchObject({ ...HOOK, createdAt: expect.any(String) });
    expect(JSON.stringify(found?.outputs)).not.toContain(KEY);
  });

  test("the reference lists it from the same schema", () => {
    expect(generateReference(keyed)).toMatch(/^\| `key` \| `string` \| Key\..*[Ss]ecret/m);
  });
});

test("a partial echo of what is declared loses nothing of it, and is no drift", async () => {
  const inputs = z.strictObject({
    ...hookFields,
    enabled: field(z.boolean().optional(), { doc: "On.", default: true }),
  });
  const stack = world.stack(hookWith({ inputs }));
  await stack.up({ ...HOOK, enabled: false });
  await stack.up({ ...HOOK, enabled: false, name: "m" });
  expect(stack.state?.outputs).toMatchObject({ name: "m", enabled: false, createdAt: expect.any(String) });
  expect(world.warnings).toEqual([]);
  await stack.refresh();
  expect(await stack.up({ ...HOOK, enabled: false, name: "m" })).toBe("same");
});
