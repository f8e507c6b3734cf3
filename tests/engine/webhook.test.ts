import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { RealtimeKitApp, RealtimeKitMeeting, RealtimeKitWebhook, type RealtimeKitWebhookArgs } from "../../sdk";
import { ACCOUNT, APP, newWorld, tokenOf, type World } from "./harness";

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
beforeEach(() => void requests());
afterEach(() => {
  world.reset();
  for (const { id } of stored()) world.emulator.removeObject("webhooks", ACCOUNT, APP, id);
});
afterAll(() => world.close());

const HERE = { accountId: ACCOUNT, appId: APP };
const RIGHT: RealtimeKitWebhookArgs = {
  name: "backend",
  url: "https://example.com/hook",
  events: ["meeting.started", "meeting.ended"],
};
const stored = (app = APP) => world.emulator.objects("webhooks", ACCOUNT, app);
const requests = () => world.requests().map((line) => line.replace(/webhooks\/[0-9a-f-]{36}/, "webhooks/ID"));
const webhook =
  (more: Partial<RealtimeKitWebhookArgs> = {}, opts: pulumi.CustomResourceOptions = {}): PulumiFn =>
  async () => {
    const { id, createdAt, updatedAt } = new RealtimeKitWebhook("w", { ...HERE, ...RIGHT, ...more }, opts);
    return { id, createdAt, updatedAt };
  };

/** Somebody else's webhook. Returns its ID. */
async function byHand(more: object = {}): Promise<string> {
  const answer = await fetch(`${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${APP}/webhooks`, {
    method: "POST",
    headers: { authorization: "Bearer test-token" },
    body: JSON.stringify({ ...RIGHT, ...more }),
  });
  requests();
  return ((await answer.json()) as { data: { id: string } }).data.id;
}

test("created, unchanged, refreshed, changed, deleted", async () => {
  expect((await world.preview(webhook())).changes).toEqual({ create: 2 });
  expect(requests()).toEqual([]);
  const made = await world.up();
  expect(requests()).toEqual(["POST webhooks 201"]);
  const [first] = stored();
  expect(first).toMatchObject({ ...RIGHT, enabled: true });
  expect(made.outputs).toEqual({ id: first?.id, createdAt: first?.created_at, updatedAt: first?.updated_at });
  expect(world.state("w").urn).toContain(`::${tokenOf("Webhook")}::w`);

  expect((await world.preview()).changes).toEqual({});
  expect(requests()).toEqual([]);
  expect((await world.refreshedPreview()).changes).toEqual({});
  expect(requests()).toEqual(["GET webhooks/ID 200"]);

  const next = webhook({ url: "https://example.com/new", events: ["meeting.summary"], enabled: false });
  expect((await world.preview(next)).changes).toEqual({ update: 1 });
  const updated = await world.up();
  // The answer to PUT shows a part only.
  expect(requests()).toEqual(["PUT webhooks/ID 200", "GET webhooks/ID 200"]);
  const [second] = stored();
  expect(second).toMatchObject({ id: first?.id, url: "https://example.com/new", enabled: false });
  expect(updated.outputs).toEqual({ id: second?.id, createdAt: second?.created_at, updatedAt: second?.updated_at });
  expect(updated.text).not.toContain("warning");
  expect((await world.refreshedPreview()).changes).toEqual({});

  requests();
  await world.destroy();
  expect(requests()).toEqual(["DELETE webhooks/ID 200"]);
  expect(stored()).toEqual([]);
});

test("events in another order are the same, and one that is taken out is back at its default", async () => {
  await world.up(webhook({ enabled: false }));
  expect(
    (await world.preview(webhook({ enabled: false, events: ["meeting.ended", "meeting.started"] }))).changes,
  ).toEqual({});
  await world.up(webhook());
  expect(stored()).toMatchObject([{ enabled: true }]);
  expect((await world.preview()).changes).toEqual({});
});

test("what somebody changed is drift where it is declared, and put back", async () => {
  const { outputs } = await world.up(webhook());
  const path = [ACCOUNT, APP, String(outputs.id)] as const;
  // `enabled` is not declared, and the order means nothing: neither is drift.
  world.emulator.editObject("webhooks", ...path, { enabled: false, events: ["meeting.ended", "meeting.started"] });
  expect((await world.refresh()).changes).toEqual({});
  world.emulator.editObject("webhooks", ...path, { events: ["meeting.ended", "meeting.summary"], name: "theirs" });
  expect((await world.refresh()).changes).toEqual({ update: 1 });
  const preview = await world.preview();
  expect(preview.changes).toEqual({ update: 1 });
  expect(preview.text).toMatch(/name +: "theirs" => "backend"/);
  await world.up();
  expect(stored()).toMatchObject([{ name: "backend" }]);
  expect(new Set(stored()[0]?.events as string[])).toEqual(new Set(RIGHT.events as string[]));
});

test("deleted by hand: gone at refresh, and created again; nothing to delete at destroy is fine", async () => {
  const { outputs } = await world.up(webhook());
  world.emulator.removeObject("webhooks", ACCOUNT, APP, String(outputs.id));
  expect((await world.refresh()).changes).toEqual({ delete: 1 });
  const again = await world.up();
  expect(again.outputs.id).not.toBe(outputs.id);
  world.emulator.removeObject("webhooks", ACCOUNT, APP, String(again.outputs.id));
  requests();
  await world.destroy();
  expect(requests()).toEqual(["DELETE webhooks/ID 404"]);
});

test.each([
  ["name", { url: "https://example.com/other" }],
  ["url", { name: "other" }],
])("a %s that another webhook has: an error with its ID, and adoptId takes it over", async (key, more) => {
  const id = await byHand(more);
  const text = await world.failure(world.up(webhook()));
  expect(text).toMatch(new RegExp(`RTK_EXISTS: ${key}: `));
  expect(text).toContain(`adoptId: "${id}"`);
  expect(requests()).toEqual(["POST webhooks 409", "GET webhooks 200"]);

  expect((await world.up(webhook({ adoptId: id }))).outputs.id).toBe(id);
  expect(requests()).toEqual(["PUT webhooks/ID 200", "GET webhooks/ID 200"]);
  expect(stored()).toMatchObject([{ id, ...RIGHT }]);
  if (key === "url") expect((await world.preview()).changes).toEqual({});
  else expect((await world.preview(webhook())).changes).toEqual({});
});

test("an update to a URL that is taken: an error with the ID that has it", async () => {
  await world.up(webhook());
  const id = await byHand({ name: "theirs", url: "https://example.com/theirs" });
  const text = await world.failure(world.up(webhook({ url: "https://example.com/theirs" })));
  expect(text).toMatch(/RTK_EXISTS: url: /);
  expect(text).toContain(id);
  expect(stored()).toHaveLength(2);
});

test("two resources of one URL are refused at preview", async () => {
  const twice = async () => {
    new RealtimeKitWebhook("a", { ...HERE, ...RIGHT });
    new RealtimeKitWebhook("b", { ...HERE, ...RIGHT, name: "other" });
  };
  expect(await world.failure(world.preview(twice))).toMatch(/RTK_EXISTS: .*the resource "(a|b)"/);
  expect(requests()).toEqual([]);
});

test("adoptId of none: an error", async () => {
  const none = webhook({ adoptId: "4c2b0c1e-8f6b-4a3f-9a3e-0a1b2c3d4e5f" });
  expect(await world.failure(world.up(none))).toMatch(/RTK_ADOPT: /);
  expect(stored()).toEqual([]);
});

test("a create whose answer is lost is found, and not repeated", async () => {
  world.emulator.faults.add({ match: { method: "POST" }, when: "after", do: { kind: "reset" } });
  const { outputs } = await world.up(webhook());
  expect(stored().map(({ id }) => id)).toEqual([outputs.id]);
  expect(requests()).toEqual(["POST webhooks null", "GET webhooks 200"]);
  expect((await world.preview()).changes).toEqual({});
});

test("another app: a new one there, and the old one is deleted", async () => {
  await world.up(webhook());
  const moved = webhook({ appId: "other-app" });
  const { outputs, changes } = await world.up(moved);
  expect(changes).toEqual({ replace: 1 });
  expect(stored()).toEqual([]);
  expect(stored("other-app").map(({ id }) => id)).toEqual([outputs.id]);
});

test("get reads a webhook, and changes nothing", async () => {
  const id = await byHand();
  const program = async () => {
    const { name, url, events, enabled, appId } = RealtimeKitWebhook.get("theirs", `${ACCOUNT}/${APP}/${id}`);
    return { name, url, events, enabled, appId };
  };
  expect((await world.up(program)).outputs).toEqual({ ...RIGHT, enabled: true, appId: APP });
  expect(requests()).toEqual(["GET webhooks/ID 200"]);
  expect((await world.preview()).changes).toEqual({});
  await world.destroy();
  expect(stored()).toHaveLength(1);
});

test("values of other resources flow in, unknown at preview; wrong ones are refused when they are known", async () => {
  const program = (path: string) => async () => {
    const app = new RealtimeKitApp("a", { accountId: ACCOUNT, name: "Acme", uniqueName: true });
    const meeting = new RealtimeKitMeeting("m", { ...HERE, title: "Standup" });
    const url = pulumi.interpolate`${path}${meeting.id}`;
    const event = meeting.id.apply(() => "meeting.summary" as const);
    const made = new RealtimeKitWebhook("w", {
      ...HERE,
      ...RIGHT,
      appId: app.id,
      url,
      events: ["meeting.ended", event],
    });
    return { app: app.id, meeting: meeting.id, webhook: made.id };
  };
  expect((await world.preview(program("https://example.com/"))).changes).toEqual({ create: 4 });
  const { outputs } = await world.up();
  expect(stored(String(outputs.app))).toMatchObject([
    {
      id: outputs.webhook,
      url: `https://example.com/${outputs.meeting}`,
      events: ["meeting.ended", "meeting.summary"],
    },
  ]);
  expect((await world.preview()).changes).toEqual({});
  expect(await world.failure(world.up(program("example.com/")))).toMatch(/url: got "example.com\/.*must be a URL/);
});

test("wrong values are refused at preview, all at once", async () => {
  const wrong = { events: ["meeting.start", "meeting.ended", "meeting.ended"], url: "ftp://x.example", evnts: [] };
  const text = await world.failure(world.preview(webhook(wrong as object)));
  for (const says of [
    /events\[0\]: got "meeting.start", must be "meeting.started", /,
    /events\[2\]: got "meeting.ended" again/,
    /url: got "ftp:\/\/x.example", must be an http or https URL/,
    /evnts: unknown property; did you mean "events"\?/,
  ])
    expect(text).toMatch(says);
  expect(await world.failure(world.preview(webhook({ events: [] })))).toMatch(/events: .*a list of one item or more/);
  expect(requests()).toEqual([]);
});
