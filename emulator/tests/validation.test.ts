import { call, create, FULL, MEETINGS, STORAGE, start } from "./helpers";

/** The body that has this value at this path, and nothing beside it but what is required there. */
function bodyWith(path: string, value: unknown): Record<string, unknown> {
  const [name = "", ...rest] = path.split(".");
  if (rest.length === 0) return { [name]: value };
  const inner = bodyWith(rest.join("."), value);
  return { [name]: name === "storage_config" ? { type: "sftp", ...inner } : inner };
}

const VIDEO = "recording_config.video_config";
const MARK = `${VIDEO}.watermark`;
const AUDIO = "recording_config.audio_config";
const STORE = "recording_config.storage_config";

const ranges: [path: string, min: number, max: number | undefined, whole: boolean][] = [
  ["session_keep_alive_time_in_secs", 60, 600, false],
  ["ai_config.summarization.word_limit", 150, 1000, true],
  ["recording_config.max_seconds", 60, 86400, false],
  [`${VIDEO}.width`, 1, 1920, true],
  [`${VIDEO}.height`, 1, 1920, true],
  [`${MARK}.size.width`, 1, undefined, true],
  [`${MARK}.size.height`, 1, undefined, true],
];

const enums: [path: string, values: string[]][] = [
  [
    "ai_config.summarization.summary_type",
    [
      "general",
      "team_meeting",
      "sales_call",
      "client_check_in",
      "interview",
      "daily_standup",
      "one_on_one_meeting",
      "lecture",
      "code_review",
    ],
  ],
  ["ai_config.summarization.text_format", ["plain_text", "markdown"]],
  ["ai_config.transcription.language", ["en-US", "en-IN", "de", "hi", "sv", "ru", "pl", "el", "fr", "nl"]],
  [`${VIDEO}.codec`, ["H264", "VP8", "VP9"]],
  [`${MARK}.position`, ["left top", "right top", "left bottom", "right bottom"]],
  [`${AUDIO}.codec`, ["MP3", "AAC"]],
  [`${AUDIO}.channel`, ["mono", "stereo"]],
  [`${STORE}.auth_method`, ["KEY", "PASSWORD"]],
];

const booleans = [
  "persist_chat",
  "record_on_start",
  "live_stream_on_start",
  "summarize_on_end",
  "transcribe_on_end",
  "ai_config.transcription.profanity_filter",
  `${VIDEO}.export_file`,
  `${AUDIO}.export_file`,
  "recording_config.realtimekit_bucket_config.enabled",
];

const strings = [
  "title",
  "recording_config.file_name_prefix",
  ...Object.keys(STORAGE)
    .filter((name) => name !== "port")
    .map((name) => `${STORE}.${name}`),
];

const uris = [`${MARK}.url`, "recording_config.live_streaming_config.rtmp_url"];

const objects = [
  "ai_config",
  "ai_config.summarization",
  "ai_config.transcription",
  "recording_config",
  VIDEO,
  MARK,
  `${MARK}.size`,
  AUDIO,
  "recording_config.live_streaming_config",
  "recording_config.realtimekit_bucket_config",
];

/** Every value a path must refuse, with the complaint. */
const refused: [path: string, value: unknown, complaint: string, at?: string][] = [
  ...ranges.flatMap(([path, min, max, whole]): [string, unknown, string][] => [
    [path, min - 1, `must be greater than or equal to ${min}`],
    ...(max ? ([[path, max + 1, `must be less than or equal to ${max}`]] as [string, unknown, string][]) : []),
    ...(whole ? ([[path, min + 0.5, "must be an integer"]] as [string, unknown, string][]) : []),
    [path, `${min}`, "must be a number"],
    [path, null, "must be a number"],
  ]),
  ...enums.flatMap(([path, values]): [string, unknown, string][] => [
    [path, values[0]?.toLowerCase() === values[0] ? "NOPE" : values[0]?.toLowerCase(), "must be one of ["],
    [path, null, "must be a string"],
  ]),
  ...booleans.flatMap((path): [string, unknown, string][] => [
    [path, "true", "must be a boolean"],
    [path, 1, "must be a boolean"],
  ]),
  ...[...strings, ...uris].map((path): [string, unknown, string] => [path, 1, "must be a string"]),
  ...uris.map((path): [string, unknown, string] => [path, "not a uri", "must be a valid uri"]),
  ...objects.flatMap((path): [string, unknown, string][] => [
    [path, null, "must be of type object"],
    [path, [], "must be of type object"],
    [path, "x", "must be of type object"],
  ]),
  [`${STORE}.port`, "22", "must be a number"],
  [STORE, "x", "must be of type object"],
  [STORE, [], "must be of type object"],
  ["ai_config.transcription.keywords", "word", "must be an array"],
  ["ai_config.transcription.keywords", ["a", 1], "must be a string", "ai_config.transcription.keywords[1]"],
];

test("POST, PUT and PATCH refuse every wrong value with a 400 that names the field, and make nothing", async () => {
  const emulator = await start();
  const { id } = await create(emulator);
  for (const [path, value, complaint, at = path] of refused) {
    for (const [method, target] of [
      ["POST", MEETINGS],
      ["PUT", `${MEETINGS}/${id}`],
      ["PATCH", `${MEETINGS}/${id}`],
    ] as const) {
      const { status, json } = await call(emulator, method, target, bodyWith(path, value));
      expect({ method, path, value, status, json }).toMatchObject({
        status: 400,
        json: { success: false, error: { code: 400 } },
      });
      expect(json.error.message).toContain(`BAD_REQUEST: "${at}" ${complaint}`);
    }
  }
  expect((await call(emulator, "GET", MEETINGS)).json.paging.total_count).toBe(1);
});

test("every enum value and both ends of every range are accepted and answered", async () => {
  const emulator = await start();
  const accepted: [string, unknown][] = [
    ...enums.flatMap(([path, values]) => values.map((value): [string, unknown] => [path, value])),
    ...ranges.flatMap(([path, min, max]): [string, unknown][] => [
      [path, min],
      [path, max ?? 100_000],
    ]),
    ["session_keep_alive_time_in_secs", 60.5],
    ["recording_config.max_seconds", 60.5],
  ];
  for (const [path, value] of accepted) {
    const data = await create(emulator, bodyWith(path, value));
    expect({ path, value: path.split(".").reduce((at, name) => at[name], data) }).toEqual({ path, value });
  }
});

test.each(["title", "record_on_start", "live_stream_on_start"])(
  "%s takes null in POST and PUT, not in PATCH",
  async (field) => {
    const emulator = await start();
    const { id } = await create(emulator, { [field]: null });
    expect((await call(emulator, "PUT", `${MEETINGS}/${id}`, { [field]: null })).status).toBe(200);
    const { status, json } = await call(emulator, "PATCH", `${MEETINGS}/${id}`, { [field]: null });
    expect([status, json.error.message]).toEqual([400, expect.stringContaining(`"${field}" must be a`)]);
  },
);

test("what is required inside an object is asked for", async () => {
  const emulator = await start();
  const message = async (recording_config: object) =>
    (await call(emulator, "POST", MEETINGS, { recording_config })).json.error.message;
  expect(await message({ realtimekit_bucket_config: {} })).toBe(
    'BAD_REQUEST: "recording_config.realtimekit_bucket_config.enabled" is required',
  );
  expect(await message({ storage_config: { bucket: "b" } })).toBe(
    'BAD_REQUEST: "recording_config.storage_config.type" is required',
  );
});

test("any storage type is accepted, with the fields of every kind", async () => {
  const emulator = await start();
  for (const type of ["aws", "azure", "digitalocean", "gcs", "sftp", "cloudflare"]) {
    const data = await create(emulator, { recording_config: { storage_config: { ...STORAGE, type } } });
    expect(data.recording_config.storage_config).toMatchObject({ type, port: 22, region: "us-east-1" });
  }
});

describe("strict", () => {
  const storage = (storage_config: object) => ({ recording_config: { storage_config } });

  test.each([
    [{ colour: 1 }, '"colour" is not allowed'],
    [{ status: "ACTIVE" }, '"status" is not allowed'],
    [{ recording_config: { video_config: { fps: 1 } } }, '"recording_config.video_config.fps" is not allowed'],
    [
      { recording_config: { file_name_prefix: "a-b" } },
      '"recording_config.file_name_prefix" must only contain alphanumeric and underscore characters',
    ],
    [
      { recording_config: { video_config: { codec: "VP9" }, audio_config: {} } },
      '"recording_config.audio_config" is not allowed with the video codec VP9',
    ],
    [storage({ type: "cloudflare" }), '"recording_config.storage_config.type" must be one of ['],
    [storage({ type: "aws", region: "r" }), '"recording_config.storage_config.access_key" is required'],
    [storage({ type: "azure", access_key: "a", region: "" }), '"recording_config.storage_config.region" is required'],
    [storage({ type: "sftp" }), '"recording_config.storage_config.auth_method" is required'],
    [storage({ type: "sftp", auth_method: "KEY" }), '"recording_config.storage_config.private_key" is required'],
    [storage({ type: "sftp", auth_method: "PASSWORD" }), '"recording_config.storage_config.password" is required'],
  ])("refuses %j, which is accepted otherwise", async (body, message) => {
    const [strict, lenient] = [await start({ strict: true }), await start()];
    const { status, json } = await call(strict, "POST", MEETINGS, body);
    expect([status, json.error.message]).toEqual([400, expect.stringContaining(`BAD_REQUEST: ${message}`)]);
    expect((await call(lenient, "POST", MEETINGS, body)).status).toBe(201);
  });

  test("accepts a full body and each kind of storage", async () => {
    const emulator = await start({ strict: true });
    await create(emulator, FULL);
    for (const config of [
      { type: "gcs", secret: "{}" },
      { type: "digitalocean", access_key: "a", region: "r" },
      { type: "sftp", auth_method: "KEY", private_key: "k" },
      { type: "sftp", auth_method: "PASSWORD", password: "p" },
    ]) {
      await create(emulator, storage(config));
    }
  });

  test("a PATCH of audio is refused when the meeting's video is VP8", async () => {
    const emulator = await start({ strict: true });
    const { id } = await create(emulator, { recording_config: { video_config: { codec: "VP8" } } });
    const { status } = await call(emulator, "PATCH", `${MEETINGS}/${id}`, {
      recording_config: { audio_config: { channel: "mono" } },
    });
    expect(status).toBe(400);
  });
});
