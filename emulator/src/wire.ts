/** A meeting as it is stored: in the API's words, with the write-only secrets that no answer shows. */
export interface Meeting {
  id: string;
  created_at: string;
  updated_at: string;
  status: "ACTIVE" | "INACTIVE";
  title?: string;
  persist_chat: boolean;
  record_on_start: boolean;
  live_stream_on_start: boolean;
  summarize_on_end: boolean;
  transcribe_on_end: boolean;
  session_keep_alive_time_in_secs: number;
  ai_config?: AiConfig;
  recording_config?: RecordingConfig;
}

export interface AiConfig {
  summarization?: { summary_type?: string; text_format?: string; word_limit?: number };
  transcription?: { keywords?: string[]; language?: string; profanity_filter?: boolean };
}

export interface RecordingConfig {
  max_seconds?: number;
  file_name_prefix?: string;
  video_config?: {
    codec?: string;
    width?: number;
    height?: number;
    export_file?: boolean;
    watermark?: { url?: string; position?: string; size?: { width?: number; height?: number } };
  };
  audio_config?: { codec?: string; channel?: string; export_file?: boolean };
  live_streaming_config?: { rtmp_url?: string };
  realtimekit_bucket_config?: { enabled: boolean };
  storage_config?: StorageConfig;
}

export interface StorageConfig {
  type: string;
  access_key?: string;
  secret?: string;
  password?: string;
  private_key?: string;
  bucket?: string;
  region?: string;
  path?: string;
  host?: string;
  port?: number;
  username?: string;
  auth_method?: string;
}
