export const ACCOUNT = "0123456789abcdef0123456789abcdef";
export const APP = "14a396e7-ca44-4937-bf1f-050a69118543";

/** A create of ten fields, in Cloudflare's names. */
export const BODY = {
  title: "Weekly of team 17",
  persist_chat: true,
  record_on_start: true,
  transcribe_on_end: true,
  session_keep_alive_time_in_secs: 120,
  ai_config: { transcription: { language: "en-US" as const } },
  recording_config: {
    max_seconds: 3600,
    file_name_prefix: "team_17",
    video_config: { codec: "H264" as const, width: 1280, height: 720 },
    storage_config: {
      type: "aws" as const,
      bucket: "recordings",
      region: "eu-west-1",
      path: "teams/17",
      access_key: "AKIAIOSFODNN7EXAMPLE",
      secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    },
  },
};

/** What RealtimeKit answers to it. */
export const ANSWER = {
  success: true,
  data: {
    id: "4c2bb9a0-8d2c-4a1e-9a35-0d6a2b6f2c11",
    ...BODY,
    live_stream_on_start: false,
    summarize_on_end: false,
    status: "ACTIVE",
    created_at: "2025-01-01T00:00:00.000Z",
    updated_at: "2025-01-01T00:00:00.000Z",
  },
};
