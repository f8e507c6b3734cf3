import * as z from "zod";
import { accountId, adoptIdField, appIdOf } from "../schema/address";
import { field } from "../schema/field";
import { secretText } from "../schema/secretText";
import { storageConfig } from "./storage";

/**
 * Every field of a meeting, once. Ranges, enums, defaults and nullability are those of Cloudflare's API reference
 * (developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/create). The types that users
 * see, hover docs, validation, secrecy, replacement, wire names and docs/reference are all derived from here.
 */

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
      { doc: "Kind of meeting that the summary is written for.", default: "general" },
    ),
    textFormat: field(z.enum(["plain_text", "markdown"]).optional(), {
      doc: "Text format of the summary.",
      default: "markdown",
    }),
    wordLimit: field(z.int().min(150).max(1000).optional(), {
      doc: "Maximum length of a summary.",
      unit: "words",
      default: 500,
    }),
  })
  .meta({ id: "Summarization" });

const transcription = z
  .strictObject({
    keywords: field(z.array(z.string()).optional(), {
      doc: "Words that the transcription should expect, such as names and technical terms.",
    }),
    language: field(z.enum(["en-US", "en-IN", "de", "hi", "sv", "ru", "pl", "el", "fr", "nl"]).optional(), {
      doc: "Language spoken in the meeting.",
      default: "en-US",
    }),
    profanityFilter: field(bool(), { doc: "Remove offensive words from the transcript.", default: false }),
  })
  .meta({ id: "Transcription" });

const aiConfig = z
  .strictObject({
    summarization: field(summarization.optional(), { doc: "Settings for summaries." }),
    transcription: field(transcription.optional(), { doc: "Settings for transcription." }),
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
    url: field(z.url().optional(), { doc: "URL of the image." }),
    position: field(z.enum(["left top", "right top", "left bottom", "right bottom"]).optional(), {
      doc: "Corner of the video in which the image appears.",
      default: "left top",
    }),
    size: field(watermarkSize.optional(), { doc: "Size of the image in the video." }),
  })
  .meta({ id: "Watermark" });

const videoConfig = z
  .strictObject({
    codec: field(z.enum(["H264", "VP8", "VP9"]).optional(), {
      doc: "Video codec. H264 produces MP4 files; VP8 and VP9 produce WebM files with Vorbis audio and do not allow `audioConfig`.",
      default: "H264",
    }),
    width: field(z.int().min(1).max(1920).optional(), { doc: "Width of the video.", unit: "pixels", default: 1280 }),
    height: field(z.int().min(1).max(1920).optional(), { doc: "Height of the video.", unit: "pixels", default: 720 }),
    exportFile: field(bool(), { doc: "Produce a video file.", default: true }),
    watermark: field(watermark.optional(), { doc: "Image placed over the video." }),
  })
  .meta({ id: "VideoConfig" });

const audioConfig = z
  .strictObject({
    codec: field(z.enum(["MP3", "AAC"]).optional(), { doc: "Audio codec.", default: "AAC" }),
    channel: field(z.enum(["mono", "stereo"]).optional(), { doc: "Number of audio channels.", default: "stereo" }),
    exportFile: field(bool(), { doc: "Produce a separate audio file.", default: true }),
  })
  .meta({ id: "AudioConfig" });

const liveStreamingConfig = z
  .strictObject({
    rtmpUrl: field(secretText(z.url()).optional(), {
      doc: "RTMP URL of the live stream. It usually contains the stream key.",
      secret: true,
    }),
  })
  .meta({ id: "LiveStreamingConfig" });

const realtimekitBucketConfig = z
  .strictObject({
    enabled: field(z.boolean(), {
      doc: "Upload recordings to RealtimeKit's bucket. RealtimeKit provides download URLs only for recordings that are there.",
    }),
  })
  .meta({ id: "RealtimekitBucketConfig" });

const recordingConfig = z
  .strictObject({
    maxSeconds: field(z.number().min(60).max(86400).optional(), {
      doc: "Maximum length of one recording.",
      unit: "seconds",
    }),
    fileNamePrefix: field(z.string().optional(), {
      doc: "Prefix of the names of recorded files. Cloudflare's guide asks for letters, digits and underscores.",
    }),
    videoConfig: field(videoConfig.optional(), { doc: "Settings for recorded video." }),
    audioConfig: field(audioConfig.optional(), {
      doc: "Settings for recorded audio. Not allowed with the video codec VP8 or VP9.",
    }),
    liveStreamingConfig: field(liveStreamingConfig.optional(), { doc: "Destination of the live stream." }),
    realtimekitBucketConfig: field(realtimekitBucketConfig.optional(), {
      doc: "Storage of recordings in RealtimeKit's bucket.",
    }),
    storageConfig: field(storageConfig.nullable().optional(), {
      doc: "Storage of recordings in a bucket or on a server that you own. `null` is the same as leaving it out.",
    }),
  })
  .meta({ id: "RecordingConfig" });

export const meetingSchema = z.strictObject({
  accountId,
  appId: appIdOf("meeting"),
  title: field(z.string().nullable().optional(), {
    doc: "Title of the meeting. Several meetings of an app can have the same title, unless `uniqueTitle` is set. The provider ignores spaces at either end when it compares titles. `null` is the same as leaving it out.",
    trimmed: true,
  }),
  status: field(z.enum(["ACTIVE", "INACTIVE"]).optional(), {
    doc: "Whether people can join the meeting: nobody can join an `INACTIVE` one. If somebody changes the status outside Pulumi, the next refresh reports drift and the next update restores it.",
    default: "ACTIVE",
    separateCall: true,
  }),
  persistChat: field(bool(), { doc: "Keep the chat messages after a session ends.", default: false }),
  recordOnStart: field(z.boolean().nullable().optional(), {
    doc: "Start recording as soon as somebody joins. `null` is the same as leaving it out.",
    default: false,
  }),
  liveStreamOnStart: field(z.boolean().nullable().optional(), {
    doc: "Start the live stream as soon as the meeting starts. `null` is the same as leaving it out.",
    default: false,
  }),
  summarizeOnEnd: field(bool(), {
    doc: "Generate a summary when the meeting ends. It needs a transcript: set `transcribeOnEnd` or `aiConfig.transcription` too.",
    default: false,
  }),
  transcribeOnEnd: field(bool(), { doc: "Generate a transcript when the meeting ends.", default: false }),
  sessionKeepAliveTimeInSecs: field(z.number().min(60).max(600).optional(), {
    doc: "How long a session stays open after the last participant leaves.",
    unit: "seconds",
    default: 60,
  }),
  aiConfig: field(aiConfig.optional(), { doc: "Settings for transcription and summaries." }),
  recordingConfig: field(recordingConfig.optional(), {
    doc: "Recording settings of this meeting. They take precedence over those of the app.",
  }),
  adoptId: adoptIdField(
    "ID of an existing meeting to take over instead of creating one. Taking it over sets what you declare and leaves the rest as it is; the next update then sends the whole declared meeting, so that the rest returns to its defaults. You can remove the argument afterwards. Changing it to the ID of another meeting is an error (`RTK_ADOPT`).",
  ),
  uniqueTitle: field(z.boolean().optional(), {
    doc: "Treat the title as the key of the meeting in its app. If an open meeting has exactly this title, the provider takes it over instead of creating another; otherwise it reopens the newest closed one, and creates a meeting only if there is neither. You can therefore safely repeat a run that was interrupted. Several open meetings with the title are an error (`RTK_TITLE`).",
    default: false,
    providerOnly: true,
    onlyOnCreate: true,
  }),
  endSessionOnDestroy: field(z.boolean().optional(), {
    doc: "When the meeting is destroyed, also send everyone in its session out. Otherwise those who are in a session stay until they leave; in either case, nobody can join any more.",
    default: false,
    providerOnly: true,
  }),
  secretsVersion: field(z.number().optional(), {
    doc: 'Any number. Change it when a secret that you give as `{ env: "NAME" }` has a new value: the next `pulumi up` then sends the secret.',
    providerOnly: true,
  }),
});

/** The outputs that RealtimeKit adds. */
export const meetingOutputs = z.strictObject({
  createdAt: field(z.string(), { doc: "Time at which RealtimeKit created the meeting, as an ISO 8601 string." }),
  updatedAt: field(z.string(), {
    doc: "Time at which the meeting last changed, as an ISO 8601 string.",
    renewedBy: "*",
  }),
});
