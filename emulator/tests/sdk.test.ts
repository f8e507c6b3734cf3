/** Contract: Cloudflare's official SDK drives the emulator unchanged, by every method that both have, with all parameters. */
import Cloudflare, { APIError } from "cloudflare";
import type { Emulator } from "../src";
import { ACCOUNT, APP, FULL, PRESET, STORAGE, start } from "./helpers";

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

/** A preset with every parameter, in the SDK's own types. */
const FULL_PRESET = {
  ...PRESET,
  config: {
    ...PRESET.config,
    livestream_viewer_qualities: [0, 1],
    media: {
      video: { ...PRESET.config.media.video, simulcast: true },
      screenshare: PRESET.config.media.screenshare,
      audio: { enable_high_bitrate: true, enable_stereo: true },
    },
  },
  permissions: {
    ...PRESET.permissions,
    accept_stage_requests: true,
    is_recorder: true,
    plugins: {
      ...PRESET.permissions.plugins,
      config: { p: { access_control: "VIEW_ONLY", handles_view_only: true, x: 1 } },
    },
    stage_access: "CAN_REQUEST",
    stage_enabled: true,
    transcription_enabled: true,
  },
  ui: {
    design_tokens: {
      ...PRESET.ui.design_tokens,
      font_family: "Inter",
      google_font: "Inter",
      logo: "https://example.com/logo.png",
    },
  },
} as Omit<Cloudflare.RealtimeKit.PresetCreateParams, "account_id">;

test("presets: create, get, getPresetByID, update, replacePresetByID and delete, with all parameters", async () => {
  const { kit } = await setUp();
  const created = (await kit.presets.create(APP, { ...account, ...FULL_PRESET })).data;
  expect(created).toMatchObject(FULL_PRESET);
  const { id } = created;
  expect((await kit.presets.getPresetByID(id, at)).data).toEqual(created);
  const listed = await kit.presets.get(APP, { ...account, page_no: 1, per_page: 5, search: "hos" });
  expect(listed).toMatchObject({ data: [{ id, name: "host" }], paging: { total_count: 1 } });

  const change = { ...FULL_PRESET, name: "renamed" } as Omit<
    Cloudflare.RealtimeKit.PresetUpdateParams,
    "account_id" | "app_id"
  >;
  expect((await kit.presets.update(id, { ...at, ...change })).data).toMatchObject(change);
  const replaced = (await kit.presets.replacePresetByID(id, { ...at, ...FULL_PRESET, name: "again" })).data;
  expect(replaced).toMatchObject({ ...FULL_PRESET, id, name: "again" });
  expect((await kit.presets.delete(id, at)).data).toEqual(replaced);
  expect(await errorOf(kit.presets.getPresetByID(id, at))).toBeInstanceOf(Cloudflare.NotFoundError);
});

test("webhooks: every method, with all parameters", async () => {
  const { kit } = await setUp();
  expect(await errorOf(kit.webhooks.getWebhooks(APP, account))).toBeInstanceOf(Cloudflare.NotFoundError);
  const body = { name: "hook", url: "http://localhost/", events: ["meeting.started" as const], enabled: false };
  const created = (await kit.webhooks.createWebhook(APP, { ...account, ...body })).data;
  expect(created).toMatchObject(body);
  const { id } = created;
  expect((await kit.webhooks.getWebhooks(APP, account)).data).toEqual([created]);
  expect((await kit.webhooks.getWebhookByID(id, at)).data).toEqual(created);
  const edit = { name: "edited", url: "http://localhost/e", events: ["meeting.ended" as const], enabled: true };
  expect((await kit.webhooks.editWebhook(id, { ...at, ...edit })).data).toMatchObject(edit);
  expect((await kit.webhooks.replaceWebhook(id, { ...at, ...body })).data).toMatchObject({ id, name: "hook" });
  expect((await kit.webhooks.deleteWebhook(id, at)).data).toMatchObject({ id, ...body });
  const taken = { ...body, name: "one" };
  await kit.webhooks.createWebhook(APP, { ...account, ...taken });
  expect(await errorOf(kit.webhooks.createWebhook(APP, { ...account, ...taken }))).toBeInstanceOf(
    Cloudflare.ConflictError,
  );
});

test("participants: every method, with all parameters", async () => {
  const { kit, emulator } = await setUp();
  await kit.presets.create(APP, { ...account, ...FULL_PRESET });
  const meeting_id = (await kit.meetings.create(APP, account)).data?.id ?? "";
  const within = { ...at, meeting_id };
  const body = { custom_participant_id: "u1", preset_name: "host", name: "Ann", picture: "https://example.com/a.png" };
  const added = (await kit.meetings.addParticipant(meeting_id, { ...at, ...body })).data;
  expect(added).toMatchObject(body);
  const id = added?.id ?? "";
  const { token: _, ...shown } = added ?? {};
  expect((await kit.meetings.getMeetingParticipant(id, within)).data).toEqual(shown);
  const listed = await kit.meetings.getMeetingParticipants(meeting_id, { ...at, page_no: 1, per_page: 1 });
  expect(listed).toMatchObject({ data: [shown], paging: { total_count: 1 } });
  const edit = { name: "Bea", picture: null, preset_name: "host" };
  const edited = await kit.meetings.editParticipant(id, { ...within, ...edit });
  expect(edited.data).toMatchObject({ ...edit, token: expect.any(String) });
  const { token } = (await kit.meetings.refreshParticipantToken(id, within)).data;
  expect(emulator.admission(token).admitted).toBe(true);
  const deleted = await kit.meetings.deleteMeetingParticipant(id, within);
  expect(deleted.data).toMatchObject({ custom_participant_id: "u1", preset_id: expect.any(String) });
  expect(emulator.admission(token).admitted).toBe(false);
});

test("activeSession: every method, with all parameters", async () => {
  const { kit, emulator } = await setUp();
  await kit.presets.create(APP, { ...account, ...FULL_PRESET });
  const meeting = (await kit.meetings.create(APP, account)).data?.id ?? "";
  for (const name of ["ann", "bea", "cid"]) {
    const body = { custom_participant_id: name, preset_name: "host", name };
    const { data } = await kit.meetings.addParticipant(meeting, { ...at, ...body });
    emulator.joinSession(ACCOUNT, APP, meeting, data?.id ?? "");
  }
  const { activeSession } = kit;
  expect((await activeSession.getActiveSession(meeting, at)).data).toMatchObject({
    status: "LIVE",
    live_participants: 3,
  });
  const poll = { question: "Tea?", options: ["yes", "no"], anonymous: true, hide_votes: true };
  expect((await activeSession.createPoll(meeting, { ...at, ...poll })).data?.poll).toMatchObject({ question: "Tea?" });
  const bea = emulator.objects("participants", ACCOUNT, APP, meeting)[1]?.id ?? "";
  const ids = { participant_ids: [bea], custom_participant_ids: ["ann"] };
  const kicked = await activeSession.kickParticipants(meeting, { ...at, ...ids });
  expect(kicked.data?.participants).toMatchObject([{ id: bea }, { name: "ann" }]);
  expect((await activeSession.kickAllParticipants(meeting, at)).data).toMatchObject({ kicked_participants_count: 1 });
  expect(await errorOf(activeSession.getActiveSession(meeting, at))).toBeInstanceOf(Cloudflare.NotFoundError);
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
