import type { Problem } from "../schema/validate";
import { isNothing, isObject, type JsonObject, type Path, property, UNKNOWN, valueAt } from "../values";
import { meantStorageType, STORAGE_TYPES } from "./storageType";

/** Rules across fields, which the schema cannot express. An unknown value violates no rule. */

/** @param creating the meeting does not exist yet */
export function meetingFailures(inputs: JsonObject, creating: boolean): Problem[] {
  return [
    ...audioWithWebm(inputs),
    ...misnamedStorage(inputs),
    ...keyWithoutTitle(inputs),
    ...(creating ? nullWhenAdopting(inputs) : []),
  ];
}

export function meetingWarnings(inputs: JsonObject): Problem[] {
  return [
    ...summaryWithoutTranscription(inputs),
    ...oneSideOfVideo(inputs),
    ...unknownStorage(inputs),
    ...incompleteAws(inputs),
  ];
}

const VIDEO: Path = ["recordingConfig", "videoConfig"];
const AUDIO: Path = ["recordingConfig", "audioConfig"];
const STORAGE: Path = ["recordingConfig", "storageConfig"];

/** API reference: with VP8 or VP9, changing audio_config is not allowed; RealtimeKit sets its codec to vorbis. */
function audioWithWebm(inputs: JsonObject): Problem[] {
  const codec = valueAt(inputs, [...VIDEO, "codec"]);
  const audio = valueAt(inputs, AUDIO);
  const declared = isObject(audio) && Object.values(audio).some((value) => value !== null);
  if ((codec !== "VP8" && codec !== "VP9") || !declared) return [];
  return [{ path: AUDIO, reason: `not allowed with videoConfig.codec "${codec}"; remove it, or use the codec "H264"` }];
}

function storageTypeOf(inputs: JsonObject): string | undefined {
  const type = valueAt(inputs, [...STORAGE, "type"]);
  return typeof type === "string" && type !== UNKNOWN ? type : undefined;
}

function misnamedStorage(inputs: JsonObject): Problem[] {
  const given = storageTypeOf(inputs);
  const meant = given === undefined ? undefined : meantStorageType(given);
  if (meant === undefined) return [];
  return [{ path: [...STORAGE, "type"], reason: `got ${JSON.stringify(given)}; did you mean "${meant}"?` }];
}

function unknownStorage(inputs: JsonObject): Problem[] {
  const type = storageTypeOf(inputs);
  if (type === undefined || STORAGE_TYPES.includes(type)) return [];
  return [
    {
      path: [...STORAGE, "type"],
      reason: `this release does not know this storage type, so the provider sends storageConfig to RealtimeKit unchecked; known types: ${STORAGE_TYPES.join(", ")}`,
    },
  ];
}

/** The API reference requires neither of these, but uploads to S3 don't work without them. */
function incompleteAws(inputs: JsonObject): Problem[] {
  if (storageTypeOf(inputs) !== "aws") return [];
  return ["bucket", "secret"]
    .filter((name) => isNothing(valueAt(inputs, [...STORAGE, name])))
    .map((name) => ({
      path: [...STORAGE, name],
      reason: "missing; RealtimeKit accepts that, but uploads to Amazon S3 need it",
    }));
}

function keyWithoutTitle(inputs: JsonObject): Problem[] {
  if (property(inputs, "uniqueTitle") !== true || property(inputs, "title")) return [];
  return [{ path: ["title"], reason: "missing; with uniqueTitle, the title is the meeting's key" }];
}

/** Adopting a meeting is a PATCH, which does not accept null for these; PUT and POST do. */
function nullWhenAdopting(inputs: JsonObject): Problem[] {
  if (property(inputs, "adoptId") === undefined) return [];
  return ["title", "recordOnStart", "liveStreamOnStart"]
    .filter((key) => property(inputs, key) === null)
    .map((key) => ({
      path: [key],
      reason:
        "got null, which RealtimeKit does not accept when a meeting is adopted; leave it out now and set it afterwards",
    }));
}

function summaryWithoutTranscription(inputs: JsonObject): Problem[] {
  const transcription = valueAt(inputs, ["aiConfig", "transcription"]);
  const switches = [property(inputs, "transcribeOnEnd"), property(inputs, "aiConfig"), transcription];
  const mayTranscribe = switches.includes(true) || switches.includes(UNKNOWN) || isObject(transcription);
  if (property(inputs, "summarizeOnEnd") !== true || mayTranscribe) return [];
  return [
    {
      path: ["summarizeOnEnd"],
      reason: "a summary needs a transcript; set transcribeOnEnd or aiConfig.transcription too",
    },
  ];
}

function oneSideOfVideo(inputs: JsonObject): Problem[] {
  const video = valueAt(inputs, VIDEO);
  const [width, height] = [property(video, "width"), property(video, "height")];
  if ((width === undefined) === (height === undefined)) return [];
  const [given, other, value] = width === undefined ? ["height", "width", 1280] : ["width", "height", 720];
  return [
    {
      path: [...VIDEO, String(given)],
      reason: `set without ${other}; RealtimeKit then uses a ${other} of ${value} pixels`,
    },
  ];
}
