import { choice, type FieldRule, type Fields, flag, object, text } from "../fields/field";

// Types, ranges, enums, defaults and nullability are [documented: Cloudflare OpenAPI] unless a line says otherwise.

const aiConfig = object({
  summarization: object({
    summary_type: choice(
      "general",
      "team_meeting",
      "sales_call",
      "client_check_in",
      "interview",
      "daily_standup",
      "one_on_one_meeting",
      "lecture",
      "code_review",
    ),
    text_format: choice("markdown", "plain_text"),
    word_limit: { type: "integer", min: 150, max: 1000, default: 500 },
  }),
  transcription: object({
    keywords: { type: "array", items: text },
    language: choice("en-US", "en-IN", "de", "hi", "sv", "ru", "pl", "el", "fr", "nl"),
    profanity_filter: flag(false),
  }),
});

// access_key is marked write-only in the OpenAPI, secret in its words; the newest samples show none of the four.
// [documented] for access_key and secret, [assumed write-only] for password and private_key
const secret: FieldRule = { type: "string", writeOnly: true };

const storageConfig: FieldRule = {
  type: "object",
  nullable: "always",
  fields: {
    // [assumed storage-type] any string, with the fields of every kind: the guides name a sixth kind ("cloudflare"),
    // which no schema has. Required in the OpenAPI, optional in the newest SDK.
    type: { type: "string", required: true },
    access_key: secret,
    secret: secret,
    password: secret,
    private_key: secret,
    bucket: text,
    region: text,
    path: text,
    host: text,
    port: { type: "number" },
    username: text,
    auth_method: { type: "string", oneOf: ["KEY", "PASSWORD"] },
  },
};

const recordingConfig = object({
  max_seconds: { type: "number", min: 60, max: 86400 },
  file_name_prefix: text,
  video_config: object({
    // VP9: [documented] by the newest SDK and reference, absent from the OpenAPI
    codec: choice("H264", "VP8", "VP9"),
    width: { type: "integer", min: 1, max: 1920, default: 1280 },
    height: { type: "integer", min: 1, max: 1920, default: 720 },
    export_file: flag(true),
    watermark: object({
      url: { type: "uri" },
      position: choice("left top", "right top", "left bottom", "right bottom"),
      size: object({ width: { type: "integer", min: 1 }, height: { type: "integer", min: 1 } }),
    }),
  }),
  audio_config: object({
    codec: choice("AAC", "MP3"),
    channel: choice("stereo", "mono"),
    export_file: flag(true),
  }),
  // a stream key is part of it [assumed rtmp-url: that it is answered]
  live_streaming_config: object({ rtmp_url: { type: "uri", unlogged: true } }),
  realtimekit_bucket_config: object({ enabled: { type: "boolean", required: true } }),
  storage_config: storageConfig,
});

/** The body of POST and PUT. */
export const meetingFields: Fields = {
  title: { type: "string", nullable: "write" },
  persist_chat: flag(false),
  record_on_start: { type: "boolean", nullable: "write", default: false },
  live_stream_on_start: { type: "boolean", nullable: "write", default: false },
  summarize_on_end: flag(false),
  transcribe_on_end: flag(false),
  session_keep_alive_time_in_secs: { type: "number", min: 60, max: 600, default: 60 },
  ai_config: aiConfig,
  recording_config: recordingConfig,
};

/** The body of PATCH: the only one with a status. */
export const meetingPatchFields: Fields = {
  ...meetingFields,
  status: { type: "string", oneOf: ["ACTIVE", "INACTIVE"] },
};
