import { ACCOUNT, APP, call, create, FULL, ISO, MEETINGS, STORAGE, start, UUID } from "./helpers";

const DEFAULTS = {
  persist_chat: false,
  record_on_start: false,
  live_stream_on_start: false,
  summarize_on_end: false,
  transcribe_on_end: false,
  session_keep_alive_time_in_secs: 60,
};
const { access_key: _a, secret: _s, password: _p, private_key: _k, ...SHOWN_STORAGE } = STORAGE;
const SHOWN = { ...FULL, recording_config: { ...FULL.recording_config, storage_config: SHOWN_STORAGE } };

describe("create", () => {
  test("an empty body makes an ACTIVE meeting with the defaults, and nothing else", async () => {
    const emulator = await start();
    const { status, json } = await call(emulator, "POST", MEETINGS, {});
    expect(status).toBe(201);
    expect(json).toEqual({
      success: true,
      data: {
        id: expect.stringMatching(UUID),
        created_at: expect.stringMatching(ISO),
        updated_at: json.data.created_at,
        status: "ACTIVE",
        ...DEFAULTS,
      },
    });
  });

  test("every field is kept and answered, except the four write-only secrets", async () => {
    const emulator = await start();
    const created = await create(emulator, FULL);
    const { id, created_at, updated_at } = created;
    const expected = { id, created_at, updated_at, status: "ACTIVE", ...SHOWN };
    expect(created).toEqual(expected);
    expect((await call(emulator, "GET", `${MEETINGS}/${id}`)).json.data).toEqual(expected);
    expect(emulator.meeting(ACCOUNT, APP, id)).toEqual({ ...expected, ...FULL });
  });

  test("no answer of any method contains a secret", async () => {
    const emulator = await start();
    const { id } = await create(emulator, FULL);
    const answers = [
      await call(emulator, "POST", MEETINGS, FULL),
      await call(emulator, "GET", MEETINGS),
      await call(emulator, "GET", `${MEETINGS}/${id}`),
      await call(emulator, "PATCH", `${MEETINGS}/${id}`, { recording_config: { storage_config: STORAGE } }),
      await call(emulator, "PUT", `${MEETINGS}/${id}`, FULL),
      await call(emulator, "POST", MEETINGS, { ...FULL, title: 1 }),
    ];
    for (const { text } of answers) expect(text).not.toContain("canary");
    expect(answers[1]?.text).toContain("stream-key");
  });

  test("defaults are filled inside the objects that were sent, not beside them", async () => {
    const emulator = await start();
    const created = await create(emulator, {
      ai_config: { summarization: {}, transcription: { keywords: [] } },
      recording_config: { video_config: { watermark: {} }, audio_config: {} },
    });
    expect(created.ai_config).toEqual({
      summarization: { summary_type: "general", text_format: "markdown", word_limit: 500 },
      transcription: { keywords: [], language: "en-US", profanity_filter: false },
    });
    expect(created.recording_config).toEqual({
      video_config: {
        codec: "H264",
        width: 1280,
        height: 720,
        export_file: true,
        watermark: { position: "left top" },
      },
      audio_config: { codec: "AAC", channel: "stereo", export_file: true },
    });
    expect((await create(emulator, { ai_config: {}, recording_config: {} })).ai_config).toEqual({});
  });

  test("null means unset", async () => {
    const emulator = await start();
    const created = await create(emulator, {
      title: null,
      record_on_start: null,
      live_stream_on_start: null,
      recording_config: { storage_config: null },
    });
    expect(created).toMatchObject(DEFAULTS);
    expect(created).not.toHaveProperty("title");
    expect(created.recording_config).toEqual({});
  });

  test("unknown keys and a status are ignored, at every depth", async () => {
    const emulator = await start();
    const created = await create(emulator, { status: "INACTIVE", colour: 1, ai_config: { mood: 2 } });
    expect(created).toMatchObject({ status: "ACTIVE", ai_config: {} });
    expect(created).not.toHaveProperty("colour");
    expect(created.ai_config).not.toHaveProperty("mood");
  });

  test.each(["VP8", "VP9"])("with %s the audio codec becomes vorbis, and AAC again with H264", async (codec) => {
    const emulator = await start();
    const { id, recording_config } = await create(emulator, {
      recording_config: { video_config: { codec }, audio_config: { codec: "MP3" } },
    });
    expect(recording_config.audio_config).toEqual({ codec: "vorbis", channel: "stereo", export_file: true });
    expect(emulator.meeting(ACCOUNT, APP, id)?.recording_config?.audio_config?.codec).toBe("vorbis");
    const patched = await call(emulator, "PATCH", `${MEETINGS}/${id}`, {
      recording_config: { video_config: { codec: "H264" } },
    });
    expect(patched.json.data.recording_config.audio_config.codec).toBe("AAC");
  });

  test("VP8 without an audio config leaves it unset", async () => {
    const emulator = await start();
    const { recording_config } = await create(emulator, { recording_config: { video_config: { codec: "VP8" } } });
    expect(recording_config).not.toHaveProperty("audio_config");
  });
});

describe("PATCH", () => {
  test("changes what was sent and keeps the rest, secrets too, merging objects at every depth", async () => {
    const emulator = await start();
    const { id, created_at } = await create(emulator, FULL);
    const { status, json } = await call(emulator, "PATCH", `${MEETINGS}/${id}`, {
      title: "New",
      status: "INACTIVE",
      recording_config: { video_config: { width: 640 }, storage_config: { type: "aws", secret: "rotated" } },
      ai_config: { transcription: { keywords: ["b", "c"] } },
    });
    const expected = structuredClone(SHOWN);
    expected.title = "New";
    expected.recording_config.video_config.width = 640;
    expected.ai_config.transcription.keywords = ["b", "c"];
    expect(status).toBe(200);
    expect(json.data).toEqual({ ...expected, id, created_at, updated_at: expect.any(String), status: "INACTIVE" });
    expect(emulator.meeting(ACCOUNT, APP, id)?.recording_config?.storage_config).toEqual({
      ...STORAGE,
      secret: "rotated",
    });
  });

  test('with patch "replace" a given top-level field replaces the whole, with its defaults', async () => {
    const emulator = await start({ patch: "replace" });
    const { id } = await create(emulator, FULL);
    const { json } = await call(emulator, "PATCH", `${MEETINGS}/${id}`, {
      recording_config: { video_config: { width: 640 } },
    });
    expect(json.data.recording_config).toEqual({
      video_config: { codec: "H264", width: 640, height: 720, export_file: true },
    });
    expect(json.data).toMatchObject({ title: FULL.title, ai_config: FULL.ai_config });
  });

  test.each(["merge", "replace"] as const)("with patch %s, storage_config null clears it", async (patch) => {
    const emulator = await start({ patch });
    const { id } = await create(emulator, FULL);
    const { json } = await call(emulator, "PATCH", `${MEETINGS}/${id}`, { recording_config: { storage_config: null } });
    expect(json.data.recording_config).not.toHaveProperty("storage_config");
    expect(emulator.meeting(ACCOUNT, APP, id)?.recording_config).not.toHaveProperty("storage_config");
  });

  test("a refused PATCH changes nothing", async () => {
    const emulator = await start();
    const { id } = await create(emulator, FULL);
    const before = emulator.meeting(ACCOUNT, APP, id);
    expect((await call(emulator, "PATCH", `${MEETINGS}/${id}`, { title: "x", status: "GONE" })).status).toBe(400);
    expect(emulator.meeting(ACCOUNT, APP, id)).toEqual(before);
  });
});

describe("PUT", () => {
  test("puts what is left out back to its default or unset, and keeps status, id and creation time", async () => {
    const emulator = await start();
    const { id, created_at } = await create(emulator, FULL);
    await call(emulator, "PATCH", `${MEETINGS}/${id}`, { status: "INACTIVE" });
    const { status, json } = await call(emulator, "PUT", `${MEETINGS}/${id}`, { title: "Only" });
    expect(status).toBe(200);
    expect(json.data).toEqual({
      id,
      created_at,
      updated_at: expect.any(String),
      status: "INACTIVE",
      title: "Only",
      ...DEFAULTS,
    });
  });

  test('with putStatus "reset" the status goes back to ACTIVE', async () => {
    const emulator = await start({ putStatus: "reset" });
    const { id } = await create(emulator);
    await call(emulator, "PATCH", `${MEETINGS}/${id}`, { status: "INACTIVE" });
    expect((await call(emulator, "PUT", `${MEETINGS}/${id}`, {})).json.data.status).toBe("ACTIVE");
  });

  test("allows null where POST does", async () => {
    const emulator = await start();
    const { id } = await create(emulator, FULL);
    const { json } = await call(emulator, "PUT", `${MEETINGS}/${id}`, { title: null, record_on_start: null });
    expect(json.data).not.toHaveProperty("title");
    expect(json.data.record_on_start).toBe(false);
  });
});

test("updated_at moves strictly forward on every change, also within a millisecond; created_at stays", async () => {
  const emulator = await start();
  const { id, created_at } = await create(emulator);
  const seen: string[] = [created_at];
  for (let n = 0; n < 20; n++) seen.push(emulator.editMeeting(ACCOUNT, APP, id, { title: `${n}` }).updated_at);
  seen.push((await call(emulator, "PATCH", `${MEETINGS}/${id}`, {})).json.data.updated_at);
  const put = (await call(emulator, "PUT", `${MEETINGS}/${id}`, {})).json.data;
  seen.push(put.updated_at);
  expect(seen).toEqual([...new Set(seen)].sort());
  expect(put.created_at).toBe(created_at);
  for (const time of seen) expect(time).toMatch(ISO);
});

describe("a meeting that does not exist", () => {
  const ids = ["182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e", "not-a-uuid", "__proto__", "%2e%2e"];

  test.each(ids)("%s is a 404 in RealtimeKit's envelope that names the id", async (id) => {
    const emulator = await start();
    for (const [method, body] of [["GET"], ["PATCH", {}], ["PUT", {}]] as const) {
      const { status, json } = await call(emulator, method, `${MEETINGS}/${id}x`, body);
      expect(status).toBe(404);
      const message = `No meeting found with id ${decodeURIComponent(id)}x`;
      expect(json).toEqual({ success: false, error: { code: 404, message } });
    }
  });

  test("is a 500 by option", async () => {
    const emulator = await start({ unknownMeeting: 500 });
    const { status, json } = await call(emulator, "GET", `${MEETINGS}/${ids[0]}`);
    expect([status, json.error.code]).toEqual([500, 500]);
  });

  test("neither is one of another app", async () => {
    const emulator = await start();
    const { id } = await create(emulator);
    expect((await call(emulator, "GET", `${MEETINGS.replace(APP, "other")}/${id}`)).status).toBe(404);
  });
});

describe("in process", () => {
  test("a hand edit merges, deletes with null, is not validated, and is answered", async () => {
    const emulator = await start();
    const created = await create(emulator, FULL);
    emulator.editMeeting(ACCOUNT, APP, created.id, {
      title: null,
      extra: { a: 1 },
      recording_config: { video_config: { width: 9999 } },
    });
    const { json } = await call(emulator, "GET", `${MEETINGS}/${created.id}`);
    expect(json.data).not.toHaveProperty("title");
    expect(json.data).toMatchObject({ extra: { a: 1 }, recording_config: { video_config: { width: 9999 } } });
    expect(json.data.recording_config.video_config.height).toBe(1080);
    expect(json.data.updated_at > created.updated_at).toBe(true);
  });

  test("a removed meeting is gone", async () => {
    const emulator = await start();
    const first = await create(emulator);
    const second = await create(emulator);
    emulator.removeMeeting(ACCOUNT, APP, first.id);
    expect((await call(emulator, "GET", `${MEETINGS}/${first.id}`)).status).toBe(404);
    expect(emulator.meeting(ACCOUNT, APP, first.id)).toBeUndefined();
    expect((await call(emulator, "GET", MEETINGS)).json.data).toMatchObject([{ id: second.id }]);
  });

  test("editing or removing what does not exist throws", async () => {
    const emulator = await start();
    expect(() => emulator.editMeeting(ACCOUNT, APP, "x", {})).toThrow("No meeting x");
    expect(() => emulator.removeMeeting(ACCOUNT, APP, "x")).toThrow("No meeting x");
  });

  test("meetings come in creation order, as copies", async () => {
    const emulator = await start();
    const ids = [];
    for (let n = 0; n < 3; n++) ids.push((await create(emulator, { title: `${n}` })).id);
    await call(emulator, "PATCH", `${MEETINGS}/${ids[0]}`, { persist_chat: true });
    const all = emulator.meetings(ACCOUNT, APP);
    expect(all.map(({ id }) => id)).toEqual(ids);
    for (const meeting of all) meeting.title = "changed";
    expect(emulator.meetings(ACCOUNT, APP).map(({ title }) => title)).toEqual(["0", "1", "2"]);
  });
});
