import type { Emulator } from "../src";
import {
  ACCOUNT,
  APP,
  call,
  control,
  create,
  createParticipant,
  createPreset,
  createWebhook,
  FULL,
  KIT,
  MEETINGS,
  start,
} from "./helpers";

const ROOT = `accounts/${ACCOUNT}/apps`;

/** One object of each collection, each before what contains it. */
async function fill(emulator: Emulator) {
  const preset = await createPreset(emulator);
  const webhook = await createWebhook(emulator);
  const meeting = await create(emulator, FULL);
  const participant = await createParticipant(emulator, meeting.id);
  emulator.startSession(ACCOUNT, APP, meeting.id);
  const session = emulator.objects("sessions", ACCOUNT, APP, meeting.id)[0];
  return [
    { name: "presets", path: [ACCOUNT, APP, preset.id], url: `${ROOT}/${APP}/presets`, id: preset.id },
    { name: "webhooks", path: [ACCOUNT, APP, webhook.id], url: `${ROOT}/${APP}/webhooks`, id: webhook.id },
    {
      name: "participants",
      path: [ACCOUNT, APP, meeting.id, participant.id],
      url: `${ROOT}/${APP}/meetings/${meeting.id}/participants`,
      id: participant.id,
    },
    {
      name: "sessions",
      path: [ACCOUNT, APP, meeting.id, String(session?.id)],
      url: `${ROOT}/${APP}/meetings/${meeting.id}/sessions`,
      id: String(session?.id),
    },
    { name: "meetings", path: [ACCOUNT, APP, meeting.id], url: `${ROOT}/${APP}/meetings`, id: meeting.id },
    { name: "apps", path: [ACCOUNT, APP], url: ROOT, id: APP },
  ] as const;
}

test("any object of any collection is listed, read, edited and removed by hand", async () => {
  const emulator = await start();
  for (const { name, path, url, id } of await fill(emulator)) {
    const list = await control(emulator, "GET", url);
    expect([name, list.status, list.json.objects.map((one: { id: string }) => one.id)]).toEqual([name, 200, [id]]);
    const before = emulator.object(name, ...path);
    const edit = await control(emulator, "PATCH", `${url}/${id}`, { name: null, note: { a: 1 }, id: "other" });
    expect([edit.status, edit.json.object]).toMatchObject([200, { id, note: { a: 1 } }]);
    expect(edit.json.object).not.toHaveProperty("name");
    expect(emulator.object(name, ...path)).toMatchObject({ id, created_at: before?.created_at, note: { a: 1 } });
    expect((await control(emulator, "GET", `${url}/${id}`)).json).toEqual(edit.json);
    expect(emulator.editObject(name, ...path, { note: { b: 2 } })).toMatchObject({ note: { a: 1, b: 2 } });
    expect((await control(emulator, "DELETE", `${url}/${id}`)).json).toEqual({ removed: id });
    expect(emulator.object(name, ...path)).toBeUndefined();
    expect((await control(emulator, "GET", `${url}/${id}`)).status).toBe(404);
  }
});

test("removing an object removes what it contains", async () => {
  const emulator = await start();
  const [, , participant] = await fill(emulator);
  const [account, app, meeting = ""] = participant.path;
  emulator.removeObject("meetings", account, app, meeting);
  expect(emulator.objects("participants", ...participant.path.slice(0, 3))).toEqual([]);
  expect(emulator.object("participants", ...participant.path)).toBeUndefined();
});

test("an edit by hand is what the API answers next, and a removed object is gone there", async () => {
  const emulator = await start();
  const { id } = await createWebhook(emulator);
  const updated = emulator.editObject("webhooks", ACCOUNT, APP, id, { enabled: false }).updated_at;
  expect((await call(emulator, "GET", `${KIT}/${APP}/webhooks/${id}`)).json.data).toMatchObject({
    enabled: false,
    updated_at: updated,
  });
  emulator.removeObject("webhooks", ACCOUNT, APP, id);
  expect((await call(emulator, "GET", `${KIT}/${APP}/webhooks/${id}`)).status).toBe(404);
});

test("secrets are not shown by control routes, and survive an edit", async () => {
  const emulator = await start();
  const { id } = await create(emulator, FULL);
  const url = `${ROOT}/${APP}/meetings/${id}`;
  await control(emulator, "PATCH", url, { title: "x" });
  for (const path of [url, `${ROOT}/${APP}/meetings`]) {
    const text = JSON.stringify((await control(emulator, "GET", path)).json);
    expect(text).toContain("[redacted]");
    expect(text).not.toMatch(/canary|stream-key/);
  }
  expect(emulator.meeting(ACCOUNT, APP, id)?.recording_config?.storage_config?.secret).toBe("canary-secret");
});

test("accounts are listed, and what does not exist is named", async () => {
  const emulator = await start();
  await call(emulator, "GET", MEETINGS);
  await call(emulator, "GET", `/accounts/second/realtime/kit/apps`);
  expect((await control(emulator, "GET", "accounts")).json).toEqual({ accounts: [ACCOUNT, "second"] });
  expect((await control(emulator, "GET", `accounts/${ACCOUNT}/rockets`)).status).toBe(404);
  const missing = await control(emulator, "PATCH", `${ROOT}/${APP}/presets/p1`, {});
  expect([missing.status, missing.json.error]).toEqual([404, `No preset p1 in ${ACCOUNT}/${APP}`]);
  expect((await control(emulator, "PATCH", `${ROOT}/${APP}`, [])).status).toBe(400);
  expect(() => emulator.objects("participants", ACCOUNT, APP)).toThrow("account, app, meeting");
  expect(() => emulator.editObject("webhooks", ACCOUNT, APP, "w1", {})).toThrow("No webhook w1");
  expect(() => emulator.removeObject("webhooks", ACCOUNT, APP, "w1")).toThrow("No webhook w1");
});

test("admission is asked for with a token", async () => {
  const emulator = await start();
  await createPreset(emulator);
  const meeting = await create(emulator);
  const { token, id } = await createParticipant(emulator, meeting.id);
  const admitted = await control(emulator, "POST", "admission", { token });
  expect(admitted.json).toEqual({
    admitted: true,
    accountId: ACCOUNT,
    appId: APP,
    meetingId: meeting.id,
    participantId: id,
  });
  expect((await control(emulator, "POST", "admission", { token: "x" })).json).toMatchObject({ admitted: false });
  expect((await control(emulator, "POST", "admission", {})).status).toBe(400);
});
