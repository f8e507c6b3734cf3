import { ACCOUNT, APP, call, createWebhook, ISO, start, UUID, WEBHOOK, WEBHOOKS } from "./helpers";

const EVENTS = [
  "meeting.started",
  "meeting.ended",
  "meeting.participantJoined",
  "meeting.participantLeft",
  "meeting.chatSynced",
  "recording.statusUpdate",
  "livestreaming.statusUpdate",
  "meeting.transcript",
  "meeting.summary",
];

test("POST answers 201 with the webhook, enabled by default", async () => {
  const emulator = await start();
  const { status, json } = await call(emulator, "POST", WEBHOOKS, WEBHOOK);
  const { id, created_at } = json.data;
  expect([status, json]).toEqual([
    201,
    {
      success: true,
      data: { id: expect.stringMatching(UUID), created_at, updated_at: created_at, ...WEBHOOK, enabled: true },
    },
  ]);
  expect(created_at).toMatch(ISO);
  expect((await call(emulator, "GET", `${WEBHOOKS}/${id}`)).json.data).toEqual(json.data);
});

test.each([
  [{ url: "http://a/", events: [] }, '"name" is required'],
  [{ name: "n", events: [] }, '"url" is required'],
  [{ name: "n", url: "http://a/" }, '"events" is required'],
  [{ name: "n", url: "nowhere", events: [] }, '"url" must be a valid uri'],
  [{ name: "n", url: "http://a/", events: "meeting.started" }, '"events" must be an array'],
  [
    { name: "n", url: "http://a/", events: ["meeting.started", "meeting.begun"] },
    '"events[1]" must be one of [meeting.started',
  ],
  [{ ...WEBHOOK, enabled: null }, '"enabled" must be a boolean'],
])("%j is refused by POST and PUT", async (body, message) => {
  const emulator = await start();
  const { id } = await createWebhook(emulator, { name: "first", url: "http://first/" });
  for (const [method, target] of [
    ["POST", WEBHOOKS],
    ["PUT", `${WEBHOOKS}/${id}`],
  ] as const) {
    const { status, json } = await call(emulator, method, target, body);
    expect([status, json.error.message]).toEqual([400, expect.stringContaining(`BAD_REQUEST: ${message}`)]);
  }
});

test("an app without webhooks lists them as a 404, or as an empty list if the documents are followed", async () => {
  const observed = await call(await start(), "GET", WEBHOOKS);
  expect([observed.status, observed.json.error.code]).toEqual([404, 404]);
  const documented = await call(await start({ follow: "documented" }), "GET", WEBHOOKS);
  expect([documented.status, documented.json]).toEqual([200, { success: true, data: [] }]);
});

test("the list has all webhooks in creation order, without paging, whatever is asked for", async () => {
  const emulator = await start();
  for (let n = 0; n < 25; n++) await createWebhook(emulator, { name: `${n}`, url: `http://localhost/${n}` });
  const { json } = await call(emulator, "GET", `${WEBHOOKS}?page_no=2&per_page=5`);
  expect(Object.keys(json)).toEqual(["success", "data"]);
  expect(json.data.map(({ name }: { name: string }) => name)).toEqual(Array.from({ length: 25 }, (_, n) => `${n}`));
});

test("GET all names the events, and every one of them can be asked for", async () => {
  const emulator = await start();
  expect((await call(emulator, "GET", `${WEBHOOKS}/all`)).json).toEqual({ success: true, data: EVENTS });
  expect((await createWebhook(emulator, { events: EVENTS })).events).toEqual(EVENTS);
});

test("PATCH changes what was sent and answers the whole webhook; a left-out `enabled` is not reset", async () => {
  const emulator = await start();
  const { id, created_at } = await createWebhook(emulator, { enabled: false });
  const { status, json } = await call(emulator, "PATCH", `${WEBHOOKS}/${id}`, { events: ["meeting.ended"] });
  const { updated_at } = json.data;
  expect([status, json.data]).toEqual([
    200,
    { ...WEBHOOK, id, created_at, updated_at, enabled: false, events: ["meeting.ended"] },
  ]);
  expect(updated_at > created_at).toBe(true);
});

test("PUT replaces the whole webhook and answers a part of it, or all of it if the documents are followed", async () => {
  for (const follow of ["observed", "documented"] as const) {
    const emulator = await start({ follow });
    const { id, created_at } = await createWebhook(emulator, { enabled: false });
    const body = { name: "other", url: "http://other/", events: ["meeting.summary"] };
    const { status, json } = await call(emulator, "PUT", `${WEBHOOKS}/${id}`, body);
    const whole = (await call(emulator, "GET", `${WEBHOOKS}/${id}`)).json.data;
    expect(whole).toEqual({ id, created_at, updated_at: expect.any(String), ...body, enabled: true });
    expect([status, json.data]).toEqual([200, follow === "observed" ? { id, ...body } : whole]);
  }
});

test("DELETE answers the deleted webhook, which is then a 404 for every method", async () => {
  const emulator = await start();
  const created = await createWebhook(emulator);
  const path = `${WEBHOOKS}/${created.id}`;
  expect((await call(emulator, "DELETE", path)).json).toEqual({ success: true, data: created });
  for (const [method, body] of [["GET"], ["PATCH", {}], ["PUT", WEBHOOK], ["DELETE"]] as const) {
    const { status, json } = await call(emulator, method, path, body);
    expect([status, json.error.message]).toEqual([404, `No webhook found with id ${created.id}`]);
  }
});

test("a name and a url are each unique in an app: 409", async () => {
  const emulator = await start();
  const first = await createWebhook(emulator, { name: "one", url: "http://one/" });
  await createWebhook(emulator, { name: "two", url: "http://two/" });
  for (const [method, target, body] of [
    ["POST", WEBHOOKS, { ...WEBHOOK, name: "two", url: "http://three/" }],
    ["POST", WEBHOOKS, { ...WEBHOOK, name: "three", url: "http://two/" }],
    ["PATCH", `${WEBHOOKS}/${first.id}`, { url: "http://two/" }],
    ["PUT", `${WEBHOOKS}/${first.id}`, { ...WEBHOOK, name: "two" }],
  ] as const) {
    const { status, json } = await call(emulator, method, target, body);
    expect([status, json.error.code]).toEqual([409, 409]);
  }
  expect((await call(emulator, "PATCH", `${WEBHOOKS}/${first.id}`, { name: "one", url: "http://one/" })).status).toBe(
    200,
  );
  expect(emulator.objects("webhooks", ACCOUNT, APP)).toHaveLength(2);
});
