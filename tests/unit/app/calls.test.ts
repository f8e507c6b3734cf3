import { definition } from "../../../provider/app";
import type { JsonObject } from "../../../provider/values";
import { type Live, live } from "../../shared/live";

jest.setTimeout(60_000);

const ACME = { accountId: "account", name: "Acme" };

let world: Live;
beforeEach(async () => {
  world = await live(definition);
});
afterEach(() => world.emulator.close());

const stored = () => world.emulator.objects("apps", "account");
const fails = (made: Promise<unknown>) =>
  made.then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );
const LIST = { method: "GET", path: "**/apps" };
const POST = { method: "POST", path: "**/apps" };
const NONE = { success: true, data: [], paging: { total_count: 0, start_offset: 0, end_offset: 0 } };

/** How often a search looks for what a lost create made. */
const LOOKS = 4;

/** An app of another run. */
async function byHand(more: JsonObject = {}): Promise<string> {
  const { id } = await world.create({ ...ACME, uniqueName: true, ...more });
  world.next();
  world.requests();
  return id;
}

describe("a create whose answer is lost", () => {
  test("is found", async () => {
    world.fault({ match: POST, when: "after", do: { kind: "reset" } });
    const { id } = await world.create(ACME);
    expect(stored().map((each) => each.id)).toEqual([id]);
    expect(world.requests()).toEqual(["GET apps 200", "POST apps null", "GET apps 200"]);
  });

  test("is found by the last look before the next create, which is no app of somebody else", async () => {
    world.fault({ match: POST, when: "after", do: { kind: "reset" } });
    // The look before the first create passes; those of the search for what it made show nothing.
    world.fault({ match: LIST, after: 1, times: LOOKS, do: { kind: "answer", status: 200, body: NONE } });
    const { id } = await world.create(ACME);
    expect(stored().map((each) => each.id)).toEqual([id]);
    expect(world.requests().filter((line) => line.startsWith("POST"))).toHaveLength(1);
  });

  test("and never arrived is repeated", async () => {
    world.fault({ match: POST, when: "before", do: { kind: "reset" } });
    const { id } = await world.create(ACME);
    expect(stored().map((each) => each.id)).toEqual([id]);
  });

  test("in an account where the look-up fails afterwards: the state remembers the create", async () => {
    await world.emulator.close();
    world = await live(definition, 3_000);
    world.fault({ match: POST, when: "before", do: { kind: "reset" } });
    world.fault({ match: LIST, after: 1 + LOOKS, times: "always", do: { kind: "answer", status: 503 } });
    expect(await fails(world.create(ACME))).toMatchObject({ id: expect.stringMatching(/^pending-/) });
  });
});

test.each([false, true])("several of the name: an error with all IDs (uniqueName: %p)", async (uniqueName) => {
  const ids = [await byHand(), await byHand({ name: "Acme 2" })];
  world.emulator.editObject("apps", "account", String(ids[1]), { name: "Acme" });
  const error = await fails(world.create({ ...ACME, uniqueName }));
  expect(error.code).toBe("RTK_EXISTS");
  for (const id of ids) expect(error.message).toContain(`adoptId: "${id}"`);
  expect(error.message).not.toContain("uniqueName");
});

test("one is found beyond the first page, whatever other names contain", async () => {
  const id = await byHand();
  for (const name of ["Acme 2", "The Acme", "ACME"]) await byHand({ name });
  // The newest come first.
  for (let i = 0; i < 120; i++) await byHand({ name: `Acme ${i}` });
  expect((await world.create({ ...ACME, uniqueName: true })).id).toBe(id);
  expect(world.requests()).toEqual(["GET apps 200", "GET apps 200"]);
});

test("creates of one name at a time make one app", async () => {
  const results = await Promise.allSettled([world.create(ACME), world.create(ACME), world.create(ACME)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  for (const result of results) if (result.status === "rejected") expect(result.reason.code).toBe("RTK_EXISTS");
  expect(stored()).toHaveLength(1);
});

test("a name of 125 characters is searched for, a longer one is not, and only the same text is the name", async () => {
  for (const length of [125, 126]) {
    const name = "n".repeat(length);
    const id = await byHand({ name });
    expect(await fails(world.create({ ...ACME, name }))).toMatchObject({
      code: "RTK_EXISTS",
      message: expect.stringContaining(id),
    });
  }
  expect(stored()).toHaveLength(2);
  expect((await world.create({ ...ACME, name: " Acme" })).outputs.name).toBe(" Acme");
});

describe("read", () => {
  const read = (id: string, outputs: JsonObject) =>
    world.resource.read({ id, inputs: outputs, outputs }, world.context());

  test("by the list: one request, whatever the account has", async () => {
    const id = await byHand();
    for (let i = 0; i < 120; i++) await byHand({ name: `other ${i}` });
    expect(await read(id, ACME)).toMatchObject({ id, outputs: { name: "Acme" } });
    expect(world.requests()).toEqual(["GET apps 200"]);
  });

  test("of another name is found over all pages", async () => {
    const id = await byHand();
    for (let i = 0; i < 120; i++) await byHand({ name: `other ${i}` });
    world.emulator.editObject("apps", "account", id, { name: "New" });
    expect(await read(id, ACME)).toMatchObject({ id, outputs: { name: "New" } });
    expect(world.requests()).toEqual(["GET apps 200", "GET apps 200", "GET apps 200"]);
  });

  test("is gone where no page has it", async () => {
    await byHand();
    expect(await read("no-such-app", ACME)).toBeUndefined();
  });

  test("is not gone where the list fails", async () => {
    const id = await byHand();
    world.fault({ match: LIST, times: "always", do: { kind: "answer", status: 404 } });
    expect((await fails(read(id, ACME))).code).toBe("RTK_NOT_FOUND");
  });
});

test("removing makes no request, and says which app stays", async () => {
  const id = await byHand();
  await world.resource.remove({ id, inputs: ACME, outputs: ACME }, world.context());
  expect(world.requests()).toEqual([]);
  expect(world.warnings).toEqual([expect.stringContaining(id)]);
});
