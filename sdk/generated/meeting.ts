// Generated from provider/meeting/schema.ts by "npm run generate". Do not edit: change the schema.
import * as pulumi from "@pulumi/pulumi";
import type { OtherValue } from "../otherValue";

/** Settings for transcription and summaries. */
export interface MeetingAiConfigArgs {
  /** Settings for summaries. */
  summarization?: pulumi.Input<MeetingSummarizationArgs> | undefined;
  /** Settings for transcription. */
  transcription?: pulumi.Input<MeetingTranscriptionArgs> | undefined;
}

/** Settings for summaries. */
export interface MeetingSummarizationArgs {
  /**
   * Kind of meeting that the summary is written for.
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
   * Maximum length of a summary.
   *
   * Whole number of words, from 150 to 1000.
   *
   * Default: `500`.
   */
  wordLimit?: pulumi.Input<number> | undefined;
}

/** Settings for transcription. */
export interface MeetingTranscriptionArgs {
  /** Words that the transcription should expect, such as names and technical terms. */
  keywords?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * Language spoken in the meeting.
   *
   * One of `en-US`, `en-IN`, `de`, `hi`, `sv`, `ru`, `pl`, `el`, `fr`, `nl`.
   *
   * Default: `en-US`.
   */
  language?: pulumi.Input<"en-US" | "en-IN" | "de" | "hi" | "sv" | "ru" | "pl" | "el" | "fr" | "nl"> | undefined;
  /**
   * Remove offensive words from the transcript.
   *
   * Default: `false`.
   */
  profanityFilter?: pulumi.Input<boolean> | undefined;
}

/** Recording settings of this meeting. They take precedence over those of the app. */
export interface MeetingRecordingConfigArgs {
  /**
   * Maximum length of one recording.
   *
   * Number of seconds, from 60 to 86400.
   */
  maxSeconds?: pulumi.Input<number> | undefined;
  /** Prefix of the names of recorded files. Cloudflare's guide asks for letters, digits and underscores. */
  fileNamePrefix?: pulumi.Input<string> | undefined;
  /** Settings for recorded video. */
  videoConfig?: pulumi.Input<MeetingVideoConfigArgs> | undefined;
  /** Settings for recorded audio. Not allowed with the video codec VP8 or VP9. */
  audioConfig?: pulumi.Input<MeetingAudioConfigArgs> | undefined;
  /** Destination of the live stream. */
  liveStreamingConfig?: pulumi.Input<MeetingLiveStreamingConfigArgs> | undefined;
  /** Storage of recordings in RealtimeKit's bucket. */
  realtimekitBucketConfig?: pulumi.Input<MeetingRealtimekitBucketConfigArgs> | undefined;
  /** Storage of recordings in a bucket or on a server that you own. `null` is the same as leaving it out. */
  storageConfig?: pulumi.Input<MeetingStorageConfigArgs | null> | undefined;
}

/** Settings for recorded video. */
export interface MeetingVideoConfigArgs {
  /**
   * Video codec. H264 produces MP4 files; VP8 and VP9 produce WebM files with Vorbis audio and do not allow `audioConfig`.
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
   * Produce a video file.
   *
   * Default: `true`.
   */
  exportFile?: pulumi.Input<boolean> | undefined;
  /** Image placed over the video. */
  watermark?: pulumi.Input<MeetingWatermarkArgs> | undefined;
}

/** Image placed over the video. */
export interface MeetingWatermarkArgs {
  /** URL of the image. */
  url?: pulumi.Input<string> | undefined;
  /**
   * Corner of the video in which the image appears.
   *
   * One of `left top`, `right top`, `left bottom`, `right bottom`.
   *
   * Default: `left top`.
   */
  position?: pulumi.Input<"left top" | "right top" | "left bottom" | "right bottom"> | undefined;
  /** Size of the image in the video. */
  size?: pulumi.Input<MeetingWatermarkSizeArgs> | undefined;
}

/** Size of the image in the video. */
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

/** Settings for recorded audio. Not allowed with the video codec VP8 or VP9. */
export interface MeetingAudioConfigArgs {
  /**
   * Audio codec.
   *
   * One of `MP3`, `AAC`.
   *
   * Default: `AAC`.
   */
  codec?: pulumi.Input<"MP3" | "AAC"> | undefined;
  /**
   * Number of audio channels.
   *
   * One of `mono`, `stereo`.
   *
   * Default: `stereo`.
   */
  channel?: pulumi.Input<"mono" | "stereo"> | undefined;
  /**
   * Produce a separate audio file.
   *
   * Default: `true`.
   */
  exportFile?: pulumi.Input<boolean> | undefined;
}

/** Destination of the live stream. */
export interface MeetingLiveStreamingConfigArgs {
  /**
   * RTMP URL of the live stream. It usually contains the stream key.
   *
   * Secret: stored encrypted.
   */
  rtmpUrl?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** A secret that is never stored: the provider reads it from an environment variable whenever it sends it. After the value changes, change `secretsVersion` to send the new one. */
export interface MeetingSecretFromEnvironmentArgs {
  /** Name of the environment variable. */
  env: pulumi.Input<string>;
}

/** Storage of recordings in RealtimeKit's bucket. */
export interface MeetingRealtimekitBucketConfigArgs {
  /** Upload recordings to RealtimeKit's bucket. RealtimeKit provides download URLs only for recordings that are there. */
  enabled: pulumi.Input<boolean>;
}

/** Storage of recordings; its fields depend on its `type`. */
export type MeetingStorageConfigArgs = MeetingAwsStorageArgs | MeetingAzureStorageArgs | MeetingDigitaloceanStorageArgs | MeetingGcsStorageArgs | MeetingSftpKeyStorageArgs | MeetingSftpPasswordStorageArgs | MeetingCloudflareStorageArgs | MeetingOtherStorageArgs;

/** Uploads recordings to an Amazon S3 bucket. */
export interface MeetingAwsStorageArgs {
  /** Amazon S3. */
  type: "aws";
  /** Name of the bucket. */
  bucket?: pulumi.Input<string> | undefined;
  /** Region of the bucket, such as `eu-west-1`. */
  region: pulumi.Input<string>;
  /** Path in the storage under which recordings are placed. */
  path?: pulumi.Input<string> | undefined;
  /**
   * Access key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  accessKey: pulumi.Input<string | MeetingSecretFromEnvironmentArgs>;
  /**
   * Secret key that belongs to the access key.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  secret?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** Uploads recordings to an Azure Blob Storage container. */
export interface MeetingAzureStorageArgs {
  /** Azure Blob Storage. */
  type: "azure";
  /** Name of the container. */
  bucket?: pulumi.Input<string> | undefined;
  /** Region of the storage account. Azure does not need one; Cloudflare's guide tells you to send `""`. */
  region?: pulumi.Input<string> | undefined;
  /** Path in the storage under which recordings are placed. */
  path?: pulumi.Input<string> | undefined;
  /**
   * Access key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  accessKey: pulumi.Input<string | MeetingSecretFromEnvironmentArgs>;
  /**
   * Secret key that belongs to the access key.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  secret?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** Uploads recordings to a DigitalOcean Space. */
export interface MeetingDigitaloceanStorageArgs {
  /** DigitalOcean Spaces. */
  type: "digitalocean";
  /** Name of the bucket. */
  bucket?: pulumi.Input<string> | undefined;
  /** Region of the Space, such as `fra1`. */
  region: pulumi.Input<string>;
  /** Path in the storage under which recordings are placed. */
  path?: pulumi.Input<string> | undefined;
  /**
   * Access key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  accessKey: pulumi.Input<string | MeetingSecretFromEnvironmentArgs>;
  /**
   * Secret key that belongs to the access key.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  secret?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** Uploads recordings to a Google Cloud Storage bucket. */
export interface MeetingGcsStorageArgs {
  /** Google Cloud Storage. */
  type: "gcs";
  /** Name of the bucket. */
  bucket?: pulumi.Input<string> | undefined;
  /** Region of the bucket. */
  region?: pulumi.Input<string> | undefined;
  /** Path in the storage under which recordings are placed. */
  path?: pulumi.Input<string> | undefined;
  /**
   * Access key of the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  accessKey?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
  /**
   * Key file of the service account, as JSON text.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  secret?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
}

/** Uploads recordings to an SFTP server, with a private key. */
export interface MeetingSftpKeyStorageArgs {
  /** An SFTP server. */
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
  /** Path in the storage under which recordings are placed. */
  path?: pulumi.Input<string> | undefined;
  /** Name of the bucket. */
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

/** Uploads recordings to an SFTP server, with a password. */
export interface MeetingSftpPasswordStorageArgs {
  /** An SFTP server. */
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
  /** Path in the storage under which recordings are placed. */
  path?: pulumi.Input<string> | undefined;
  /** Name of the bucket. */
  bucket?: pulumi.Input<string> | undefined;
  /**
   * Password that logs in to the SFTP server.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  password: pulumi.Input<string | MeetingSecretFromEnvironmentArgs>;
}

/** Uploads recordings to Cloudflare R2. It takes any field, named in camelCase. A field whose name looks like a credential (secret, key, token, password) is stored encrypted; wrap any other secret in `pulumi.secret`. */
export interface MeetingCloudflareStorageArgs {
  /** Cloudflare R2. */
  type: "cloudflare";
  /** Name of the bucket. */
  bucket?: pulumi.Input<string> | undefined;
  /** Region of the storage. */
  region?: pulumi.Input<string> | undefined;
  /** Path in the storage under which recordings are placed. */
  path?: pulumi.Input<string> | undefined;
  /** Host name of the storage. */
  host?: pulumi.Input<string> | undefined;
  /**
   * Port of the storage.
   *
   * Whole number, from 1 to 65535.
   */
  port?: pulumi.Input<number> | undefined;
  /** User name on the storage. */
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
   * Secret key that belongs to the access key.
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
   * Private key that logs in to the storage.
   *
   * Secret: stored encrypted. RealtimeKit never returns it.
   */
  privateKey?: pulumi.Input<string | MeetingSecretFromEnvironmentArgs> | undefined;
  [field: string]: unknown;
}

/** Uploads recordings to a storage whose type this release does not know, or that is known only when the program runs. The provider sends it to RealtimeKit unchecked, with a warning. It takes any field, named in camelCase. A field whose name looks like a credential (secret, key, token, password) is stored encrypted; wrap any other secret in `pulumi.secret`. */
export interface MeetingOtherStorageArgs {
  /** A storage type that this release does not know. */
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
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   *
   * Changing it replaces the resource.
   */
  accountId?: pulumi.Input<string> | undefined;
  /**
   * ID of the RealtimeKit app that the meeting belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   *
   * Changing it replaces the resource.
   */
  appId?: pulumi.Input<string> | undefined;
  /** Title of the meeting. Several meetings of an app can have the same title, unless `uniqueTitle` is set. The provider ignores spaces at either end when it compares titles. `null` is the same as leaving it out. */
  title?: pulumi.Input<string | null> | undefined;
  /**
   * Whether people can join the meeting: nobody can join an `INACTIVE` one. If somebody changes the status outside Pulumi, the next refresh reports drift and the next update restores it.
   *
   * One of `ACTIVE`, `INACTIVE`.
   *
   * Default: `ACTIVE`.
   */
  status?: pulumi.Input<"ACTIVE" | "INACTIVE"> | undefined;
  /**
   * Keep the chat messages after a session ends.
   *
   * Default: `false`.
   */
  persistChat?: pulumi.Input<boolean> | undefined;
  /**
   * Start recording as soon as somebody joins. `null` is the same as leaving it out.
   *
   * Default: `false`.
   */
  recordOnStart?: pulumi.Input<boolean | null> | undefined;
  /**
   * Start the live stream as soon as the meeting starts. `null` is the same as leaving it out.
   *
   * Default: `false`.
   */
  liveStreamOnStart?: pulumi.Input<boolean | null> | undefined;
  /**
   * Generate a summary when the meeting ends. It needs a transcript: set `transcribeOnEnd` or `aiConfig.transcription` too.
   *
   * Default: `false`.
   */
  summarizeOnEnd?: pulumi.Input<boolean> | undefined;
  /**
   * Generate a transcript when the meeting ends.
   *
   * Default: `false`.
   */
  transcribeOnEnd?: pulumi.Input<boolean> | undefined;
  /**
   * How long a session stays open after the last participant leaves.
   *
   * Number of seconds, from 60 to 600.
   *
   * Default: `60`.
   */
  sessionKeepAliveTimeInSecs?: pulumi.Input<number> | undefined;
  /** Settings for transcription and summaries. */
  aiConfig?: pulumi.Input<MeetingAiConfigArgs> | undefined;
  /** Recording settings of this meeting. They take precedence over those of the app. */
  recordingConfig?: pulumi.Input<MeetingRecordingConfigArgs> | undefined;
  /** ID of an existing meeting to take over instead of creating one. Taking it over sets what you declare and leaves the rest as it is; the next update then sends the whole declared meeting, so that the rest returns to its defaults. You can remove the argument afterwards. Changing it to the ID of another meeting is an error (`RTK_ADOPT`). */
  adoptId?: pulumi.Input<string> | undefined;
  /**
   * Treat the title as the key of the meeting in its app. If an open meeting has exactly this title, the provider takes it over instead of creating another; otherwise it reopens the newest closed one, and creates a meeting only if there is neither. You can therefore safely repeat a run that was interrupted. Several open meetings with the title are an error (`RTK_TITLE`).
   *
   * Default: `false`.
   */
  uniqueTitle?: pulumi.Input<boolean> | undefined;
  /**
   * When the meeting is destroyed, also send everyone in its session out. Otherwise those who are in a session stay until they leave; in either case, nobody can join any more.
   *
   * Default: `false`.
   */
  endSessionOnDestroy?: pulumi.Input<boolean> | undefined;
  /** Any number. Change it when a secret that you give as `{ env: "NAME" }` has a new value: the next `pulumi up` then sends the secret. */
  secretsVersion?: pulumi.Input<number> | undefined;
}

/** Where the object is that `RealtimeKitMeeting.get` reads, unless its ID says so. */
export interface RealtimeKitMeetingAddress {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: pulumi.Input<string> | undefined;
  /**
   * ID of the RealtimeKit app that the meeting belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: pulumi.Input<string> | undefined;
}

/** Outputs of `RealtimeKitMeeting`: what you declare, with RealtimeKit's values, and what RealtimeKit adds. */
export abstract class MeetingOutputs extends pulumi.CustomResource {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   *
   * Changing it replaces the resource.
   */
  declare readonly accountId: pulumi.Output<string>;
  /**
   * ID of the RealtimeKit app that the meeting belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   *
   * Changing it replaces the resource.
   */
  declare readonly appId: pulumi.Output<string>;
  /** Title of the meeting. Several meetings of an app can have the same title, unless `uniqueTitle` is set. The provider ignores spaces at either end when it compares titles. `null` is the same as leaving it out. */
  declare readonly title: pulumi.Output<string | null | undefined>;
  /**
   * Whether people can join the meeting: nobody can join an `INACTIVE` one. If somebody changes the status outside Pulumi, the next refresh reports drift and the next update restores it.
   *
   * One of `ACTIVE`, `INACTIVE`.
   *
   * Default: `ACTIVE`.
   */
  declare readonly status: pulumi.Output<"ACTIVE" | "INACTIVE">;
  /**
   * Keep the chat messages after a session ends.
   *
   * Default: `false`.
   */
  declare readonly persistChat: pulumi.Output<boolean | undefined>;
  /**
   * Start recording as soon as somebody joins. `null` is the same as leaving it out.
   *
   * Default: `false`.
   */
  declare readonly recordOnStart: pulumi.Output<boolean | null | undefined>;
  /**
   * Start the live stream as soon as the meeting starts. `null` is the same as leaving it out.
   *
   * Default: `false`.
   */
  declare readonly liveStreamOnStart: pulumi.Output<boolean | null | undefined>;
  /**
   * Generate a summary when the meeting ends. It needs a transcript: set `transcribeOnEnd` or `aiConfig.transcription` too.
   *
   * Default: `false`.
   */
  declare readonly summarizeOnEnd: pulumi.Output<boolean | undefined>;
  /**
   * Generate a transcript when the meeting ends.
   *
   * Default: `false`.
   */
  declare readonly transcribeOnEnd: pulumi.Output<boolean | undefined>;
  /**
   * How long a session stays open after the last participant leaves.
   *
   * Number of seconds, from 60 to 600.
   *
   * Default: `60`.
   */
  declare readonly sessionKeepAliveTimeInSecs: pulumi.Output<number | undefined>;
  /** Settings for transcription and summaries. */
  declare readonly aiConfig: pulumi.Output<pulumi.Unwrap<MeetingAiConfigArgs> | undefined>;
  /** Recording settings of this meeting. They take precedence over those of the app. */
  declare readonly recordingConfig: pulumi.Output<pulumi.Unwrap<MeetingRecordingConfigArgs> | undefined>;
  /** ID of an existing meeting to take over instead of creating one. Taking it over sets what you declare and leaves the rest as it is; the next update then sends the whole declared meeting, so that the rest returns to its defaults. You can remove the argument afterwards. Changing it to the ID of another meeting is an error (`RTK_ADOPT`). */
  declare readonly adoptId: pulumi.Output<string | undefined>;
  /**
   * Treat the title as the key of the meeting in its app. If an open meeting has exactly this title, the provider takes it over instead of creating another; otherwise it reopens the newest closed one, and creates a meeting only if there is neither. You can therefore safely repeat a run that was interrupted. Several open meetings with the title are an error (`RTK_TITLE`).
   *
   * Default: `false`.
   */
  declare readonly uniqueTitle: pulumi.Output<boolean | undefined>;
  /**
   * When the meeting is destroyed, also send everyone in its session out. Otherwise those who are in a session stay until they leave; in either case, nobody can join any more.
   *
   * Default: `false`.
   */
  declare readonly endSessionOnDestroy: pulumi.Output<boolean | undefined>;
  /** Any number. Change it when a secret that you give as `{ env: "NAME" }` has a new value: the next `pulumi up` then sends the secret. */
  declare readonly secretsVersion: pulumi.Output<number | undefined>;
  /** Time at which RealtimeKit created the meeting, as an ISO 8601 string. */
  declare readonly createdAt: pulumi.Output<string>;
  /** Time at which the meeting last changed, as an ISO 8601 string. */
  declare readonly updatedAt: pulumi.Output<string>;
}
