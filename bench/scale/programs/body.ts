import type { MeetingArgs } from "./meetings";

/** A meeting in Cloudflare's names, as one writes it by hand. */
export function bodyOf(args: MeetingArgs) {
  const { videoConfig, storageConfig } = args.recordingConfig;
  return {
    title: args.title,
    persist_chat: args.persistChat,
    record_on_start: args.recordOnStart,
    transcribe_on_end: args.transcribeOnEnd,
    session_keep_alive_time_in_secs: args.sessionKeepAliveTimeInSecs,
    ai_config: { transcription: { language: args.aiConfig.transcription.language } },
    recording_config: {
      max_seconds: args.recordingConfig.maxSeconds,
      file_name_prefix: args.recordingConfig.fileNamePrefix,
      video_config: { codec: videoConfig.codec, width: videoConfig.width, height: videoConfig.height },
      storage_config: {
        type: storageConfig.type,
        bucket: storageConfig.bucket,
        region: storageConfig.region,
        path: storageConfig.path,
        access_key: storageConfig.accessKey,
        secret: storageConfig.secret,
      },
    },
  };
}

/** Of what RealtimeKit answers, what is compared. */
export interface Shown {
  id: string;
  title?: string | undefined;
  status?: string | undefined;
  persist_chat?: boolean | undefined;
  record_on_start?: boolean | undefined;
}

/** The properties with what the service has now. */
export function refreshed(props: MeetingArgs, shown: Shown): MeetingArgs {
  return {
    ...props,
    title: shown.title ?? props.title,
    persistChat: shown.persist_chat ?? props.persistChat,
    recordOnStart: shown.record_on_start ?? props.recordOnStart,
  };
}
