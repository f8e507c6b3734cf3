/** What a write leaves behind, also where it fails, and what it says of it. */
import * as z from "zod";
import { Operation } from "../../../provider/operation";
import { adopt } from "../../../provider/resource/adopt";
import type { Definition } from "../../../provider/resource/definition";
import { type Context, defineResource } from "../../../provider/resource/resource";
import { field } from "../../../provider/schema/field";
import { secretText } from "../../../provider/schema/secretText";
import type { JsonObject } from "../../../provider/values";
import { ADDRESS, HOOK, hookFields, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();
const inputs = { ...ADDRESS, ...HOOK };
const hooks = defineResource(hookWith());
const failure = (write: Promise<unknown>) =>
  write.then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );
async function created(): Promise<string> {
  const { id } = await hooks.create(inputs, world.context());
  world.requests();
  return id;
}
const changed = (id: string, news: JsonObject = { ...inputs, name: "m" }) => ({
  id,
  oldInputs: inputs,
  oldOutputs: { createdAt: "then" },
  inputs: news,
});
/** Says no, with a secret that the request had. */
const refuseWith = (message: string, method?: string) =>
  world.emulator.faults.add({
    ...(method && { match: { method } }),
    do: { kind: "answer", status: 422, body: { success: false, error: { code: 422, message } } },
  });

describe("an answer that differs from what is declared", () => {
  const answer = (change: object) =>
    world.emulator.faults.add({
      match: { method: "PUT" },
      do: { kind: "mutate", change: ({ data }: { data: JsonObject }) => void Object.assign(data, change) },
    });

  test("is a warning with the object and the paths", async () => {
    const id = await created();
    answer({ name: "other", events: [HOOK.events[0]] });
    await hooks.update(changed(id), world.context());
    expect(world.warnings).toEqual([expect.stringMatching(new RegExp(`^hook ${id}: .* at name, events\\[1\\];`))]);
  });

  test("does not differ where it leaves something out", async () => {
    const id = await created();
    answer({ name: undefined });
    await hooks.update(changed(id), world.context());
    expect(world.warnings).toEqual([]);
  });
});

test("an update of what RealtimeKit no longer has says how to go on", async () => {
  const error = await failure(hooks.update(changed("00000000-0000-4000-8000-000000000000"), world.context()));
  expect(error).toMatchObject({ code: "RTK_NOT_FOUND", summary: expect.stringMatching(/.+; "pulumi refresh" /) });
});

test("an update that RealtimeKit refuses with 409 is no conflict where no key is unique", async () => {
  const id = await created();
  world.emulator.faults.add({ match: { method: "PUT" }, do: { kind: "answer", status: 409 } });
  expect(await failure(hooks.update(changed(id), world.context()))).toMatchObject({ code: "RTK_REJECTED" });
  expect(world.requests()).toEqual(["PUT webhooks/* 409"]);
});

test("an update of a type that has none names the object", async () => {
  const { update: _, ...immutable } = hookWith();
  const error = await failure(defineResource(immutable).update(changed("h"), world.context()));
  expect(error).toMatchObject({ code: "RTK_IMMUTABLE", summary: expect.stringContaining("hook h") });
});

describe("a secret that is given as the name of a variable", () => {
  const sent: unknown[] = [];
  const create: Definition["create"] = ({ pin, ...given }, service) => {
    sent.push(pin);
    return service.create(given);
  };
  const pin = field(secretText(z.string()).optional(), { doc: "PIN.", secret: true, writeOnly: true });
  const secret = defineResource(hookWith({ inputs: z.strictObject({ ...hookFields, pin }), create }));
  const context = (variables: Record<string, string>): Context => ({
    ...world.context(),
    variable: (name) => variables[name],
  });
  const declared = { ...inputs, pin: { env: "PIN" } };
  beforeEach(() => {
    sent.length = 0;
  });

  test("has its value when it is sent, and its name in the state", async () => {
    const { outputs } = await secret.create(declared, context({ PIN: "1234-5678" }));
    expect(sent).toEqual(["1234-5678"]);
    expect(outputs.pin).toEqual({ env: "PIN" });
  });

  test.each<[string, Record<string, string>]>([
    ["is not set", {}],
    ["is empty", { PIN: "" }],
  ])("and %s: nothing is sent", async (_, variables) => {
    const error = await failure(secret.create(declared, context(variables)));
    expect(error).toMatchObject({ code: "RTK_SECRET", summary: expect.stringMatching(/^pin: .*PIN/) });
    expect(sent).toEqual([]);
    expect(world.requests()).toEqual([]);
  });

  test("is not repeated by an error, neither the new one nor that of the create in doubt", async () => {
    const operation = new Operation();
    const outputs = { ...inputs, pin: "old-secret", pendingSince: new Date().toISOString() };
    const change = {
      id: "pending-1",
      oldInputs: { ...inputs, pin: "old-secret" },
      oldOutputs: outputs,
      inputs: declared,
    };
    secret.diff(change, { operation });
    refuseWith("no: old-secret 1234-5678");
    const error = await failure(secret.create(declared, { ...context({ PIN: "1234-5678" }), operation }));
    expect(error.message).toContain("no: [secret] [secret]");
  });
});

describe("a create in doubt", () => {
  const SINCE = new Date(Date.now() - 60_000).toISOString();
  /** An operation whose create replaces one in doubt, which created the object. */
  async function resuming() {
    const id = await created();
    const operation = new Operation();
    const oldOutputs = { ...inputs, pendingSince: SINCE };
    hooks.diff({ ...changed("pending-1", inputs), oldOutputs }, { operation });
    return { id, operation };
  }
  const reset = () => world.emulator.faults.add({ match: { method: "POST" }, do: { kind: "reset" } });
  const unsearchable = () =>
    world.emulator.faults.add({ times: "always", match: { method: "GET" }, do: { kind: "answer", status: 400 } });

  test("is recorded with what is declared and the time from which its object may exist", async () => {
    reset();
    unsearchable();
    const before = Date.now();
    const error = await failure(hooks.create(inputs, world.context()));
    expect(error).toMatchObject({ id: expect.stringMatching(/^pending-/), outputs: inputs });
    const since = error.outputs.pendingSince;
    expect(since).toBe(new Date(since).toISOString());
    expect(Math.abs(Date.parse(since) - before)).toBeLessThan(60_000);
  });

  test("that is still in doubt gets no second entry in the state", async () => {
    const { operation } = await resuming();
    unsearchable();
    const error = await failure(hooks.create(inputs, world.context(operation)));
    expect(error).toMatchObject({ code: "RTK_NO_ANSWER", mayHaveActed: true });
    expect(error).not.toHaveProperty("id");
  });

  test("whose object cannot be changed to what is declared now is recorded with its object", async () => {
    const { id, operation } = await resuming();
    world.emulator.faults.add({ match: { method: "PUT" }, do: { kind: "answer", status: 422 } });
    const error = await failure(hooks.create(inputs, world.context(operation)));
    const cause = { code: "RTK_REJECTED", status: 422 };
    expect(error).toMatchObject({ code: "RTK_INCOMPLETE", id, outputs: inputs, cause });
    expect(error.summary).toMatch(new RegExp(`^the hook ${id} .*RTK_REJECTED: `));
  });

  test("whose change fails by a defect of the provider shows the defect", async () => {
    const { operation } = await resuming();
    const defect = new TypeError("a defect");
    const update = () => Promise.reject(defect);
    expect(await failure(defineResource(hookWith({ update })).create(inputs, world.context(operation)))).toBe(defect);
  });

  test("of a type that cannot be changed is taken as it is", async () => {
    const { id, operation } = await resuming();
    const { update: _, ...immutable } = hookWith();
    expect(await defineResource(immutable).create(inputs, world.context(operation))).toMatchObject({ id });
    expect(world.requests()).toEqual(["GET webhooks 200"]);
  });
});

describe("adopting", () => {
  const ID = "00000000-0000-4000-8000-000000000000";
  const adoptId = field(z.string().optional(), { doc: "ID.", providerOnly: true, onlyOnCreate: true });

  const adopting = (byName?: string) =>
    defineResource(
      hookWith({
        inputs: z.strictObject({ ...hookFields, adoptId }),
        create: (given, service) => {
          const id = String(given.adoptId);
          return adopt(id, given, service, () => service.objects(given).put(id, given), byName);
        },
      }),
    );
  const take = (id: string, operation = new Operation(), byName?: string) =>
    adopting(byName).create({ ...inputs, adoptId: id }, world.context(operation));

  test("what RealtimeKit does not have names the ID and where it was looked for", async () => {
    const error = await failure(take(ID));
    expect(error).toMatchObject({ code: "RTK_ADOPT", cause: { code: "RTK_NOT_FOUND", status: 404 } });
    expect(error.summary).toContain(`hook ${ID} with accountId "account", appId "app". Check`);
    expect(error.summary).not.toContain("adoptId takes");
  });

  test.each([
    ["daily-standup"],
    [`x${ID}`],
    [`${ID}0`],
    [ID.replace("0000-4000", "4000")],
    [ID.replace("8000-", "8000")],
    [ID.replaceAll("0", "g")],
    [ID.slice(1)],
    [ID.slice(0, -1)],
  ])("%s, which is no ID: says what it takes", async (name) => {
    const { summary } = await failure(take(name));
    expect(summary).toMatch(/adoptId takes the hook's ID$/);
    const { summary: advised } = await failure(take(name, new Operation(), "; a name goes there"));
    expect(advised).toMatch(/adoptId takes the hook's ID; a name goes there$/);
  });

  test.each([
    ["with its name, if the host knows it", { key: "a#1", name: "a" }, 'the resource "a"'],
    ["if the host does not know which", undefined, "another resource"],
  ])("what another resource has is refused %s", async (_, resource, who) => {
    const id = await created();
    const operation = new Operation();
    await hooks.update(changed(id, inputs), { ...world.context(operation), resource });
    world.requests();
    const error = await failure(take(id, operation));
    expect(error).toMatchObject({
      code: "RTK_EXISTS",
      summary: expect.stringContaining(`hook ${id} is already used by`),
    });
    expect(error.summary).toContain(who);
    expect(world.requests()).toEqual([]);
  });

  test("what could not be changed leaves the object to others", async () => {
    const id = await created();
    const operation = new Operation();
    refuseWith("no", "PUT");
    expect(await failure(take(id, operation))).toMatchObject({ code: "RTK_REJECTED" });
    expect(await take(id, operation)).toMatchObject({ id });
  });

  test("another error stays what it is", async () => {
    const id = await created();
    world.emulator.faults.add({ do: { kind: "answer", status: 403 } });
    expect(await failure(take(id))).toMatchObject({ code: "RTK_FORBIDDEN" });
  });
});
