import { type Emulator, type EmulatorOptions, startEmulator } from "../src";

export const ACCOUNT = "023e105f4ecef8ad9ca31a8372d0c353";
export const APP = "14a396e7-ca44-4937-bf1f-050a69118543";
export const KIT = `/accounts/${ACCOUNT}/realtime/kit`;
export const MEETINGS = `${KIT}/${APP}/meetings`;

const running: Emulator[] = [];

/** Starts an emulator that the end of the test closes. */
export async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape
  json: any;
}

/** One request with a token; a body that is no string is sent as JSON. */
export async function call(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: "Bearer any" },
): Promise<Reply> {
  const response = await fetch(emulator.url + path, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json };
}

/** Creates a meeting and returns its `data`. */
export async function create(emulator: Emulator, body: unknown = {}) {
  const reply = await call(emulator, "POST", MEETINGS, body);
  expect(reply).toMatchObject({ status: 201, json: { success: true } });
  return reply.json.data;
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** All twelve fields of storage_config, four of them secret. */
export const STORAGE = {
  type: "aws",
  access_key: "canary-access-key",
  secret: "canary-secret",
  password: "canary-password",
  private_key: "canary-private-key",
  bucket: "bucket",
  region: "us-east-1",
  path: "path",
  host: "host",
  port: 22,
  username: "username",
  auth_method: "KEY",
};

/** A body with every field of a meeting. */
export const FULL = {
  title: "Weekly",
  persist_chat: true,
  record_on_start: true,
  live_stream_on_start: true,
  summarize_on_end: true,
  transcribe_on_end: true,
  session_keep_alive_time_in_secs: 120,
  ai_config: {
    summarization: { summary_type: "interview", text_format: "plain_text", word_limit: 300 },
    transcription: { keywords: ["RealtimeKit"], language: "de", profanity_filter: true },
  },
  recording_config: {
    max_seconds: 3600,
    file_name_prefix: "weekly_",
    video_config: {
      codec: "H264",
      width: 1920,
      height: 1080,
      export_file: false,
      watermark: {
        url: "https://example.com/mark.png",
        position: "right bottom",
        size: { width: 100, height: 50 },
      },
    },
    audio_config: { codec: "MP3", channel: "mono", export_file: false },
    live_streaming_config: { rtmp_url: "rtmp://example.com/live/stream-key" },
    realtimekit_bucket_config: { enabled: true },
    storage_config: STORAGE,
  },
};
