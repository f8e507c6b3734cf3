import type { JsonObject } from "../../../provider/values";
import { definition } from "../../../provider/webhook";
import { type Live, live } from "../../shared/live";

jest.setTimeout(60_000);

const RIGHT = {
  accountId: "account",
  appId: "app",
  name: "backend",
  url: "https://example.com/hook",
  events: ["meeting.started", "meeting.ended"],
};

let world: Live;
beforeEach(async () => {
  world = await live(definition);
});
afterEach(() => world.emulator.close());

const stored = () => world.emulator.objects("webhooks", "account", "app");
const fails = (made: Promise<unknown>) =>
  made.then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );
const LIST = { method: "GET", path: "**/webhooks" };
const POST = { method: "POST", path: "**/webhooks" };
/** The created webhook is not listed at first. */
const listedLate = (times: number) =>
  world.fault({ match: LIST, times, do: { kind: "answer", status: 200, body: { success: true, data: [] } } });

async function byHand(more: JsonObject): Promise<string> {
  const { id } = await world.create({ ...RIGHT, ...more });
  world.next();
  world.requests();
  return id;
}

describe("a create whose answer is lost", () => {
  test("is found in the list, which is a 404 when it is empty", async () => {
    world.fault({ match: POST, when: "after", do: { kind: "reset" } });
    const { id, outputs } = await world.create(RIGHT);
    expect(stored().map((each) => each.id)).toEqual([id]);
    expect(outputs.createdAt).toBe(stored()[0]?.created_at);
    expect(world.requests()).toEqual(["POST webhooks null", "GET webhooks 200"]);
  });

  test("and that never arrived is repeated", async () => {
    world.fault({ match: POST, when: "before", do: { kind: "reset" } });
    const { id } = await world.create(RIGHT);
    expect(stored().map((each) => each.id)).toEqual([id]);
    const requests = world.requests();
    expect(requests.filter((line) => line === "POST webhooks 201")).toHaveLength(1);
    expect(requests).toContain("GET webhooks 404");
  });

  test("and that took the key, which only a refusal tells, is found", async () => {
    world.fault({ match: POST, when: "after", do: { kind: "reset" } });
    // Each look before the second create.
    listedLate(4);
    const { id } = await world.create(RIGHT);
    expect(stored().map((each) => each.id)).toEqual([id]);
    expect(world.requests().filter((line) => line.startsWith("POST"))).toEqual([
      "POST webhooks null",
      "POST webhooks 409",
    ]);
  });

  test("while somebody else has the key: an error, and theirs stays theirs", async () => {
    const theirs = await byHand({ events: ["meeting.summary"] });
    world.emulator.editObject("webhooks", "account", "app", theirs, { created_at: "2026-01-01T00:00:00.000Z" });
    world.fault({ match: POST, when: "before", do: { kind: "reset" } });
    expect(await fails(world.create(RIGHT))).toMatchObject({
      code: "RTK_EXISTS",
      message: expect.stringContaining(`adoptId: "${theirs}"`),
    });
    expect(stored()).toMatchObject([{ id: theirs, events: ["meeting.summary"] }]);
  });
});

describe("a key that is taken", () => {
  test.each([
    ["name", { url: "https://example.com/other" }, 'already has the name "backend"', "url:"],
    ["url", { name: "other" }, "already has this url", "name:"],
  ])("the error of a create says that it is the %s, and whose", async (_, more, says, not) => {
    const theirs = await byHand(more);
    const error = await fails(world.create(RIGHT));
    expect(error.code).toBe("RTK_EXISTS");
    expect(error.message).toContain(says);
    expect(error.message).not.toContain(not);
    expect(error.message).not.toContain("example.com");
    expect(error.message).toContain(`adoptId: "${theirs}"`);
    expect(world.requests()).toEqual(["POST webhooks 409", "GET webhooks 200"]);
    expect(stored()).toHaveLength(1);
  });

  test("the error of an update too, and it does not propose to adopt", async () => {
    const theirs = await byHand({ name: "theirs", url: "https://example.com/theirs" });
    const own = await byHand({});
    const inputs = { ...RIGHT, url: "https://example.com/theirs" };
    const change = { id: own, oldInputs: RIGHT, oldOutputs: RIGHT, inputs };
    const error = await fails(world.resource.update(change, world.context()));
    expect(error.code).toBe("RTK_EXISTS");
    expect(error.message).toContain("already has this url");
    expect(error.message).toContain(theirs);
    expect(error.message).not.toContain("adoptId");
  });

  test("the error of an adoption too", async () => {
    const theirs = await byHand({ name: "theirs", url: "https://example.com/theirs" });
    const own = await byHand({});
    const adopting = { ...RIGHT, name: "theirs", adoptId: own };
    const error = await fails(world.create(adopting));
    expect(error.code).toBe("RTK_EXISTS");
    expect(error.message).toContain(theirs);
    expect(error.message).not.toContain("adoptId:");
  });
});

describe("an answer that leaves fields out", () => {
  const change = (id: string, outputs: JsonObject, more: JsonObject) => ({
    id,
    oldInputs: RIGHT,
    oldOutputs: outputs,
    inputs: { ...RIGHT, ...more },
  });

  test("to PUT: the webhook is read", async () => {
    const { id, outputs } = await world.create(RIGHT);
    world.requests();
    const updated = await world.resource.update(change(id, outputs, { enabled: false }), world.context());
    expect(world.requests()).toEqual([`PUT webhooks/${id} 200`, `GET webhooks/${id} 200`]);
    const [now] = stored();
    expect(updated.outputs).toMatchObject({ enabled: false, createdAt: now?.created_at, updatedAt: now?.updated_at });
    expect(world.warnings).toEqual([]);
  });

  test("and is whole after all: it is not", async () => {
    const { id, outputs } = await world.create(RIGHT);
    const [before] = stored();
    const body = { success: true, data: { ...before, enabled: false } };
    world.fault({ match: { method: "PUT" }, when: "after", do: { kind: "answer", status: 200, body } });
    world.requests();
    await world.resource.update(change(id, outputs, { enabled: false }), world.context());
    expect(world.requests()).toEqual([`PUT webhooks/${id} 200`]);
  });

  test("and the read fails: the state has what was sent, and the error says that the next up finishes it", async () => {
    const { id, outputs } = await world.create(RIGHT);
    world.fault({ match: { method: "GET" }, times: "always", do: { kind: "answer", status: 400 } });
    const error = await fails(world.resource.update(change(id, outputs, { enabled: false }), world.context()));
    expect(error).toMatchObject({ code: "RTK_INCOMPLETE", id, outputs: { enabled: false } });
  });

  test("to POST: the webhook is read", async () => {
    world.fault({
      match: POST,
      do: {
        kind: "mutate",
        change: ({ success, data: { id, name, url } }) => ({ success, data: { id, name, url } }),
      },
    });
    const { id, outputs } = await world.create(RIGHT);
    expect(outputs).toMatchObject({ events: RIGHT.events, createdAt: stored()[0]?.created_at });
    expect(world.requests()).toEqual(["POST webhooks 201", `GET webhooks/${id} 200`]);
  });
});

test("only declared fields are sent", async () => {
  await world.create(RIGHT);
  expect(world.emulator.requests[0]?.body).toEqual({ name: RIGHT.name, url: RIGHT.url, events: RIGHT.events });
});
