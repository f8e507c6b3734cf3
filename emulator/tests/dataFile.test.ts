import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../src";
import {
  ACCOUNT,
  APP,
  call,
  create,
  createParticipant,
  createPreset,
  createWebhook,
  FULL,
  KIT,
  MEETINGS,
  STORAGE,
  start,
} from "./helpers";

let folder: string;
let dataFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "realtimekit-emulator-"));
  dataFile = join(folder, "data.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Waits until the file says so, as changes are written a moment after they are answered. */
async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 2000; !condition(); ) {
    if (Date.now() > end) throw new Error("the data file was not written in time");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

test("apps, meetings and their secrets survive a restart, in their order", async () => {
  const first = await start({ dataFile });
  await call(first, "POST", `${KIT}/apps`, { name: "named" });
  const { id } = await create(first, FULL);
  const second = await create(first, { title: "second" });
  await call(first, "PATCH", `${MEETINGS}/${id}`, { status: "INACTIVE" });
  const before = first.meetings(ACCOUNT, APP);
  const apps = (await call(first, "GET", `${KIT}/apps`)).json;
  await first.close();

  const again = await start({ dataFile });
  expect(again.meetings(ACCOUNT, APP)).toEqual(before);
  expect(before.map((meeting) => meeting.id)).toEqual([id, second.id]);
  expect(before[0]).toMatchObject({ status: "INACTIVE", recording_config: { storage_config: STORAGE } });
  expect((await call(again, "GET", `${KIT}/apps`)).json).toEqual(apps);
  again.removeMeeting(ACCOUNT, APP, id);
  again.editMeeting(ACCOUNT, APP, second.id, { title: "edited" });
  await again.close();

  expect((await start({ dataFile })).meetings(ACCOUNT, APP)).toMatchObject([{ id: second.id, title: "edited" }]);
});

test("the objects of every collection survive a restart, and so do tokens and the key of the webhooks", async () => {
  const first = await start({ dataFile });
  await createPreset(first);
  await createWebhook(first);
  const meeting = await create(first);
  const { id, token } = await createParticipant(first, meeting.id);
  first.joinSession(ACCOUNT, APP, meeting.id, id);
  const within = { apps: [ACCOUNT], participants: [ACCOUNT, APP, meeting.id], sessions: [ACCOUNT, APP, meeting.id] };
  const all = (emulator: Emulator) =>
    (["apps", "meetings", "presets", "webhooks", "participants", "sessions"] as const).map((name) => [
      name,
      emulator.objects(name, ...((within as Record<string, string[]>)[name] ?? [ACCOUNT, APP])),
    ]);
  const key = async ({ port }: Emulator) => (await fetch(`http://127.0.0.1:${port}/.well-known/webhooks.json`)).text();
  const [before, keyBefore] = [all(first), await key(first)];
  for (const [, objects] of before) expect(objects).toHaveLength(1);
  await first.close();
  expect(readFileSync(dataFile, "utf8")).toContain('"version":2');

  const again = await start({ dataFile });
  expect(all(again)).toEqual(before);
  expect(again.admission(token).admitted).toBe(true);
  expect(await key(again)).toBe(keyBefore);
  again.leaveSession(ACCOUNT, APP, meeting.id, id);
  expect(again.objects("sessions", ACCOUNT, APP, meeting.id)).toMatchObject([{ status: "ENDED" }]);
});

test("a file of version 1 is read, and written anew in the current version", async () => {
  const created_at = "2026-01-01T00:00:00.000Z";
  const meetings = ["1", "2"].map((id) => ({ id, created_at, updated_at: created_at, status: "ACTIVE", title: id }));
  const entry = (account_id: string, id: string) => ({ account_id, app: { id, name: id, created_at }, meetings });
  const apps = [entry(ACCOUNT, APP), entry(ACCOUNT, "second"), entry("other", APP)];
  writeFileSync(dataFile, JSON.stringify({ format: "realtimekit-emulator", version: 1, apps }));

  const emulator = await start({ dataFile });
  expect(emulator.meetings(ACCOUNT, APP)).toEqual(meetings);
  expect(emulator.meetings("other", APP)).toEqual(meetings);
  expect((await call(emulator, "GET", `${KIT}/apps`)).json.data).toMatchObject([{ id: "second" }, { id: APP }]);
  emulator.removeMeeting(ACCOUNT, APP, "1");
  await emulator.close();
  expect(JSON.parse(readFileSync(dataFile, "utf8"))).toMatchObject({ version: 2 });
  expect((await start({ dataFile })).meetings(ACCOUNT, APP)).toMatchObject([{ id: "2" }]);
});

test("a change is in the file soon after it was answered, without a close", async () => {
  const emulator = await start({ dataFile });
  const { id } = await create(emulator);
  await until(() => readFileSync(dataFile, "utf8").includes(id));
});

test("only its owner can read it, and nothing else is left beside it", async () => {
  const emulator = await start({ dataFile });
  await create(emulator, FULL);
  await emulator.close();
  expect(statSync(dataFile).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["data.json"]);
});

test("at every moment of many changes the file is whole, and it is written far less often than it changes", async () => {
  const emulator = await start({ dataFile });
  const versions = new Set<string>();
  let done = false;
  const watch = (async () => {
    while (!done) {
      const content = readFileSync(dataFile, "utf8");
      expect(JSON.parse(content)).toMatchObject({ format: "realtimekit-emulator", version: 2 });
      versions.add(content);
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  for (let n = 0; n < 20; n++) await Promise.all(Array.from({ length: 20 }, () => create(emulator, FULL)));
  done = true;
  await watch;
  await emulator.close();
  expect(versions.size).toBeGreaterThan(1);
  expect(versions.size).toBeLessThan(200);
  await expect(start({ dataFile }).then((again) => again.meetings(ACCOUNT, APP))).resolves.toHaveLength(400);
});

test("a folder that does not exist is made", async () => {
  const deep = join(folder, "a", "b", "data.json");
  const emulator = await start({ dataFile: deep });
  const { id } = await create(emulator);
  await emulator.close();
  expect(readFileSync(deep, "utf8")).toContain(id);
});

test.each([
  ["cut off", '{"format":"realtimekit-emulator","ver', "it is not JSON"],
  ["empty", "", "it is not JSON"],
  ["of another program", '{"meetings":[]}', "it was not written by realtimekit-emulator"],
  [
    "of a later version",
    '{"format":"realtimekit-emulator","version":3,"accounts":[]}',
    "it is of version 3, this one reads up to 2",
  ],
  [
    "damaged, of version 1",
    '{"format":"realtimekit-emulator","version":1,"apps":[{"account_id":"a"}]}',
    "its contents are damaged",
  ],
  [
    "damaged, at some depth",
    '{"format":"realtimekit-emulator","version":2,"accounts":[{"id":"a","contains":[{"collection":"apps","objects":[{}]}]}]}',
    "its contents are damaged",
  ],
])("a file that is %s stops the start, says what to do, and stays as it is", async (_, content, why) => {
  writeFileSync(dataFile, content);
  await expect(startEmulator({ dataFile })).rejects.toThrow(
    `Cannot use the data file ${dataFile}: ${why}. Move or delete it to start empty.`,
  );
  expect(readFileSync(dataFile, "utf8")).toBe(content);
});

test("a place that cannot be written is known at the start", async () => {
  writeFileSync(join(folder, "file"), "");
  await expect(startEmulator({ dataFile: folder })).rejects.toThrow(`Cannot use the data file ${folder}`);
  await expect(startEmulator({ dataFile: join(folder, "file", "data.json") })).rejects.toThrow("Cannot use the data");
});

test("close says so when the last changes could not be written", async () => {
  const emulator = await startEmulator({ dataFile });
  const log = jest.spyOn(console, "error").mockImplementation(() => {});
  rmSync(folder, { recursive: true });
  await create(emulator);
  await expect(emulator.close()).rejects.toThrow(`Cannot write the data file ${dataFile}`);
  log.mockRestore();
});
