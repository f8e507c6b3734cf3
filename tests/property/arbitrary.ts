import fc from "fast-check";
import { isObject, type Json, type JsonObject, UNKNOWN } from "../../provider/values";

/** Any of the fields, none of them needed. */
const some = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });
const word = fc.stringMatching(/^[A-Za-z0-9]{4,12}$/);
const url = word.map((name) => `https://${name.toLowerCase()}.example/x`);

const storage = fc.oneof(
  ...["aws", "digitalocean"].map((type) =>
    fc.record(
      { type: fc.constant(type), region: word, accessKey: word, secret: word, bucket: word, path: word },
      { requiredKeys: ["type", "region", "accessKey"] },
    ),
  ),
  fc.record({ type: fc.constant("azure"), accessKey: word, secret: word }, { requiredKeys: ["type", "accessKey"] }),
  fc.record({ type: fc.constant("gcs"), secret: word, bucket: word }, { requiredKeys: ["type"] }),
  fc.record({
    type: fc.constant("sftp"),
    authMethod: fc.constant("KEY"),
    privateKey: word,
    port: fc.integer({ min: 1, max: 65535 }),
  }),
  fc.record({ type: fc.constant("sftp"), authMethod: fc.constant("PASSWORD"), password: word, host: word }),
  fc.record({ type: fc.constant("cloudflare"), bucket: word, secret: word }, { requiredKeys: ["type"] }),
);

const video = some({
  codec: fc.constant("H264"),
  width: fc.integer({ min: 1, max: 1920 }),
  height: fc.integer({ min: 1, max: 1920 }),
  exportFile: fc.boolean(),
  watermark: some({
    url,
    position: fc.constantFrom("left top", "right top", "left bottom", "right bottom"),
    size: some({ width: fc.integer({ min: 1, max: 4000 }), height: fc.integer({ min: 1, max: 4000 }) }),
  }),
});

/** What a program may declare of a meeting, each as right as the next. */
export const meetingArgs = some({
  title: fc.option(fc.string({ unit: "grapheme" })),
  status: fc.constantFrom("ACTIVE", "INACTIVE"),
  persistChat: fc.boolean(),
  recordOnStart: fc.option(fc.boolean()),
  liveStreamOnStart: fc.option(fc.boolean()),
  summarizeOnEnd: fc.boolean(),
  transcribeOnEnd: fc.boolean(),
  sessionKeepAliveTimeInSecs: fc.integer({ min: 60, max: 600 }),
  aiConfig: some({
    summarization: some({
      summaryType: fc.constantFrom("general", "lecture"),
      textFormat: fc.constantFrom("plain_text", "markdown"),
      wordLimit: fc.integer({ min: 150, max: 1000 }),
    }),
    transcription: some({
      keywords: fc.array(fc.string({ unit: "grapheme" }), { maxLength: 4 }),
      language: fc.constantFrom("en-US", "de"),
      profanityFilter: fc.boolean(),
    }),
  }),
  recordingConfig: some({
    maxSeconds: fc.integer({ min: 60, max: 86400 }),
    fileNamePrefix: word,
    videoConfig: video,
    audioConfig: some({ codec: fc.constantFrom("MP3", "AAC"), channel: fc.constantFrom("mono", "stereo") }),
    liveStreamingConfig: some({ rtmpUrl: url }),
    realtimekitBucketConfig: fc.record({ enabled: fc.boolean() }),
    storageConfig: fc.option(storage),
  }),
}).map((args) => ({ accountId: "account", appId: "app", ...(args as JsonObject) }) as JsonObject);

/** The same value with the leaves that `choose` picks, and whole objects, not known yet. */
export function withUnknowns(value: Json, choose: () => boolean): Json {
  if (choose()) return UNKNOWN;
  if (Array.isArray(value)) return value.map((item) => withUnknowns(item, choose));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withUnknowns(item, choose)]));
}
