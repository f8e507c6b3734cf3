// Generated from provider/meeting/schema.ts by "npm run generate". Do not edit: change the schema.
import type * as pulumi from "@pulumi/pulumi";
import type { OtherValue } from "../otherValue";

/** Arguments of `getMeetings`: what an object has to match, all of it. */
export interface GetMeetingsArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: string | undefined;
  /**
   * ID of the RealtimeKit app that the meeting belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: string | undefined;
  /** Only meetings of exactly this title. */
  title?: string | undefined;
  /** Only meetings that RealtimeKit's search finds by this text: in the title or the ID, in parts and in any case. */
  search?: string | undefined;
  /**
   * Only meetings that people can join (`ACTIVE`), or only those that nobody can (`INACTIVE`). Left out, both.
   *
   * One of `ACTIVE`, `INACTIVE`.
   */
  status?: "ACTIVE" | "INACTIVE" | undefined;
}

/** Arguments of `getMeeting`. */
export interface GetMeetingArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: string | undefined;
  /**
   * ID of the RealtimeKit app that the meeting belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: string | undefined;
  /** ID of the meeting. Give either this or `title`. */
  id?: string | undefined;
  /** Exact title of the meeting. It is an error if no meeting has it, or several. */
  title?: string | undefined;
}

/** A meeting as RealtimeKit has it, with the names of the outputs of its resource. */
export interface MeetingResult {
  /** ID of the meeting. */
  id: string;
  /** ID of the Cloudflare account that owns the app. */
  accountId: string;
  /** ID of the RealtimeKit app that the meeting belongs to. */
  appId: string;
  /** Title of the meeting. */
  title: string | undefined;
  /** Whether people can join the meeting: nobody can join an `INACTIVE` one. */
  status: "ACTIVE" | "INACTIVE";
  /** Keep the chat messages after a session ends. */
  persistChat: boolean | undefined;
  /** Start recording as soon as somebody joins. */
  recordOnStart: boolean | undefined;
  /** Start the live stream as soon as the meeting starts. */
  liveStreamOnStart: boolean | undefined;
  /** Generate a summary when the meeting ends. */
  summarizeOnEnd: boolean | undefined;
  /** Generate a transcript when the meeting ends. */
  transcribeOnEnd: boolean | undefined;
  /** How long a session stays open after the last participant leaves. */
  sessionKeepAliveTimeInSecs: number | undefined;
  /** Settings for transcription and summaries. */
  aiConfig: MeetingAiConfigResult | undefined;
  /** Recording settings of this meeting. */
  recordingConfig: MeetingRecordingConfigResult | undefined;
  /** Time at which RealtimeKit created the meeting, as an ISO 8601 string. */
  createdAt: string;
  /** Time at which the meeting last changed, as an ISO 8601 string. */
  updatedAt: string;
}

/** The meetings that a lookup finds. RealtimeKit's list does not have `aiConfig`. */
export type MeetingsResult = Omit<MeetingResult, "aiConfig">[];

/** Settings for transcription and summaries. */
export interface MeetingAiConfigResult {
  /** Settings for summaries. */
  summarization: MeetingSummarizationResult | undefined;
  /** Settings for transcription. */
  transcription: MeetingTranscriptionResult | undefined;
}

/** Recording settings of this meeting. They take precedence over those of the app. */
export interface MeetingRecordingConfigResult {
  /** Maximum length of one recording. */
  maxSeconds: number | undefined;
  /** Prefix of the names of recorded files. */
  fileNamePrefix: string | undefined;
  /** Settings for recorded video. */
  videoConfig: MeetingVideoConfigResult | undefined;
  /** Settings for recorded audio. */
  audioConfig: MeetingAudioConfigResult | undefined;
  /** Destination of the live stream. */
  liveStreamingConfig: MeetingLiveStreamingConfigResult | undefined;
  /** Storage of recordings in RealtimeKit's bucket. */
  realtimekitBucketConfig: MeetingRealtimekitBucketConfigResult | undefined;
  /** Storage of recordings in a bucket or on a server that you own. */
  storageConfig: MeetingStorageConfigResult | undefined;
}

/** Settings for summaries. */
export interface MeetingSummarizationResult {
  /** Kind of meeting that the summary is written for. */
  summaryType: "general" | "team_meeting" | "sales_call" | "client_check_in" | "interview" | "daily_standup" | "one_on_one_meeting" | "lecture" | "code_review" | undefined;
  /** Text format of the summary. */
  textFormat: "plain_text" | "markdown" | undefined;
  /** Maximum length of a summary. */
  wordLimit: number | undefined;
}

/** Settings for transcription. */
export interface MeetingTranscriptionResult {
  /** Words that the transcription should expect, such as names and technical terms. */
  keywords: string[] | undefined;
  /** Language spoken in the meeting. */
  language: "en-US" | "en-IN" | "de" | "hi" | "sv" | "ru" | "pl" | "el" | "fr" | "nl" | undefined;
  /** Remove offensive words from the transcript. */
  profanityFilter: boolean | undefined;
}

/** Settings for recorded video. */
export interface MeetingVideoConfigResult {
  /** Video codec. */
  codec: "H264" | "VP8" | "VP9" | undefined;
  /** Width of the video. */
  width: number | undefined;
  /** Height of the video. */
  height: number | undefined;
  /** Produce a video file. */
  exportFile: boolean | undefined;
  /** Image placed over the video. */
  watermark: MeetingWatermarkResult | undefined;
}

/** Settings for recorded audio. Not allowed with the video codec VP8 or VP9. */
export interface MeetingAudioConfigResult {
  /** Audio codec. */
  codec: "MP3" | "AAC" | undefined;
  /** Number of audio channels. */
  channel: "mono" | "stereo" | undefined;
  /** Produce a separate audio file. */
  exportFile: boolean | undefined;
}

/** Destination of the live stream. */
export interface MeetingLiveStreamingConfigResult {
  /** RTMP URL of the live stream. */
  rtmpUrl: pulumi.Output<string> | undefined;
}

/** Storage of recordings in RealtimeKit's bucket. */
export interface MeetingRealtimekitBucketConfigResult {
  /** Upload recordings to RealtimeKit's bucket. */
  enabled: boolean;
}

/** Storage of recordings; its fields depend on its `type`. */
export type MeetingStorageConfigResult = MeetingAwsStorageResult | MeetingAzureStorageResult | MeetingDigitaloceanStorageResult | MeetingGcsStorageResult | MeetingSftpKeyStorageResult | MeetingSftpPasswordStorageResult | MeetingCloudflareStorageResult | MeetingOtherStorageResult;

/** Image placed over the video. */
export interface MeetingWatermarkResult {
  /** URL of the image. */
  url: string | undefined;
  /** Corner of the video in which the image appears. */
  position: "left top" | "right top" | "left bottom" | "right bottom" | undefined;
  /** Size of the image in the video. */
  size: MeetingWatermarkSizeResult | undefined;
}

/** Uploads recordings to an Amazon S3 bucket. */
export interface MeetingAwsStorageResult {
  /** Amazon S3. */
  type: "aws";
  /** Name of the bucket. */
  bucket: string | undefined;
  /** Region of the bucket, such as `eu-west-1`. */
  region: string;
  /** Path in the storage under which recordings are placed. */
  path: string | undefined;
}

/** Uploads recordings to an Azure Blob Storage container. */
export interface MeetingAzureStorageResult {
  /** Azure Blob Storage. */
  type: "azure";
  /** Name of the container. */
  bucket: string | undefined;
  /** Region of the storage account. */
  region: string | undefined;
  /** Path in the storage under which recordings are placed. */
  path: string | undefined;
}

/** Uploads recordings to a DigitalOcean Space. */
export interface MeetingDigitaloceanStorageResult {
  /** DigitalOcean Spaces. */
  type: "digitalocean";
  /** Name of the bucket. */
  bucket: string | undefined;
  /** Region of the Space, such as `fra1`. */
  region: string;
  /** Path in the storage under which recordings are placed. */
  path: string | undefined;
}

/** Uploads recordings to a Google Cloud Storage bucket. */
export interface MeetingGcsStorageResult {
  /** Google Cloud Storage. */
  type: "gcs";
  /** Name of the bucket. */
  bucket: string | undefined;
  /** Region of the bucket. */
  region: string | undefined;
  /** Path in the storage under which recordings are placed. */
  path: string | undefined;
}

/** Uploads recordings to an SFTP server, with a private key. */
export interface MeetingSftpKeyStorageResult {
  /** An SFTP server. */
  type: "sftp";
  /** Log in with a private key. */
  authMethod: "KEY";
  /** Host name of the SFTP server. */
  host: string | undefined;
  /** Port of the SFTP server. */
  port: number | undefined;
  /** User name on the SFTP server. */
  username: string | undefined;
  /** Path in the storage under which recordings are placed. */
  path: string | undefined;
  /** Name of the bucket. */
  bucket: string | undefined;
}

/** Uploads recordings to an SFTP server, with a password. */
export interface MeetingSftpPasswordStorageResult {
  /** An SFTP server. */
  type: "sftp";
  /** Log in with a password. */
  authMethod: "PASSWORD";
  /** Host name of the SFTP server. */
  host: string | undefined;
  /** Port of the SFTP server. */
  port: number | undefined;
  /** User name on the SFTP server. */
  username: string | undefined;
  /** Path in the storage under which recordings are placed. */
  path: string | undefined;
  /** Name of the bucket. */
  bucket: string | undefined;
}

/** Uploads recordings to Cloudflare R2. It takes any field, named in camelCase. A field whose name looks like a credential (secret, key, token, password) is stored encrypted; wrap any other secret in `pulumi.secret`. */
export interface MeetingCloudflareStorageResult {
  /** Cloudflare R2. */
  type: "cloudflare";
  /** Name of the bucket. */
  bucket: string | undefined;
  /** Region of the storage. */
  region: string | undefined;
  /** Path in the storage under which recordings are placed. */
  path: string | undefined;
  /** Host name of the storage. */
  host: string | undefined;
  /** Port of the storage. */
  port: number | undefined;
  /** User name on the storage. */
  username: string | undefined;
  /** How to log in. */
  authMethod: string | undefined;
  [field: string]: unknown;
}

/** Uploads recordings to a storage whose type this release does not know, or that is known only when the program runs. The provider sends it to RealtimeKit unchecked, with a warning. It takes any field, named in camelCase. A field whose name looks like a credential (secret, key, token, password) is stored encrypted; wrap any other secret in `pulumi.secret`. */
export interface MeetingOtherStorageResult {
  /** A storage type that this release does not know. */
  type: OtherValue;
  [field: string]: unknown;
}

/** Size of the image in the video. */
export interface MeetingWatermarkSizeResult {
  /** Width of the watermark. */
  width: number | undefined;
  /** Height of the watermark. */
  height: number | undefined;
}
