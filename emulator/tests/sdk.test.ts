/** Contract: Cloudflare's official SDK drives the emulator unchanged, by every method of apps and meetings. */
import Cloudflare, { APIError } from "cloudflare";
import type { Emulator } from "../src";
import { ACCOUNT, APP, FULL, STORAGE, start } from "./helpers";

const account = { account_id: ACCOUNT };
const at = { ...account, app_id: APP };

function clientOf(emulator: Emulator, apiToken = "any") {
  return new Cloudflare({ apiToken, baseURL: emulator.url, maxRetries: 0 });
}
async function setUp() {
  const emulator = await start({ token: "T", forbiddenTokens: ["weak"] });
  return { emulator, kit: clientOf(emulator, "T").realtimeKit };
}

/** The body with every parameter, in the SDK's own types. */
const EVERYTHING = FULL as Omit<Cloudflare.RealtimeKit.MeetingCreateParams, "account_id">;

async function errorOf(promise: Promise<unknown>): Promise<APIError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof APIError) return error;
    throw error;
  }
  throw new Error("no error was thrown");
}

test("apps.post and apps.get, with all parameters", async () => {
  const { kit, emulator } = await setUp();
  const posted = await kit.apps.post({ ...account, name: "one" });
  expect(posted).toMatchObject({ success: true, data: { app: { id: expect.any(String), name: "one" } } });
  await kit.apps.post({ ...account, name: "two" });
  await kit.apps.post({ ...account, name: "three" });
  const query = { page_no: 2, per_page: 1, search: "t", sort_order: "ASC" } as const;
  const listed = await kit.apps.get({ ...account, ...query });
  expect(listed.data).toMatchObject([{ name: "three" }]);
  expect(listed.paging).toEqual({ total_count: 2, start_offset: 2, end_offset: 2 });
  expect(emulator.requests.at(-1)?.query).toEqual({ page_no: "2", per_page: "1", search: "t", sort_order: "ASC" });
});

test("meetings.create with all parameters, and with none", async () => {
  const { kit, emulator } = await setUp();
  const { data } = await kit.meetings.create(APP, { ...account, ...EVERYTHING });
  expect(data).toMatchObject({ status: "ACTIVE", title: FULL.title, ai_config: FULL.ai_config });
  expect(emulator.meetings(ACCOUNT, APP)[0]).toMatchObject(FULL);
  expect((await kit.meetings.create(APP, account)).data).toMatchObject({ session_keep_alive_time_in_secs: 60 });
});

test("meetings.getMeetingByID, with its odd name parameter", async () => {
  const { kit } = await setUp();
  const created = (await kit.meetings.create(APP, { ...account, ...EVERYTHING })).data;
  const read = await kit.meetings.getMeetingByID(created?.id ?? "", { ...at, name: "ignored" });
  expect(read.data).toEqual(created);
  expect(read.data?.recording_config?.storage_config).not.toHaveProperty("secret");
});

test("meetings.get pages through a list, with all parameters", async () => {
  const { kit, emulator } = await setUp();
  const created: string[] = [];
  for (let n = 0; n < 25; n++) {
    created.push((await kit.meetings.create(APP, { ...account, title: `page ${n}` })).data?.id ?? "");
  }
  const filter = {
    start_time: "2019-12-27T18:11:19.117Z",
    end_time: "2999-12-27T18:11:19.117Z",
    search: "page",
    status: "ACTIVE",
  } as const;
  const seen: string[] = [];
  for (let page_no = 1; ; page_no++) {
    const { data, paging } = await kit.meetings.get(APP, { ...account, ...filter, page_no, per_page: 10 });
    if (data.length === 0) break;
    expect(paging.total_count).toBe(25);
    expect(paging.start_offset).toBe(seen.length + 1);
    seen.push(...data.map(({ id }) => id));
    expect(paging.end_offset).toBe(seen.length);
  }
  expect(seen).toEqual(created.reverse());
  expect(emulator.requests.at(-1)?.query).toEqual({ ...filter, page_no: "4", per_page: "10" });
});

test("meetings.updateMeetingByID with all parameters", async () => {
  const { kit, emulator } = await setUp();
  const id = (await kit.meetings.create(APP, account)).data?.id ?? "";
  const { title: _, ...rest } = EVERYTHING;
  const { data } = await kit.meetings.updateMeetingByID(id, {
    ...at,
    ...(rest as Omit<Cloudflare.RealtimeKit.MeetingUpdateMeetingByIDParams, "account_id" | "app_id">),
    title: "patched",
    status: "INACTIVE",
  });
  expect(data).toMatchObject({ id, title: "patched", status: "INACTIVE", ai_config: FULL.ai_config });
  expect(emulator.meeting(ACCOUNT, APP, id)).toMatchObject({ recording_config: FULL.recording_config });
  const cleared = await kit.meetings.updateMeetingByID(id, { ...at, recording_config: { storage_config: null } });
  expect(cleared.data?.recording_config?.storage_config).toBeUndefined();
});

test("meetings.replaceMeetingByID with all parameters, and with none", async () => {
  const { kit, emulator } = await setUp();
  const id = (await kit.meetings.create(APP, account)).data?.id ?? "";
  await kit.meetings.updateMeetingByID(id, { ...at, status: "INACTIVE" });
  const { data } = await kit.meetings.replaceMeetingByID(id, { ...at, ...EVERYTHING });
  expect(data).toMatchObject({ id, title: FULL.title, status: "INACTIVE", ai_config: FULL.ai_config });
  expect(emulator.meeting(ACCOUNT, APP, id)?.recording_config?.storage_config).toEqual(STORAGE);
  const emptied = await kit.meetings.replaceMeetingByID(id, at);
  expect(emptied.data?.title).toBeUndefined();
  expect(emptied.data?.recording_config).toBeUndefined();
});

test("errors of the service are read from `error.error`, as no `errors` are there", async () => {
  const { kit } = await setUp();
  const bad = await errorOf(kit.meetings.create(APP, { ...account, session_keep_alive_time_in_secs: 59 }));
  expect(bad).toBeInstanceOf(Cloudflare.BadRequestError);
  expect(bad).toMatchObject({ status: 400, errors: [] });
  expect(bad.error).toEqual({
    success: false,
    error: {
      code: 400,
      message: 'BAD_REQUEST: "session_keep_alive_time_in_secs" must be greater than or equal to 60',
    },
  });
  const missing = await errorOf(kit.meetings.getMeetingByID("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e", at));
  expect(missing).toBeInstanceOf(Cloudflare.NotFoundError);
  expect(missing.headers?.get("cf-ray")).toMatch(/-EMU$/);
});

test("errors of the gateway are read from `errors`", async () => {
  const { emulator } = await setUp();
  const wrong = await errorOf(clientOf(emulator, "wrong").realtimeKit.meetings.get(APP, account));
  expect(wrong).toBeInstanceOf(Cloudflare.AuthenticationError);
  expect(wrong.errors).toEqual([{ code: 10000, message: "Authentication error" }]);
  const weak = await errorOf(clientOf(emulator, "weak").realtimeKit.apps.get(account));
  expect(weak).toBeInstanceOf(Cloudflare.PermissionDeniedError);
  expect(weak.errors).toMatchObject([{ code: 10000, message: "Forbidden" }]);
});

test("with its own retries the SDK repeats a create whose answer was lost, and makes a second meeting", async () => {
  const { emulator } = await setUp();
  emulator.faults.add({ when: "after", do: { kind: "answer", status: 500, headers: { "retry-after-ms": "1" } } });
  const client = new Cloudflare({ apiToken: "T", baseURL: emulator.url });
  await client.realtimeKit.meetings.create(APP, account);
  expect(emulator.meetings(ACCOUNT, APP)).toHaveLength(2);
});
