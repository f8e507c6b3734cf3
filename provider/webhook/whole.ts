import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { Unfinished } from "../resource/write";
import { type JsonObject, pick, property } from "../values";

/**
 * The webhook of an answer to a write. The answer to PUT can leave out fields (alchemy's live tests), and no document
 * says which, so such a webhook is read.
 */
export async function whole(answered: Remote, inputs: JsonObject, service: Service): Promise<Remote> {
  const { body, outputs } = service.facts;
  const names = [...Object.keys(pick(inputs, body)), ...outputs];
  if (names.every((name) => property(answered.live, name) !== undefined)) return answered;
  try {
    return await service.objects(inputs).get(answered.id);
  } catch (error) {
    throw error instanceof RealtimeKitError ? new Unfinished(answered, error) : error;
  }
}
