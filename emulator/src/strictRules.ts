import { badRequest } from "./envelopes";
import { isObject, type JsonObject } from "./json";

/**
 * Rules on which the sources disagree or that only a guide states; held only when the emulator is strict.
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
    case "sftp":
      need("auth_method");
      need(storage.auth_method === "KEY" ? "private_key" : "password");
      return;
    default:
      throw badRequest('"recording_config.storage_config.type" must be one of [aws, azure, digitalocean, gcs, sftp]');
  }
}
