/** Lookups of a type of resource follow from its definition. */
import * as z from "zod";
import { Network } from "../../provider/api/network";
import { allArguments, type Findable, oneArguments, shownFields } from "../../provider/lookup/fields";
import { lookupsOf } from "../../provider/lookup/lookup";
import { factsOf } from "../../provider/schema/facts";
import { field } from "../../provider/schema/field";
import { describe as describeSchema } from "../../provider/schema/walk";
import type { JsonObject } from "../../provider/values";
import { ADDRESS, HOOK, hookFields, hookWith, shapeWorld } from "../shared/shape";

const world = shapeWorld();
const doc = "D.";

const definition = hookWith({
  inputs: z.strictObject({
    ...hookFields,
    pin: field(z.string().optional(), { doc, secret: true, writeOnly: true }),
    adoptId: field(z.string().optional(), { doc, providerOnly: true }),
    on: field(z.boolean().optional(), { doc, default: true, separateCall: true }),
  }),
  outputs: z.strictObject({
    createdAt: field(z.string(), { doc }),
    token: field(z.string(), { doc, secret: true }),
    note: field(z.string(), { doc, kept: true }),
  }),
  lookup: {
    label: "name",
    filters: z.strictObject({ status: field(z.string().optional(), { doc }) }),
    unlisted: [],
    one: "list",
  },
}) as Findable;

const problems = (schema: z.ZodType, args: object) =>
  (schema.safeParse(args).error?.issues ?? []).map(({ path, code }) => `${path.join(".")} ${code}`);

test("all objects are asked for by the address, the label and the filters of the type", () => {
  const schema = allArguments(definition);
  expect(Object.keys(schema.shape)).toEqual(["accountId", "appId", "name", "status"]);
  expect(problems(schema, { ...ADDRESS, status: "s" })).toEqual([]);
  expect(problems(schema, { ...ADDRESS, name: "" })).toEqual(["name too_small"]);
  expect(problems(schema, { appId: "a/b", id: "x" })).toEqual([
    "accountId invalid_type",
    "appId invalid_format",
    " unrecognized_keys",
  ]);
  expect(describeSchema(schema).properties?.name?.description).toMatch(/hooks .*name/);
});

test("one object is asked for by its ID or its label", () => {
  const schema = oneArguments(definition);
  expect(Object.keys(schema.shape)).toEqual(["accountId", "appId", "id", "name"]);
  expect(problems(schema, { ...ADDRESS, id: "h", name: "n" })).toEqual([]);
  expect(problems(schema, { ...ADDRESS, id: "a/b", name: "" })).toEqual(["id invalid_format", "name too_small"]);
  const { id, name } = describeSchema(schema).properties ?? {};
  expect(id?.description).toMatch(/hook\b.*`name`/);
  expect(name?.description).toMatch(/name of the hook\b/);
});

test("an argument replaces nothing, and keeps the other facts of the address", () => {
  const { accountId } = factsOf(definition).inputSchema.properties ?? {};
  expect(accountId).toMatchObject({ replaces: true });
  for (const schema of [allArguments(definition), oneArguments(definition)]) {
    const { replaces, ...facts } = describeSchema(schema).properties?.accountId ?? {};
    expect(replaces).toBeUndefined();
    expect({ ...facts, replaces: true }).toEqual(accountId);
  }
});

test("a result has the address and what a reader is shown", () => {
  const { inputs, outputs } = shownFields(definition);
  expect(Object.keys(inputs.properties ?? {})).toEqual(["accountId", "appId", "name", "url", "events", "pin", "on"]);
  expect(Object.keys(outputs.properties ?? {})).toEqual(["createdAt"]);
  expect(inputs.type).toBe("object");
});

describe("a lookup", () => {
  const { all, one } = lookupsOf(definition);
  const context = () => ({ ...world.context(), network: new Network(), hidden: ["hidden-text"] });
  const made = async (name: string, more: JsonObject = {}) => {
    const stack = world.stack(hookWith());
    await stack.up({ ...HOOK, name, url: `http://127.0.0.1:1/${name}` });
    const id = String(stack.state?.id);
    world.emulator.editObject("webhooks", ADDRESS.accountId, ADDRESS.appId, id, more);
    world.requests();
    return id;
  };
  const result = (id: string, name: string) => ({
    ...ADDRESS,
    id,
    name,
    url: `http://127.0.0.1:1/${name}`,
    events: HOOK.events,
    on: true,
    createdAt: expect.any(String),
  });

  test("of all has each with the defaults that the provider fills in, and without secrets", async () => {
    const [a, b] = [await made("a"), await made("b")];
    const change = ({ data }: { data: JsonObject[] }) => {
      for (const each of data) Object.assign(each, { pin: "1234", token: "t", note: "n", extra: { gone: null } });
    };
    world.emulator.faults.add({ match: { method: "GET" }, do: { kind: "mutate", change } });
    const found = await all(ADDRESS, context());
    expect(found.sort((x, y) => (String(x.name) < String(y.name) ? -1 : 1))).toEqual([result(a, "a"), result(b, "b")]);
  });

  test("of all by label has those with exactly it", async () => {
    const [a] = [await made("a"), await made("ab")];
    expect(await all({ ...ADDRESS, name: "a" }, context())).toEqual([result(a, "a")]);
    expect(await all({ ...ADDRESS, name: "b" }, context())).toEqual([]);
  });

  test("of one reads it from the list where the type says so", async () => {
    const [a, b] = [await made("a"), await made("b")];
    expect(await one({ ...ADDRESS, id: b }, context())).toEqual(result(b, "b"));
    expect(await one({ ...ADDRESS, name: "a" }, context())).toEqual(result(a, "a"));
    expect(world.requests()).toEqual(["GET webhooks 200", "GET webhooks 200"]);
    await expect(one({ ...ADDRESS, id: "nobody" }, context())).rejects.toMatchObject({
      code: "RTK_NOT_FOUND",
      summary: expect.stringMatching(/^getHook: there is no hook nobody\. Check accountId "account"/),
    });
  });

  test("of one by ID reads only it where there is a call for that", async () => {
    const [a] = [await made("a"), await made("b")];
    const byCall = lookupsOf({ ...definition, lookup: { ...definition.lookup, one: "get", unlisted: ["url"] } });
    expect(await byCall.one({ ...ADDRESS, id: a }, context())).toEqual(result(a, "a"));
    expect(world.requests()).toEqual(["GET webhooks/* 200"]);
    expect(await byCall.one({ ...ADDRESS, name: "a" }, context())).toEqual(result(a, "a"));
    expect(world.requests()).toEqual(["GET webhooks 200", "GET webhooks/* 200"]);
  });

  test.each<[string, JsonObject, RegExp]>([
    ["neither ID nor label", ADDRESS, /^getHook: id: .*neither$/],
    ["both", { ...ADDRESS, id: "h", name: "n" }, /^getHook: id: .*both$/],
    ["a wrong address and a wrong label", { appId: "app", name: 5 }, /^getHook: accountId: missing; .*; name: got 5/],
  ])("with %s makes no call", async (_, args, says) => {
    await expect(one(args, context())).rejects.toMatchObject({
      code: "RTK_ARGUMENT",
      summary: expect.stringMatching(says),
    });
    await expect(all({ ...ADDRESS, other: 1 }, context())).rejects.toMatchObject({
      code: "RTK_ARGUMENT",
      summary: expect.stringMatching(/^getHooks: other: unknown property/),
    });
    expect(world.requests()).toEqual([]);
  });

  test("shows no text that is hidden, and a refusal as it is", async () => {
    await expect(one({ ...ADDRESS, name: "hidden-text" }, context())).rejects.toMatchObject({
      code: "RTK_NOT_FOUND",
      message: expect.stringContaining("[secret]"),
    });
    const body = { success: false, error: { code: 403, message: "no: hidden-text" } };
    world.emulator.faults.add({ times: "always", do: { kind: "answer", status: 403, body } });
    const refused = await all(ADDRESS, context()).catch((error) => error);
    expect(refused).toMatchObject({ code: "RTK_FORBIDDEN", status: 403 });
    expect(refused.message).toContain("no: [secret]");
    expect(refused.message).not.toContain("Check accountId");
  });

  test("that fails by a defect shows the defect", async () => {
    const broken = { ...context(), network: undefined as never };
    await expect(all(ADDRESS, broken)).rejects.toBeInstanceOf(TypeError);
  });
});
