import { z } from "zod";
import { field } from "../schema/field";
import { secretText } from "../schema/secretText";
import { storageConfig } from "./storage";

/**
 * Every field of a meeting, once. Ranges, enums, defaults and nullability are those of Cloudflare's API reference
 * (developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/create). The types that
 * users see, their docs on hover, validation, secrecy, replacement, wire names and docs/reference all follow.
 */

/** An id that can stand in a URL path as it is: nothing that could lead to another path. */
export const safeId = z.string().regex(/^[A-Za-z0-9_-]+$/, "letters, digits, - and _ only");

const bool = () => z.boolean().optional();

const summarization = z
  .strictObject({
    summaryType: field(
      z
        .enum([
          "general",
          "team_meeting",
          "sales_call",
          "client_check_in",
          "interview",
          "daily_standup",
          "one_on_one_meeting",
          "lecture",
          "code_review",
        ])
        .optional(),
      { doc: "Style of the summary.", default: "general" },
    ),
    textFormat: field(z.enum(["plain_text", "markdown"]).optional(), {
      doc: "Text format of the summary.",
      default: "markdown",
    }),
    wordLimit: field(z.int().min(150).max(1000).optional(), {
      doc: "Most words that a summary has.",
      unit: "words",
      default: 500,
    }),
  })
  .meta({ id: "Summarization" });

const transcription = z
  .strictObject({
    keywords: field(z.array(z.string()).optional(), {
      doc: "Terms that the transcription should expect, such as names and jargon.",
    }),
    language: field(z.enum(["en-US", "en-IN", "de", "hi", "sv", "ru", "pl", "el", "fr", "nl"]).optional(), {
      doc: "Language that is spoken.",
      default: "en-US",
    }),
    profanityFilter: field(bool(), { doc: "Leave offensive words out of the transcript.", default: false }),
  })
  .meta({ id: "Transcription" });

const aiConfig = z
  .strictObject({
    summarization: field(summarization.optional(), { doc: "How summaries are written." }),
    transcription: field(transcription.optional(), { doc: "How speech is transcribed." }),
  })
  .meta({ id: "AiConfig" });

const watermarkSize = z
  .strictObject({
    width: field(z.int().min(1).optional(), { doc: "Width of the watermark.", unit: "pixels" }),
    height: field(z.int().min(1).optional(), { doc: "Height of the watermark.", unit: "pixels" }),
  })
  .meta({ id: "WatermarkSize" });

const watermark = z
  .strictObject({
    url: field(z.url().optional(), { doc: "Address of the image." }),
    position: field(z.enum(["left top", "right top", "left bottom", "right bottom"]).optional(), {
      doc: "Corner in which it is shown.",
      default: "left top",
    }),
    size: field(watermarkSize.optional(), { doc: "Size at which it is shown." }),
  })
  .meta({ id: "Watermark" });

const videoConfig = z
  .strictObject({
    codec: field(z.enum(["H264", "VP8", "VP9"]).optional(), {
      doc: "Codec of the video. H264 makes MP4 files; VP8 and VP9 make WebM files with Vorbis audio and allow no `audioConfig`.",
      default: "H264",
    }),
    width: field(z.int().min(1).max(1920).optional(), { doc: "Width of the video.", unit: "pixels", default: 1280 }),
    height: field(z.int().min(1).max(1920).optional(), { doc: "Height of the video.", unit: "pixels", default: 720 }),
    exportFile: field(bool(), { doc: "Make a video file.", default: true }),
    watermark: field(watermark.optional(), { doc: "An image laid over the video." }),
  })
  .meta({ id: "VideoConfig" });

const audioConfig = z
  .strictObject({
    codec: field(z.enum(["MP3", "AAC"]).optional(), { doc: "Codec of the audio.", default: "AAC" }),
    channel: field(z.enum(["mono", "stereo"]).optional(), { doc: "Channels of the audio.", default: "stereo" }),
    exportFile: field(bool(), { doc: "Make a separate audio file.", default: true }),
  })
  .meta({ id: "AudioConfig" });

const liveStreamingConfig = z
  .strictObject({
    rtmpUrl: field(secretText(z.url()).optional(), {
      doc: "RTMP address to stream to. It usually holds the stream key.",
      secret: true,
    }),
  })
  .meta({ id: "LiveStreamingConfig" });

const realtimekitBucketConfig = z
  .strictObject({
    enabled: field(z.boolean(), {
      doc: "Upload recordings to RealtimeKit's bucket. Without it there are no download addresses.",
    }),
  })
  .meta({ id: "RealtimekitBucketConfig" });

const recordingConfig = z
  .strictObject({
    maxSeconds: field(z.number().min(60).max(86400).optional(), {
      doc: "Longest time that one recording takes.",
      unit: "seconds",
    }),
    fileNamePrefix: field(z.string().optional(), {
      doc: "Put before the name of each file. Cloudflare's guide asks for letters, digits and underscores.",
    }),
    videoConfig: field(videoConfig.optional(), { doc: "How video is recorded." }),
    audioConfig: field(audioConfig.optional(), { doc: "How audio is recorded. Not with VP8 or VP9 video." }),
    liveStreamingConfig: field(liveStreamingConfig.optional(), { doc: "Where the meeting is streamed to." }),
    realtimekitBucketConfig: field(realtimekitBucketConfig.optional(), { doc: "Recordings in RealtimeKit's bucket." }),
    storageConfig: field(storageConfig.nullable().optional(), { doc: "Recordings in a storage of your own." }),
  })
  .meta({ id: "RecordingConfig" });

export const meetingSchema = z.strictObject({
  accountId: field(safeId.max(32), {
    doc: "Cloudflare account that has the app.",
    from: { config: "cloudflare:accountId", env: "CLOUDFLARE_ACCOUNT_ID" },
    replaces: true,
    providerOnly: true,
  }),
  appId: field(safeId, {
    doc: "RealtimeKit app that has the meeting.",
    from: { config: "realtimekit:appId", env: "REALTIMEKIT_APP_ID" },
    replaces: true,
    providerOnly: true,
  }),
  title: field(z.string().nullable().optional(), { doc: "Title of the meeting. Titles may repeat.", trimmed: true }),
  status: field(z.enum(["ACTIVE", "INACTIVE"]).optional(), {
    doc: "Nobody can join an `INACTIVE` meeting. One that is found in the other state is set back.",
    default: "ACTIVE",
    separateCall: true,
  }),
  persistChat: field(bool(), { doc: "Keep the chat after the session.", default: false }),
  recordOnStart: field(z.boolean().nullable().optional(), {
    doc: "Start recording as soon as someone joins.",
    default: false,
  }),
  liveStreamOnStart: field(z.boolean().nullable().optional(), {
    doc: "Start the live stream when the meeting starts.",
    default: false,
  }),
  summarizeOnEnd: field(bool(), {
    doc: "Summarise the meeting when it ends. Needs transcription: `transcribeOnEnd` or `aiConfig.transcription`.",
    default: false,
  }),
  transcribeOnEnd: field(bool(), { doc: "Transcribe the meeting when it ends.", default: false }),
  sessionKeepAliveTimeInSecs: field(z.number().min(60).max(600).optional(), {
    doc: "How long a session stays open after the last participant has left.",
    unit: "seconds",
    default: 60,
  }),
  aiConfig: field(aiConfig.optional(), { doc: "Transcription and summary." }),
  recordingConfig: field(recordingConfig.optional(), {
    doc: "Recording of this meeting; goes before what is set for the app.",
  }),
  adoptId: field(safeId.optional(), {
    doc: "Take over the meeting with this id instead of making one: what is declared is set, the rest stays as it is until the next update, which sends the whole declared meeting. Removing it later changes nothing.",
    providerOnly: true,
    onlyOnCreate: true,
  }),
  uniqueTitle: field(z.boolean().optional(), {
    doc: "The title is the meeting's key in its app: a meeting of exactly this title is taken over in place of making another, and one that was closed is opened again. That makes creating safe to repeat, also after a run that was killed.",
    default: false,
    providerOnly: true,
    onlyOnCreate: true,
  }),
  secretsVersion: field(z.number().optional(), {
    doc: 'Change it when a secret given as `{ env: "NAME" }` has a new value: the next `pulumi up` then sends it.',
    providerOnly: true,
  }),
});

/** What RealtimeKit adds. */
export const meetingOutputs = z.strictObject({
  createdAt: field(z.string(), { doc: "When RealtimeKit created the meeting, in ISO 8601." }),
  updatedAt: field(z.string(), { doc: "When the meeting was last changed, in ISO 8601." }),
});

/** The fields that make the body of POST and PUT. */
export const bodyNames: readonly string[] = Object.entries(meetingSchema.shape).flatMap(([name, schema]) =>
  schema.meta()?.providerOnly || schema.meta()?.separateCall ? [] : [name],
);
