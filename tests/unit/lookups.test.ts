import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { startEmulator } from "realtimekit-emulator";
import { templates } from "../../provider/preset/templates";
import type { Json } from "../../provider/values";
import { toWire } from "../../provider/wire";
import {
  getApp,
  getApps,
  getMeeting,
  getMeetingOutput,
  getMeetings,
  getMeetingsOutput,
  getParticipants,
  getPreset,
  getPresets,
  getWebhook,
  getWebhooks,
} from "../../sdk";
import { ACCOUNT, APP, lookupWorld, settled } from "../shared/lookupWorld";

// A busy machine takes its time.
jest.setTimeout(60_000);

const RTMP = "rtmp://live.example.com/CANARYkey";

const world = lookupWorld();
beforeEach(() => {
  for (const { id } of world.emulator.meetings(ACCOUNT, APP)) world.emulator.removeMeeting(ACCOUNT, APP, id);
});

/** Makes objects of the app, as somebody else would, and gives their ids. */
async function makeIn(path: string, ...bodies: object[]): Promise<string[]> {
  const ids: string[] = [];
  for (const body of bodies) {
    const url = `${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${path}`;
    const headers = { authorization: "Bearer token", "content-type": "application/json" };
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    const { data } = (await answer.json()) as { data: { id: string; app?: { id: string } } };
    ids.push((data.app ?? data).id);
  }
  world.emulator.requests.length = 0;
  return ids;
}
const make = (...bodies: object[]) => makeIn(`${APP}/meetings`, ...bodies);

/** `GET meetings?search=x 200`: what was asked, without the size of pages. */
const asked = () =>
  world.emulator.requests.map(({ method, path, query, status }) => {
    const filters = Object.entries(query ?? {}).filter(([name]) => name !== "per_page");
    const text = filters.map(([name, value]) => `${name}=${value}`).join("&");
    const place = path
      .split("/kit/")[1]
      ?.replace(`${APP}/`, "")
      .replace(/\/[0-9a-f-]{36}|\/nobody/, "/ID");
    return `${method} ${place}${text && `?${text}`} ${status}`;
  });

const codeOf = (found: Promise<unknown>) =>
  found.then(
    () => "found",
    (error) => ({ code: error.code, message: error.message }),
  );

describe("getMeeting", () => {
  test("by id: one call, with everything that RealtimeKit shows, under the resource's names", async () => {
    const [id] = await make({
      title: "Daily",
      ai_config: { transcription: { language: "de" } },
      recording_config: {
        storage_config: { type: "aws", region: "r", bucket: "b", access_key: "CANARY", secret: "s" },
      },
    });
    const found = await getMeeting({ id: String(id) });
    expect(found).toMatchObject({
      id,
      accountId: ACCOUNT,
      appId: APP,
      title: "Daily",
      status: "ACTIVE",
      sessionKeepAliveTimeInSecs: 60,
      aiConfig: { transcription: { language: "de" } },
      recordingConfig: { storageConfig: { type: "aws", region: "r", bucket: "b" } },
      createdAt: expect.stringMatching(/^\d{4}-/),
      updatedAt: expect.stringMatching(/^\d{4}-/),
    });
    expect(JSON.stringify(found)).not.toContain("CANARY");
    expect(asked()).toEqual(["GET meetings/ID 200"]);
  });

  test("by title: exactly it, found by a search, and then read whole", async () => {
    const [, id] = await make(
      { title: "daily" },
      { title: "Daily", ai_config: { transcription: {} } },
      { title: "Daily 2" },
    );
    expect(await getMeeting({ title: "Daily" })).toMatchObject({
      id,
      aiConfig: { transcription: { language: "en-US" } },
    });
    expect(asked()).toEqual(["GET meetings?search=Daily&page_no=1 200", "GET meetings/ID 200"]);
  });

  test("by a title that is longer than what can be searched for: the whole list is read", async () => {
    const title = "x".repeat(126);
    const [id] = await make({ title }, { title: "y" });
    expect(await getMeeting({ title })).toMatchObject({ id });
    expect(asked()[0]).toBe("GET meetings?page_no=1 200");
  });

  test("of none by title: what the search found is listed, and where it looked", async () => {
    const [id] = await make({ title: "Daily standup" }, { title: "Weekly" });
    process.env.REALTIMEKIT_APP_ID = APP;
    const { code, message } = (await codeOf(getMeeting({ title: "Daily" }))) as { code: string; message: string };
    expect(code).toBe("RTK_NOT_FOUND");
    expect(message).toContain(`"Daily standup" (${id})`);
    expect(message).not.toContain("Weekly");
    expect(message).toContain(`accountId "${ACCOUNT}" (from the config key cloudflare:accountId)`);
    expect(asked()).toHaveLength(1);
  });

  test("of several: their ids are listed", async () => {
    const ids = await make({ title: "Daily" }, { title: "Daily" });
    const found = await codeOf(getMeeting({ title: "Daily" }));
    expect(found).toMatchObject({ code: "RTK_AMBIGUOUS" });
    for (const id of ids) expect(found).toMatchObject({ message: expect.stringContaining(id) });
    expect(asked()).toHaveLength(1);
  });

  test("of none by id", async () => {
    const found = await codeOf(getMeeting({ id: "nobody" }));
    expect(found).toMatchObject({ code: "RTK_NOT_FOUND", message: expect.stringContaining(`appId "${APP}"`) });
  });

  test.each<[string, object, RegExp[]]>([
    ["neither id nor title", {}, [/getMeeting: id: .*neither/]],
    ["both", { id: "a", title: "b" }, [/id: .*both/]],
    ["an id that leads elsewhere", { id: "../x" }, [/id: got/]],
    ["an empty title", { title: "" }, [/title: got ""/]],
    [
      "an unknown argument and a wrong account, at once",
      { titel: "x", id: "a", accountId: 5 },
      [/titel: .*"title"/, /accountId: got 5/, /; titel|; accountId/],
    ],
  ])("with %s: no call", async (_, args, says) => {
    const found = await codeOf(getMeeting(args));
    expect(found).toMatchObject({ code: "RTK_ARGUMENT" });
    for (const text of says) expect(found).toMatchObject({ message: expect.stringMatching(text) });
    expect(found).not.toMatchObject({ message: expect.stringContaining("Check") });
    expect(asked()).toEqual([]);
  });

  test("without an account: where it could come from", async () => {
    pulumi.runtime.setAllConfig({ "realtimekit:appId": APP });
    const found = await codeOf(getMeeting({ id: "a" }));
    expect(found).toMatchObject({ code: "RTK_ARGUMENT", message: expect.stringContaining("cloudflare:accountId") });
  });

  test("with an Output in place of a value: the Output form is named", async () => {
    await expect(getMeeting({ id: pulumi.output("a") } as never)).rejects.toThrow(/getMeetingOutput/);
  });
});

describe("getMeetings", () => {
  test("of none: an empty list", async () => {
    expect(await getMeetings()).toEqual([]);
    expect(asked()).toEqual(["GET meetings?page_no=1 200"]);
  });

  test("of several pages: all, with a call for each page and none for each meeting", async () => {
    await make(...Array.from({ length: 205 }, (_, i) => ({ title: `m${i}`, ai_config: {} })));
    const found = await getMeetings();
    expect(found.map(({ title }) => title).sort()).toEqual(Array.from({ length: 205 }, (_, i) => `m${i}`).sort());
    expect(found.filter((each) => "aiConfig" in each)).toEqual([]);
    expect(asked()).toEqual([1, 2, 3].map((page) => `GET meetings?page_no=${page} 200`));
  });

  test("by title, search and status", async () => {
    const [a, b, c] = await make({ title: "Daily" }, { title: "Daily" }, { title: "Daily standup" });
    world.emulator.editMeeting(ACCOUNT, APP, String(b), { status: "INACTIVE" });
    const ids = async (found: Promise<{ id: string }[]>) => (await found).map(({ id }) => id).sort();
    expect(await ids(getMeetings({ title: "Daily" }))).toEqual([a, b].sort());
    expect(await ids(getMeetings({ title: "Daily", status: "INACTIVE" }))).toEqual([b]);
    expect(await ids(getMeetings({ search: "standup" }))).toEqual([c]);
    expect(await ids(getMeetings({ search: "standup", title: "Daily" }))).toEqual([]);
    expect(asked()).toEqual([
      "GET meetings?search=Daily&page_no=1 200",
      "GET meetings?search=Daily&status=INACTIVE&page_no=1 200",
      "GET meetings?search=standup&page_no=1 200",
      "GET meetings?search=standup&page_no=1 200",
    ]);
  });

  test("with a status that there is not: what is allowed", async () => {
    const found = await codeOf(getMeetings({ status: "OPEN" as never }));
    expect(found).toMatchObject({ code: "RTK_ARGUMENT", message: expect.stringContaining('"ACTIVE" or "INACTIVE"') });
  });
});

describe("secrets", () => {
  const streaming = { title: "Live", recording_config: { live_streaming_config: { rtmp_url: RTMP } } };

  test("in a plain result: an Output that is a secret, and that shows in no text", async () => {
    await make(streaming);
    for (const found of [await getMeeting({ title: "Live" }), (await getMeetings())[0]]) {
      const rtmpUrl = found?.recordingConfig?.liveStreamingConfig?.rtmpUrl as pulumi.Output<string>;
      expect(await pulumi.isSecret(rtmpUrl)).toBe(true);
      expect(await settled(rtmpUrl)).toBe(RTMP);
      for (const text of [JSON.stringify(found), inspect(found, { depth: 20 }), `${rtmpUrl}`])
        expect(text).not.toContain("CANARY");
    }
  });

  test("in an Output: the whole of it is one, and its value is plain", async () => {
    await make(streaming, { title: "Daily" });
    const live = getMeetingOutput({ title: "Live" });
    expect(await pulumi.isSecret(live)).toBe(true);
    expect((await settled(live)).recordingConfig?.liveStreamingConfig?.rtmpUrl).toBe(RTMP);
    expect(await pulumi.isSecret(getMeetingsOutput())).toBe(true);
    expect(await pulumi.isSecret(getMeetingOutput({ title: "Daily" }))).toBe(false);
  });

  test("in an argument: so is the result", async () => {
    const [id] = await make({ title: "CANARY title" });
    const found = getMeetingOutput({ title: pulumi.secret("CANARY title") });
    expect(await pulumi.isSecret(found)).toBe(true);
    expect((await settled(found)).id).toBe(id);
  });

  test("of a storage, which RealtimeKit does not return: left out if it did", async () => {
    const [id] = await make({ recording_config: { storage_config: { type: "aws", region: "r", access_key: "a" } } });
    const change = ({ data }: { data: { recording_config: { storage_config: object } } }) =>
      void Object.assign(data.recording_config.storage_config, { access_key: "CANARY", other_token: "CANARY" });
    world.emulator.faults.add({ match: { method: "GET" }, do: { kind: "mutate", change } });
    const { recordingConfig } = await getMeeting({ id: String(id) });
    expect(recordingConfig?.storageConfig).toMatchObject({ type: "aws", region: "r" });
    expect(recordingConfig?.storageConfig).not.toHaveProperty("accessKey");
    expect(JSON.stringify(recordingConfig)).not.toContain("CANARY");
  });

  test("the token, where the service repeats it", async () => {
    const body = { success: false, error: { code: 400, message: "who sent token?" } };
    world.emulator.faults.add({ match: { method: "GET" }, do: { kind: "answer", status: 400, body } });
    const found = await codeOf(getMeetings());
    expect(found).toMatchObject({ code: "RTK_REJECTED", message: expect.stringContaining("who sent [secret]?") });
  });
});

describe("settings", () => {
  test("are the provider's: no token, and a token from config", async () => {
    delete process.env.CLOUDFLARE_API_TOKEN;
    expect(await codeOf(getMeetings())).toMatchObject({ code: "RTK_TOKEN" });
    pulumi.runtime.setConfig("cloudflare:apiToken", "token");
    expect(await getMeetings()).toEqual([]);
  });

  test("an argument comes before config, and config before the environment", async () => {
    process.env.REALTIMEKIT_APP_ID = "of-environment";
    await getMeetings();
    await getMeetings({ appId: "of-argument" });
    pulumi.runtime.setAllConfig({ "cloudflare:accountId": ACCOUNT });
    await getMeetings();
    expect(world.emulator.requests.map(({ path }) => path.split("/kit/")[1])).toEqual([
      "app/meetings",
      "of-argument/meetings",
      "of-environment/meetings",
    ]);
  });
});

describe("of other types", () => {
  test("apps: by id they are read from the list, of all pages, since there is no call for one", async () => {
    const [first] = await makeIn("apps", ...Array.from({ length: 101 }, (_, i) => ({ name: `App ${i}` })));
    expect(await getApp({ id: String(first) })).toEqual({
      id: first,
      accountId: ACCOUNT,
      name: "App 0",
      createdAt: expect.stringMatching(/^\d{4}-/),
    });
    expect(asked()).toEqual(["GET apps?page_no=1 200", "GET apps?page_no=2 200"]);
    expect(await getApp({ name: "App 0" })).toMatchObject({ id: first });
    expect((await getApps({ search: "App 10" })).map(({ name }) => name).sort()).toEqual(["App 10", "App 100"]);
    const nobody = await codeOf(getApp({ id: "nobody" }));
    expect(nobody).toMatchObject({ code: "RTK_NOT_FOUND", message: expect.stringContaining("app nobody") });
    const twins = await makeIn("apps", { name: "twin" }, { name: "twin" });
    const found = await codeOf(getApp({ name: "twin" }));
    expect(found).toMatchObject({ code: "RTK_AMBIGUOUS" });
    for (const id of twins) expect(found).toMatchObject({ message: expect.stringContaining(id) });
  });

  test("presets: one is whole, a list is as slim as RealtimeKit's", async () => {
    const settings = toWire(templates.group_call_host as unknown as Json) as object;
    const [id] = await makeIn(`${APP}/presets`, { ...settings, name: "host" });
    const host = await getPreset({ name: "host" });
    expect(host).toMatchObject({
      id,
      name: "host",
      permissions: { kickParticipant: true },
      config: { viewType: "GROUP_CALL" },
    });
    expect(asked()).toEqual(["GET presets?search=host&page_no=1 200", "GET presets/ID 200"]);
    const names = ["id", "accountId", "appId", "name", "createdAt", "updatedAt"].sort();
    expect((await getPresets()).map((each) => Object.keys(each).sort())).toEqual([names]);
    expect(Object.keys(host).sort()).toEqual([...names, "config", "permissions", "ui"].sort());
    const none = await codeOf(getPreset({ name: "hos" }));
    expect(none).toMatchObject({ code: "RTK_NOT_FOUND", message: expect.stringContaining(`"host" (${id})`) });
  });

  test("webhooks: an app without any lists none; a name is looked for in the list, which takes no filter", async () => {
    expect(await getWebhooks()).toEqual([]);
    expect(asked()).toEqual(["GET webhooks?page_no=1 404"]);
    const body = { url: "https://example.com/a", events: ["meeting.started"] };
    const [id] = await makeIn(`${APP}/webhooks`, { ...body, name: "backend" });
    const webhook = { id, accountId: ACCOUNT, appId: APP, name: "backend", ...body, enabled: true };
    expect(await getWebhook({ name: "backend" })).toMatchObject(webhook);
    expect(asked()).toEqual(["GET webhooks?page_no=1 200"]);
    expect(await getWebhook({ id: String(id) })).toMatchObject(webhook);
    const wrong = await codeOf(getWebhooks({ search: "b" } as never));
    expect(wrong).toMatchObject({ code: "RTK_ARGUMENT", message: expect.stringContaining("getWebhooks: search: ") });
  });

  test("participants: of a meeting, without tokens, and one without a name has none", async () => {
    const [meetingId = ""] = await make({});
    const path = `${APP}/meetings/${meetingId}/participants`;
    const settings = toWire(templates.group_call_host as unknown as Json) as object;
    await makeIn(`${APP}/presets`, { ...settings, name: "guest" });
    const guest = { preset_name: "guest" };
    await makeIn(path, { ...guest, custom_participant_id: "a", name: "A" }, { ...guest, custom_participant_id: "b" });
    const found = await getParticipants({ meetingId });
    const shared = { accountId: ACCOUNT, appId: APP, meetingId, presetName: "guest" };
    expect(found.sort((a, b) => a.customParticipantId.localeCompare(b.customParticipantId))).toEqual([
      {
        ...shared,
        id: expect.any(String),
        customParticipantId: "a",
        name: "A",
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
      {
        ...shared,
        id: expect.any(String),
        customParticipantId: "b",
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    ]);
    expect((await getParticipants({ meetingId, name: "A" })).map((each) => each.customParticipantId)).toEqual(["a"]);
    expect(await codeOf(getParticipants({} as never))).toMatchObject({ code: "RTK_ARGUMENT" });
    const nowhere = await codeOf(getParticipants({ meetingId: "nobody" }));
    expect(nowhere).toMatchObject({ code: "RTK_NOT_FOUND", message: expect.stringContaining('meetingId "nobody"') });
  });
});

describe("the rate budget", () => {
  /** A machine that is busy with other work gets more than one chance to be in time. */
  const ATTEMPTS = 3;
  const LOOKUPS = 40;

  test("is one for all lookups of the process: none is refused for going over the limit", async () => {
    const refusals: number[] = [];
    while (refusals.length < ATTEMPTS && !refusals.includes(0)) {
      const limited = await startEmulator({ rateLimit: { quota: 24, windowSeconds: 2 } });
      process.env.CLOUDFLARE_BASE_URL = limited.url;
      const found = await Promise.all(Array.from({ length: LOOKUPS }, () => getMeetings()));
      expect(found).toHaveLength(LOOKUPS);
      refusals.push(limited.requests.filter(({ status }) => status === 429).length);
      await limited.close();
    }
    expect(refusals).toContain(0);
  });
});
