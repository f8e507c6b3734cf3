/** Recovery of lost creates is shared, with two strategies: likeness and a unique key. */
import * as z from "zod";
import { Operation } from "../../../provider/operation";
import { byKey } from "../../../provider/recovery/byKey";
import { defineResource } from "../../../provider/resource/resource";
import { field } from "../../../provider/schema/field";
import { ADDRESS, HOOK, hookFields, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();
const inputs = { ...ADDRESS, ...HOOK };

describe("by unique key", () => {
  const recovery = byKey({ what: "hook", key: ["name", "url"], search: (_, hooks) => hooks.list() });
  const keyed = hookWith({ recovery });
  const hooks = defineResource(keyed);
  const conflict = { kind: "answer", status: 409 } as const;

  test.each([
    ["a reset", { kind: "reset" } as const],
    ["a 500", { kind: "answer", status: 500 } as const],
  ])("%s after it was created: it is found, and not sent again", async (_, fault) => {
    world.emulator.faults.add({ match: { method: "POST" }, when: "after", do: fault });
    const stack = world.stack(keyed);
    await stack.up(HOOK);
    expect(world.hooks().map(({ id }) => id)).toEqual([stack.state?.id]);
    expect(world.requests().map((each) => each.split(" ")[0])).toEqual(["POST", "GET"]);
  });

  test("one that shows up only when the second create is refused is taken", async () => {
    world.emulator.faults.add({ match: { method: "POST" }, when: "after", do: { kind: "reset" } });
    // No look finds it, until the second create meets it.
    world.emulator.faults.add({ match: { method: "GET" }, times: 4, do: { kind: "answer", status: 404 } });
    const stack = world.stack(keyed, 4);
    await stack.up(HOOK);
    expect(world.hooks().map(({ id }) => id)).toEqual([stack.state?.id]);
    expect(world.requests().filter((each) => each.startsWith("POST"))).toEqual([
      "POST webhooks null",
      "POST webhooks 409",
    ]);
  });

  test("and if nobody can look then, the create is in doubt", async () => {
    world.emulator.faults.add({ match: { method: "POST" }, when: "after", do: { kind: "reset" } });
    world.emulator.faults.add({ match: { method: "GET" }, times: 4, do: { kind: "answer", status: 404 } });
    world.emulator.faults.add({ match: { method: "GET" }, times: "always", do: { kind: "answer", status: 400 } });
    const error = await world
      .stack(keyed, 4)
      .up(HOOK)
      .catch((reason) => reason);
    expect(error).toMatchObject({ id: expect.stringMatching(/^pending-/), code: "RTK_REJECTED" });
  });

  describe("an object that exists", () => {
    const made = async (args: object = {}) => {
      const stack = world.stack(keyed);
      await stack.up({ ...HOOK, ...args });
      world.requests();
      return String(stack.state?.id);
    };
    const refused = (definition = keyed, operation = new Operation()) =>
      defineResource(definition)
        .create(inputs, world.context(operation))
        .then(
          () => Promise.reject(new Error("it did not fail")),
          (error) => error,
        );

    test.each<[string, object, RegExp]>([
      ["the name", { url: "http://127.0.0.1:1/other" }, /has the name "n",/],
      ["the address", { name: "other" }, /has this url,/],
      ["both", {}, /has the name "n" and this url,/],
    ])("with %s is RTK_EXISTS, with its id and the key, and nothing is created", async (_, args, key) => {
      const id = await made(args);
      const error = await refused();
      expect(error.code).toBe("RTK_EXISTS");
      expect(error.brief).toMatch(key);
      expect(error.brief).toContain(id);
      expect(error.brief).not.toContain("adoptId");
      expect(world.requests()).toEqual(["POST webhooks 409", "GET webhooks 200"]);
      expect(world.hooks()).toHaveLength(1);
    });

    test("is named, and none of the others that the search finds", async () => {
      await made({ name: "another", url: "http://127.0.0.1:1/another" });
      const id = await made({ url: "http://127.0.0.1:1/other" });
      const error = await refused();
      expect(error.brief).toMatch(new RegExp(`hook ${id} already has the name "n", .*choose another name$`));
    });

    test("refuses an update too, and cannot be adopted by it", async () => {
      const adopting = z.strictObject({
        ...hookFields,
        adoptId: field(z.string().optional(), { doc: "Id.", providerOnly: true }),
      });
      const stack = world.stack(hookWith({ recovery, inputs: adopting }));
      await stack.up({ ...HOOK, name: "mine", url: "http://127.0.0.1:1/mine" });
      const id = await made();
      const error = await stack.up(HOOK).catch((reason) => reason);
      expect(error).toMatchObject({ code: "RTK_EXISTS" });
      expect(error.brief).toMatch(
        new RegExp(`hook ${id} already has the name "n" and this url, .*choose another name and url$`),
      );
      expect(error.brief).not.toContain("adoptId");
    });

    test("can be adopted by a type that does so", async () => {
      const id = await made();
      const adopting = z.strictObject({
        ...hookFields,
        adoptId: field(z.string().optional(), { doc: "Id.", providerOnly: true }),
      });
      expect((await refused(hookWith({ recovery, inputs: adopting }))).brief).toContain(`adoptId: "${id}"`);
    });

    test("is not to be adopted from a resource of the same stack", async () => {
      const id = await made();
      const operation = new Operation();
      hooks.diff({ id, oldInputs: inputs, oldOutputs: {}, inputs }, { operation });
      const error = await refused(keyed, operation);
      expect(error).toMatchObject({ code: "RTK_EXISTS", brief: expect.stringContaining("deleteBeforeReplace") });
    });

    test("of a resource of the same stack gives an update other advice, since two may swap their keys", async () => {
      const others = await made();
      const id = await made({ name: "mine", url: "http://127.0.0.1:1/mine" });
      const operation = new Operation();
      hooks.diff({ id: others, oldInputs: inputs, oldOutputs: {}, inputs }, { operation });
      const oldInputs = { ...inputs, name: "mine", url: "http://127.0.0.1:1/mine" };
      const change = { id, oldInputs, oldOutputs: oldInputs, inputs };
      const error = await hooks.update(change, world.context(operation)).catch((reason) => reason);
      expect(error).toMatchObject({ code: "RTK_EXISTS", brief: expect.stringContaining("swap") });
      expect(error.brief).not.toContain("deleteBeforeReplace");
    });

    test.each([
      ["does not show", { kind: "answer", status: 404 } as const],
      ["cannot be asked for", { kind: "answer", status: 400 } as const],
    ])("that RealtimeKit %s is RTK_EXISTS all the same, with its refusal", async (_, fault) => {
      world.emulator.faults.add({ match: { method: "POST" }, do: conflict });
      world.emulator.faults.add({ match: { method: "GET" }, do: fault });
      expect(await refused()).toMatchObject({ code: "RTK_EXISTS", status: 409, ray: expect.stringMatching(/-EMU$/) });
    });

    test("is no such thing where the key is not unique: a 409 is a refusal", async () => {
      world.emulator.faults.add({ match: { method: "POST" }, do: conflict });
      expect((await refused(hookWith())).code).toBe("RTK_REJECTED");
      expect(world.requests()).toEqual(["POST webhooks 409"]);
    });
  });
});

describe("a create that the state remembers", () => {
  const SINCE = Date.parse("2026-01-01T12:00:00.000Z");
  const MINUTE_MS = 60_000;
  const edit = (id: string, change: object) =>
    world.emulator.editObject("webhooks", ADDRESS.accountId, ADDRESS.appId, id, change);
  /** A webhook of that name at RealtimeKit, created so long after the create began. */
  async function there(afterMs: number, name = HOOK.name): Promise<string> {
    const stack = world.stack(hookWith());
    await stack.up({ ...HOOK, name: `${name} ${afterMs}`, url: `http://127.0.0.1:1/${name}/${afterMs}` });
    const id = String(stack.state?.id);
    edit(id, { ...HOOK, name, created_at: new Date(SINCE + afterMs).toISOString() });
    return id;
  }
  /** A stack whose state has the create in doubt. */
  function inDoubt() {
    const stack = world.stack(hookWith());
    const outputs = { ...inputs, pendingSince: new Date(SINCE).toISOString(), __provider: "p" };
    stack.state = { id: "pending-1", inputs: { ...inputs, __provider: "p" }, outputs };
    return stack;
  }

  // The deadline of these stacks is 20 seconds.
  test.each([
    [0, true],
    [-1, false],
    [15 * MINUTE_MS + 20_000, true],
    [15 * MINUTE_MS + 20_001, false],
  ])("may have created what was created %d ms after it began: %p", async (afterMs, is) => {
    const id = await there(afterMs);
    const stack = inDoubt();
    expect(await stack.refresh()).toBe(is);
    expect(stack.state?.id).toBe(is ? id : undefined);
    if (is) expect(stack.state?.outputs).not.toHaveProperty("pendingSince");
  });

  test("is resolved by the next up, as the resource is declared by then", async () => {
    const id = await there(0);
    const stack = inDoubt();
    expect(await stack.up({ ...HOOK, events: ["meeting.summary"] })).toBe("replace");
    expect(stack.state?.id).toBe(id);
    expect(world.hooks()).toMatchObject([{ id, events: ["meeting.summary"] }]);
    expect(await stack.up({ ...HOOK, events: ["meeting.summary"] })).toBe("same");
  });

  test("did not create what contradicts it", async () => {
    edit(await there(0), { url: "http://127.0.0.1:1/another" });
    expect(await inDoubt().refresh()).toBe(false);
  });

  test("is replaced by whatever the next diff finds: that alone is the change", () => {
    const change = { id: "pending-1", oldInputs: inputs, oldOutputs: inputs, inputs: { ...inputs, name: "m" } };
    expect(defineResource(hookWith()).diff(change, { operation: new Operation() })).toEqual([
      { path: ["pendingSince"], kind: "update", replace: true },
    ]);
  });

  test("is sent again by the next up if there is nothing", async () => {
    const stack = inDoubt();
    expect(await stack.up(HOOK)).toBe("replace");
    expect(world.hooks()).toMatchObject([{ id: stack.state?.id }]);
  });

  test("stays in doubt while more than one object may be what it created: that is a warning with their ids", async () => {
    const ids = [await there(0), await there(1)];
    const stack = inDoubt();
    expect(await stack.refresh()).toBe(true);
    expect(stack.state).toMatchObject({ id: "pending-1", outputs: { pendingSince: expect.any(String) } });
    for (const id of ids) expect(world.warnings).toEqual([expect.stringContaining(id)]);
    await stack.destroy();
    expect(world.hooks()).toHaveLength(2);
    await expect(inDoubt().up(HOOK)).rejects.toMatchObject({ code: "RTK_AMBIGUOUS" });
  });

  test("of a resource that is removed: what it created is removed, and nothing else", async () => {
    await there(0);
    const other = await there(0, "other");
    await inDoubt().destroy();
    expect(world.hooks().map(({ id }) => id)).toEqual([other]);
    world.requests();
    await inDoubt().destroy();
    expect(world.requests()).toEqual(["GET webhooks 200"]);
  });

  test("that cannot be looked for: an error, and the state keeps it", async () => {
    for (const operation of ["refresh", "destroy"] as const) {
      world.emulator.faults.add({ match: { method: "GET" }, do: { kind: "answer", status: 400 } });
      const stack = inDoubt();
      await expect(stack[operation]()).rejects.toMatchObject({
        code: "RTK_NO_ANSWER",
        message: expect.stringContaining("RTK_REJECTED"),
      });
      expect(stack.state?.id).toBe("pending-1");
    }
  });

  test("beside another: each gets one of two objects that fit both, by one search", async () => {
    const ids = [await there(0), await there(1)];
    world.requests();
    const context = world.context();
    const outputs = { ...inputs, pendingSince: new Date(SINCE).toISOString() };
    const found = await Promise.all(
      ["pending-1", "pending-2"].map((id) => defineResource(hookWith()).read({ id, inputs, outputs }, context)),
    );
    expect(new Set(found.map((each) => each?.id))).toEqual(new Set(ids));
    expect(world.requests()).toEqual(["GET webhooks 200"]);
  });
});

describe("an answer to a create", () => {
  const hooks = defineResource(hookWith());
  const answer = (data: object) =>
    world.emulator.faults.add({
      match: { method: "POST" },
      do: { kind: "mutate", change: (body: { data: object }) => void Object.assign(body.data, data) },
    });
  const named = (name: string) => world.hooks().find((each) => each.name === name)?.id;

  test("with the ID of an object that a resource of the operation has is none: what was created is looked for", async () => {
    const context = world.context();
    const { id } = await hooks.create({ ...inputs, name: "m", url: "http://127.0.0.1:1/m" }, context);
    answer({ id });
    expect((await hooks.create(inputs, context)).id).toBe(named("n"));
    expect(world.warnings).toEqual([]);
  });

  test("about another object: what was created is looked for", async () => {
    const { id } = await hooks.create({ ...inputs, name: "m", url: "http://127.0.0.1:1/m" }, world.context());
    answer({ id, name: "m" });
    const made = await hooks.create(inputs, world.context());
    expect(made.id).toBe(named("n"));
    expect(made.id).not.toBe(id);
  });

  test.each([
    ["and nothing has the declared one", { kind: "answer", status: 404 } as const],
    ["and nobody can look", { kind: "answer", status: 400 } as const],
  ])("with another key %s: it is believed", async (_, fault) => {
    answer({ name: "changed by RealtimeKit" });
    world.emulator.faults.add({ match: { method: "GET" }, do: fault });
    const { id } = await hooks.create(inputs, world.context());
    expect(id).toBe(named("n"));
    expect(world.warnings).toEqual([expect.stringContaining("name")]);
  });
});
