import { badRequest } from "../http/envelopes";
import { isObject, type JsonObject } from "../json";

/**
 * Rules on which the sources disagree or that only a guide states; applied only when the emulator is strict.
 * @param body what was sent, already read
 * @param codec the video codec that the meeting would have
 */
export function checkStrictly(body: JsonObject, codec: unknown): void {
  const recording = body.recording_config;
  if (!isObject(recording)) return;

  // [documented: recording guide] letters, digits and underscore
  const prefix = recording.file_name_prefix;
  if (typeof prefix === "string" && !/^\w*$/.test(prefix)) {
    throw badRequest('"recording_config.file_name_prefix" must only contain alphanumeric and underscore characters');
  }

  // [documented: OpenAPI] "If VP8/VP9 is selected for videoConfig, changing audioConfig is not allowed."
  if (recording.audio_config !== undefined && (codec === "VP8" || codec === "VP9")) {
    throw badRequest(`"recording_config.audio_config" is not allowed with the video codec ${codec}`);
  }

  if (isObject(recording.storage_config)) checkStorage(recording.storage_config);
}

/** The four variants of storage_config. [documented: newest reference and SDK; the OpenAPI has one flat object] */
function checkStorage(storage: JsonObject): void {
  const need = (name: string) => {
    if (!storage[name]) throw badRequest(`"recording_config.storage_config.${name}" is required`);
  };
  switch (storage.type) {
    case "gcs":
      return;
    case "aws":
    case "azure":
    case "digitalocean":
      need("access_key");
      need("region");
      return;
    // [assumed sftp-auth: that it is required only here]
    case "sftp":
      need("auth_method");
      need(storage.auth_method === "KEY" ? "private_key" : "password");
      return;
    default:
      throw badRequest('"recording_config.storage_config.type" must be one of [aws, azure, digitalocean, gcs, sftp]');
  }
}

/** The codec of the meeting's video, if it is known. */
export function videoCodec(meeting: JsonObject): unknown {
  const recording = meeting.recording_config;
  return isObject(recording) && isObject(recording.video_config) ? recording.video_config.codec : undefined;
}

/** With VP8 or VP9 the audio codec "is automatically set to vorbis". [documented; assumed vorbis: what is answered] */
export function followCodec(meeting: JsonObject): JsonObject {
  const recording = meeting.recording_config;
  if (!isObject(recording) || !isObject(recording.audio_config)) return meeting;
  const codec = videoCodec(meeting);
  const vorbis = codec === "VP8" || codec === "VP9";
  if (!vorbis && recording.audio_config.codec !== "vorbis") return meeting;
  const audio_config = { ...recording.audio_config, codec: vorbis ? "vorbis" : "AAC" };
  return { ...meeting, recording_config: { ...recording, audio_config } };
}
