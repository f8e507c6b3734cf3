// Generated from provider/meeting/schema.ts by "npm run generate". Do not edit: change the schema.
import * as pulumi from "@pulumi/pulumi";
import type { OtherValue } from "../otherValue";
import { DynamicResource } from "../resource";

/** Transcription and summary. */
export interface MeetingAiConfigArgs {
  /** How summaries are written. */
  summarization?: pulumi.Input<MeetingSummarizationArgs> | undefined;
  /** How speech is transcribed. */
  transcription?: pulumi.Input<MeetingTranscriptionArgs> | undefined;
}

/** How summaries are written. */
export interface MeetingSummarizationArgs {
  /**
   * Style of the summary.
   *
   * One of `general`, `team_meeting`, `sales_call`, `client_check_in`, `interview`, `daily_standup`, `one_on_one_meeting`, `lecture`, `code_review`.
   *
   * Default: `general`.
   */
  summaryType?: pulumi.Input<"general" | "team_meeting" | "sales_call" | "client_check_in" | "interview" | "daily_standup" | "one_on_one_meeting" | "lecture" | "code_review"> | undefined;
  /**
   * Text format of the summary.
   *
   * One of `plain_text`, `markdown`.
   *
   * Default: `markdown`.
   */
  textFormat?: pulumi.Input<"plain_text" | "markdown"> | undefined;
  /**
   * Most words that a summary has.
   *
   * Whole number of words, from 150 to 1000.
   *
   * Default: `500`.
   */
  wordLimit?: pulumi.Input<number> | undefined;
}

/** How speech is transcribed. */
export interface MeetingTranscriptionArgs {
  /** Terms that the transcription should expect, such as names and jargon. */
  keywords?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * Language that is spoken.
   *
   * One of `en-US`, `en-IN`, `de`, `hi`, `sv`, `ru`, `pl`, `el`, `fr`, `nl`.
   *
   * Default: `en-US`.
   */
  language?: pulumi.Input<"en-US" | "en-IN" | "de" | "hi" | "sv" | "ru" | "pl" | "el" | "fr" | "nl"> | undefined;
  /**
   * Leave offensive words out of the transcript.
   *
   * Default: `false`.
   */
  profanityFilter?: pulumi.Input<boolean> | undefined;
}

/** Recording of this meeting; goes before what is set for the app. */
export interface MeetingRecordingConfigArgs {
  /**
   * Longest time that one recording takes.
   *
   * Number of seconds, from 60 to 86400.
   */
  maxSeconds?: pulumi.Input<number> | undefined;
  /** Put before the name of each file. Cloudflare's guide asks for letters, digits and underscores. */
  fileNamePrefix?: pulumi.Input<string> | undefined;
  /** How video is recorded. */
  videoConfig?: pulumi.Input<MeetingVideoConfigArgs> | undefined;
  /** How audio is recorded. Not with VP8 or VP9 video. */
  audioConfig?: pulumi.Input<MeetingAudioConfigArgs> | undefined;
  /** Where the meeting is streamed to. */
  liveStreamingConfig?: pulumi.Input<MeetingLiveStreamingConfigArgs> | undefined;
  /** Recordings in RealtimeKit's bucket. */
  realtimekitBucketConfig?: pulumi.Input<MeetingRealtimekitBucketConfigArgs> | undefined;
  /** Recordings in a storage of your own. */
  storageConfig?: pulumi.Input<MeetingStorageConfigArgs | null> | undefined;
}

/** How video is recorded. */
export interface MeetingVideoConfigArgs {
  /**
   * Codec of the video. H264 makes MP4 files; VP8 and VP9 make WebM files with Vorbis audio and allow no `audioConfig`.
   *
   * One of `H264`, `VP8`, `VP9`.
   *
   * Default: `H264`.
   */
  codec?: pulumi.Input<"H264" | "VP8" | "VP9"> | undefined;
  /**
   * Width of the video.
   *
   * Whole number of pixels, from 1 to 1920.
   *
   * Default: `1280`.
   */
  width?: pulumi.Input<number> | undefined;
  /**
   * Height of the video.
   *
   * Whole number of pixels, from 1 to 1920.
   *
   * Default: `720`.
   */
  height?: pulumi.Input<number> | undefined;
  /**
   * Make a video file.
   *
   * Default: `true`.
   */
  exportFile?: pulumi.Input<boolean> | undefined;
  /** An image laid over the video. */
  watermark?: pulumi.Input<MeetingWatermarkArgs> | undefined;
}

/** An image laid over the video. */
export interface MeetingWatermarkArgs {
  /** Address of the image. */
  url?: pulumi.Input<string> | undefined;
  /**
   * Corner in which it is shown.
   *
   * One of `left top`, `right top`, `left bottom`, `right bottom`.
   *
   * Default: `left top`.
   */
  position?: pulumi.Input<"left top" | "right top" | "left bottom" | "right bottom"> | undefined;
  /** Size at which it is shown. */
  size?: pulumi.Input<MeetingWatermarkSizeArgs> | undefined;
}

/** Size at which it is shown. */
export interface MeetingWatermarkSizeArgs {
  /**
   * Width of the watermark.
   *
   * Whole number of pixels, 1 or more.
   */
  width?: pulumi.Input<number> | undefined;
  /**
   * Height of the watermark.
   *
   * Whole number of pixels, 1 or more.
   */
  height?: pulumi.Input<number> | undefined;
}

/** How audio is recorded. Not with VP8 or VP9 video. */
export interface MeetingAudioConfigArgs {
  /**
   * Codec of the audio.
   *
   * One of `MP3`, `AAC`.
   *
   * Default: `AAC`.
   */
  codec?: pulumi.Input<"MP3" | "AAC"> | undefined;
  /**
   * Channels of the audio.
   *
   * One of `mono`, `stereo`.
   *
   * Default: `stereo`.
   */
  channel?: pulumi.Input<"mono" | "stereo"> | undefined;
  /**
   * Make a separate audio file.
   *
   * Default: `true`.
   */
  exportFile?: pulumi.Input<boolean> | undefined;
}

/** Where the meeting is streamed to. */
export interface MeetingLiveStreamingConfigArgs {
  /**
   * RTMP address to stream to. It usually holds the stream key.
   *
   * Secret: stored encrypted.
   */
  rtmpUrl?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** A secret that is never stored: the provider reads it from its environment at each call. Change `secretsVersion` to have a new value sent. */
export interface MeetingSecretFromEnvironmentArgs {
  /** Name of the environment variable. */
  env: pulumi.Input<string>;
}

/** Recordings in RealtimeKit's bucket. */
export interface MeetingRealtimekitBucketConfigArgs {
  /** Upload recordings to RealtimeKit's bucket. Without it there are no download addresses. */
  enabled: pulumi.Input<boolean>;
}

/** A storage of your own, by its `type`. */
export type MeetingStorageConfigArgs = MeetingAwsStorageArgs | MeetingAzureStorageArgs | MeetingDigitaloceanStorageArgs | MeetingGcsStorageArgs | MeetingSftpKeyStorageArgs | MeetingSftpPasswordStorageArgs | MeetingCloudflareStorageArgs | MeetingOtherStorageArgs;

/** Recordings go to a bucket of Amazon S3. */
export interface MeetingAwsStorageArgs {
  /** Amazon S3. */
  type: "aws";
  /** Name of the bucket (of the container, on Azure). */
  bucket?: pulumi.Input<string> | undefined;
  /** Region of the bucket, such as `eu-west-1`. */
  region: pulumi.Input<string>;
  /** Path inside the storage at which a recording is placed. */
  path?: pulumi.Input<string> | undefined;
  /**
   * Access key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  accessKey: pulumi.Input<string | MeetingSecretFromEnvironmentArgs>;
  /**
   * Secret key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  secret?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** Recordings go to a container of Azure Blob Storage. */
export interface MeetingAzureStorageArgs {
  /** Azure Blob Storage. */
  type: "azure";
  /** Name of the bucket (of the container, on Azure). */
  bucket?: pulumi.Input<string> | undefined;
  /** Region of the storage; Azure has none, and Cloudflare's guide says to send `""`. */
  region?: pulumi.Input<string> | undefined;
  /** Path inside the storage at which a recording is placed. */
  path?: pulumi.Input<string> | undefined;
  /**
   * Access key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  accessKey: pulumi.Input<string | MeetingSecretFromEnvironmentArgs>;
  /**
   * Secret key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  secret?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** Recordings go to a DigitalOcean Space. */
export interface MeetingDigitaloceanStorageArgs {
  /** DigitalOcean Spaces. */
  type: "digitalocean";
  /** Name of the bucket (of the container, on Azure). */
  bucket?: pulumi.Input<string> | undefined;
  /** Region of the Space, such as `fra1`. */
  region: pulumi.Input<string>;
  /** Path inside the storage at which a recording is placed. */
  path?: pulumi.Input<string> | undefined;
  /**
   * Access key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  accessKey: pulumi.Input<string | MeetingSecretFromEnvironmentArgs>;
  /**
   * Secret key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  secret?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** Recordings go to a bucket of Google Cloud Storage. */
export interface MeetingGcsStorageArgs {
  /** Google Cloud Storage. */
  type: "gcs";
  /** Name of the bucket (of the container, on Azure). */
  bucket?: pulumi.Input<string> | undefined;
  /** Region of the bucket. */
  region?: pulumi.Input<string> | undefined;
  /** Path inside the storage at which a recording is placed. */
  path?: pulumi.Input<string> | undefined;
  /**
   * Access key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  accessKey?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
  /**
   * The service account's key file, as JSON text.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  secret?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** Recordings go to an SFTP server; the login is a private key. */
export interface MeetingSftpKeyStorageArgs {
  /** A server of your own, by SFTP. */
  type: "sftp";
  /** Log in with a private key. */
  authMethod: "KEY";
  /** Host name of the SFTP server. */
  host?: pulumi.Input<string> | undefined;
  /**
   * Port of the SFTP server.
   *
   * Whole number, from 1 to 65535.
   */
  port?: pulumi.Input<number> | undefined;
  /** User name on the SFTP server. */
  username?: pulumi.Input<string> | undefined;
  /** Path inside the storage at which a recording is placed. */
  path?: pulumi.Input<string> | undefined;
  /** Name of the bucket (of the container, on Azure). */
  bucket?: pulumi.Input<string> | undefined;
  /**
   * Private key that logs in to the SFTP server.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  privateKey: pulumi.Input<string | MeetingSecretFromEnvironmentArgs>;
  /**
   * Passphrase of the private key.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  password?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** Recordings go to an SFTP server; the login is a password. */
export interface MeetingSftpPasswordStorageArgs {
  /** A server of your own, by SFTP. */
  type: "sftp";
  /** Log in with a password. */
  authMethod: "PASSWORD";
  /** Host name of the SFTP server. */
  host?: pulumi.Input<string> | undefined;
  /**
   * Port of the SFTP server.
   *
   * Whole number, from 1 to 65535.
   */
  port?: pulumi.Input<number> | undefined;
  /** User name on the SFTP server. */
  username?: pulumi.Input<string> | undefined;
  /** Path inside the storage at which a recording is placed. */
  path?: pulumi.Input<string> | undefined;
  /** Name of the bucket (of the container, on Azure). */
  bucket?: pulumi.Input<string> | undefined;
  /**
   * Password that logs in to the SFTP server.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  password: pulumi.Input<string | MeetingSecretFromEnvironmentArgs>;
}

/** Recordings go to a storage of Cloudflare, with whatever fields it takes. Only the secrets named here are stored encrypted: wrap others in `pulumi.secret`. */
export interface MeetingCloudflareStorageArgs {
  /** A storage of Cloudflare. */
  type: "cloudflare";
  /** Name of the bucket (of the container, on Azure). */
  bucket?: pulumi.Input<string> | undefined;
  /** Region of the storage. */
  region?: pulumi.Input<string> | undefined;
  /** Path inside the storage at which a recording is placed. */
  path?: pulumi.Input<string> | undefined;
  /** Host name of the SFTP server. */
  host?: pulumi.Input<string> | undefined;
  /**
   * Port of the SFTP server.
   *
   * Whole number, from 1 to 65535.
   */
  port?: pulumi.Input<number> | undefined;
  /** User name on the SFTP server. */
  username?: pulumi.Input<string> | undefined;
  /** How to log in. */
  authMethod?: pulumi.Input<string> | undefined;
  /**
   * Access key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  accessKey?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
  /**
   * Secret key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  secret?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
  /**
   * Password of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  password?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
  /**
   * Private key that logs in to the SFTP server.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  privateKey?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
  [field: string]: unknown;
}

/** Recordings go to a storage whose type this release does not know, or the program does not know yet, with whatever fields it takes. Of those only `accessKey`, `secret`, `password` and `privateKey` are stored encrypted: wrap others in `pulumi.secret`. */
export interface MeetingOtherStorageArgs {
  /** A storage type that this release has no fields for. */
  type: OtherValue | Promise<string> | pulumi.Output<string>;
  [field: string]: unknown;
}

/**
 * Arguments of `RealtimeKitMeeting`.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/create/
 */
export interface RealtimeKitMeetingArgs {
  /**
   * Cloudflare account that has the app.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   *
   * Changing it replaces the resource.
   */
  accountId?: pulumi.Input<string> | undefined;
  /**
   * RealtimeKit app that has the meeting.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   *
   * Changing it replaces the resource.
   */
  appId?: pulumi.Input<string> | undefined;
  /** Title of the meeting. Titles may repeat. */
  title?: pulumi.Input<string | null> | undefined;
  /**
   * Nobody can join an `INACTIVE` meeting. One that is found in the other state is set back.
   *
   * One of `ACTIVE`, `INACTIVE`.
   *
   * Default: `ACTIVE`.
   */
  status?: pulumi.Input<"ACTIVE" | "INACTIVE"> | undefined;
  /**
   * Keep the chat after the session.
   *
   * Default: `false`.
   */
  persistChat?: pulumi.Input<boolean> | undefined;
  /**
   * Start recording as soon as someone joins.
   *
   * Default: `false`.
   */
  recordOnStart?: pulumi.Input<boolean | null> | undefined;
  /**
   * Start the live stream when the meeting starts.
   *
   * Default: `false`.
   */
  liveStreamOnStart?: pulumi.Input<boolean | null> | undefined;
  /**
   * Summarise the meeting when it ends. Needs transcription: `transcribeOnEnd` or `aiConfig.transcription`.
   *
   * Default: `false`.
   */
  summarizeOnEnd?: pulumi.Input<boolean> | undefined;
  /**
   * Transcribe the meeting when it ends.
   *
   * Default: `false`.
   */
  transcribeOnEnd?: pulumi.Input<boolean> | undefined;
  /**
   * How long a session stays open after the last participant has left.
   *
   * Number of seconds, from 60 to 600.
   *
   * Default: `60`.
   */
  sessionKeepAliveTimeInSecs?: pulumi.Input<number> | undefined;
  /** Transcription and summary. */
  aiConfig?: pulumi.Input<MeetingAiConfigArgs> | undefined;
  /** Recording of this meeting; goes before what is set for the app. */
  recordingConfig?: pulumi.Input<MeetingRecordingConfigArgs> | undefined;
  /** Take over the meeting with this id instead of making one: what is declared is set, the rest stays as it is until the next update, which sends the whole declared meeting. Removing it later changes nothing. */
  adoptId?: pulumi.Input<string> | undefined;
  /**
   * The title is the meeting's key in its app: a meeting of exactly this title is taken over in place of making another, and one that was closed is opened again. That makes creating safe to repeat, also after a run that was killed.
   *
   * Default: `false`.
   */
  uniqueTitle?: pulumi.Input<boolean> | undefined;
  /** Change it when a secret given as `{ env: "NAME" }` has a new value: the next `pulumi up` then sends it. */
  secretsVersion?: pulumi.Input<number> | undefined;
}

/** Where an object is that `RealtimeKitMeeting.get` reads, as far as its id does not say so. */
export interface RealtimeKitMeetingAddress {
  /**
   * Cloudflare account that has the app.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: pulumi.Input<string> | undefined;
  /**
   * RealtimeKit app that has the meeting.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: pulumi.Input<string> | undefined;
}

/** Outputs of `RealtimeKitMeeting`: what you declare, with RealtimeKit's values, and what RealtimeKit adds. */
export abstract class MeetingOutputs extends DynamicResource {
  /**
   * Cloudflare account that has the app.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   *
   * Changing it replaces the resource.
   */
  declare readonly accountId: pulumi.Output<string>;
  /**
   * RealtimeKit app that has the meeting.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   *
   * Changing it replaces the resource.
   */
  declare readonly appId: pulumi.Output<string>;
  /** Title of the meeting. Titles may repeat. */
  declare readonly title: pulumi.Output<string | null | undefined>;
  /**
   * Nobody can join an `INACTIVE` meeting. One that is found in the other state is set back.
   *
   * One of `ACTIVE`, `INACTIVE`.
   *
   * Default: `ACTIVE`.
   */
  declare readonly status: pulumi.Output<"ACTIVE" | "INACTIVE">;
  /**
   * Keep the chat after the session.
   *
   * Default: `false`.
   */
  declare readonly persistChat: pulumi.Output<boolean | undefined>;
  /**
   * Start recording as soon as someone joins.
   *
   * Default: `false`.
   */
  declare readonly recordOnStart: pulumi.Output<boolean | null | undefined>;
  /**
   * Start the live stream when the meeting starts.
   *
   * Default: `false`.
   */
  declare readonly liveStreamOnStart: pulumi.Output<boolean | null | undefined>;
  /**
   * Summarise the meeting when it ends. Needs transcription: `transcribeOnEnd` or `aiConfig.transcription`.
   *
   * Default: `false`.
   */
  declare readonly summarizeOnEnd: pulumi.Output<boolean | undefined>;
  /**
   * Transcribe the meeting when it ends.
   *
   * Default: `false`.
   */
  declare readonly transcribeOnEnd: pulumi.Output<boolean | undefined>;
  /**
   * How long a session stays open after the last participant has left.
   *
   * Number of seconds, from 60 to 600.
   *
   * Default: `60`.
   */
  declare readonly sessionKeepAliveTimeInSecs: pulumi.Output<number | undefined>;
  /** Transcription and summary. */
  declare readonly aiConfig: pulumi.Output<pulumi.Unwrap<MeetingAiConfigArgs> | undefined>;
  /** Recording of this meeting; goes before what is set for the app. */
  declare readonly recordingConfig: pulumi.Output<pulumi.Unwrap<MeetingRecordingConfigArgs> | undefined>;
  /** Take over the meeting with this id instead of making one: what is declared is set, the rest stays as it is until the next update, which sends the whole declared meeting. Removing it later changes nothing. */
  declare readonly adoptId: pulumi.Output<string | undefined>;
  /**
   * The title is the meeting's key in its app: a meeting of exactly this title is taken over in place of making another, and one that was closed is opened again. That makes creating safe to repeat, also after a run that was killed.
   *
   * Default: `false`.
   */
  declare readonly uniqueTitle: pulumi.Output<boolean | undefined>;
  /** Change it when a secret given as `{ env: "NAME" }` has a new value: the next `pulumi up` then sends it. */
  declare readonly secretsVersion: pulumi.Output<number | undefined>;
  /** When RealtimeKit created the meeting, in ISO 8601. */
  declare readonly createdAt: pulumi.Output<string>;
  /** When the meeting was last changed, in ISO 8601. */
  declare readonly updatedAt: pulumi.Output<string>;
}
