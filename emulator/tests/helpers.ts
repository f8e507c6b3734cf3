import { type Emulator, type EmulatorOptions, startEmulator } from "../src";

export const ACCOUNT = "023e105f4ecef8ad9ca31a8372d0c353";
export const APP = "14a396e7-ca44-4937-bf1f-050a69118543";
export const KIT = `/accounts/${ACCOUNT}/realtime/kit`;
export const MEETINGS = `${KIT}/${APP}/meetings`;

export const PRESETS = `${KIT}/${APP}/presets`;
export const WEBHOOKS = `${KIT}/${APP}/webhooks`;

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

/** Creates a preset of the name "host", or as told, and returns its `data`. */
export async function createPreset(emulator: Emulator, body: object = {}) {
  const reply = await call(emulator, "POST", PRESETS, { ...PRESET, ...body });
  expect(reply).toMatchObject({ status: 201, json: { success: true } });
  return reply.json.data;
}

/** Creates a webhook and returns its `data`. */
export async function createWebhook(emulator: Emulator, body: object = {}) {
  const reply = await call(emulator, "POST", WEBHOOKS, { ...WEBHOOK, ...body });
  expect(reply).toMatchObject({ status: 201, json: { success: true } });
  return reply.json.data;
}

/** Adds a participant with the preset "host", and returns its `data`, token included. */
export async function createParticipant(emulator: Emulator, meetingId: string, body: object = {}) {
  const participant = { custom_participant_id: "u1", preset_name: "host", name: "Ann", ...body };
  const reply = await call(emulator, "POST", `${MEETINGS}/${meetingId}/participants`, participant);
  expect(reply).toMatchObject({ status: 201, json: { success: true } });
  return reply.json.data;
}

/** What a JWT says, unverified. */
export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
}

export interface ControlReply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each route answers a shape of its own
  json: any;
}

/** One request to a control route; a body that is no string is sent as JSON. */
export async function control(emulator: Emulator, method: string, name: string, body?: unknown): Promise<ControlReply> {
  const response = await fetch(`http://127.0.0.1:${emulator.port}/__emulator/${name}`, {
    method,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json() };
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

export const WEBHOOK = { name: "backend", url: "http://localhost/hook", events: ["meeting.started", "meeting.ended"] };

/** A preset with every required field, and no other. */
export const PRESET = {
  name: "host",
  config: {
    view_type: "GROUP_CALL",
    max_screenshare_count: 1,
    max_video_streams: { desktop: 16, mobile: 6 },
    media: {
      video: { quality: "hd", frame_rate: 30 },
      screenshare: { quality: "hd", frame_rate: 5 },
    },
  },
  permissions: {
    accept_waiting_requests: true,
    can_accept_production_requests: true,
    can_change_participant_permissions: true,
    can_edit_display_name: true,
    can_livestream: true,
    can_record: true,
    can_spotlight: true,
    chat: {
      private: { can_receive: true, can_send: true, files: true, text: true },
      public: { can_send: true, files: true, text: true },
    },
    connected_meetings: {
      can_alter_connected_meetings: true,
      can_switch_connected_meetings: true,
      can_switch_to_parent_meeting: true,
    },
    disable_participant_audio: true,
    disable_participant_screensharing: true,
    disable_participant_video: true,
    hidden_participant: false,
    kick_participant: true,
    media: {
      audio: { can_produce: "ALLOWED" },
      screenshare: { can_produce: "ALLOWED" },
      video: { can_produce: "ALLOWED" },
    },
    pin_participant: true,
    plugins: { can_close: true, can_edit_config: true, can_start: true, config: {} },
    polls: { can_create: true, can_view: true, can_vote: true },
    recorder_type: "NONE",
    show_participant_list: true,
    waiting_room_type: "SKIP",
  },
  ui: {
    design_tokens: {
      border_radius: "rounded",
      border_width: "thin",
      colors: {
        background: { "600": "#222222", "700": "#1f1f1f", "800": "#1b1b1b", "900": "#181818", "1000": "#141414" },
        brand: { "300": "#844d1c", "400": "#9d5b22", "500": "#b56927", "600": "#d37c30", "700": "#d9904f" },
        danger: "#FF2D2D",
        success: "#62A504",
        text: "#EEEEEE",
        text_on_brand: "#EEEEEE",
        video_bg: "#191919",
        warning: "#FFCD07",
      },
      spacing_base: 4,
      theme: "dark",
    },
  },
};
