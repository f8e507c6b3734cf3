import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { Unfinished } from "../resource/write";
import type { JsonObject } from "../values";

/** Sets the declared status if it differs, in a separate call: POST and PUT cannot set it. */
export async function withStatus(meeting: Remote, inputs: JsonObject, service: Service): Promise<Remote> {
  // If the answer has no status, the meeting is open, as a new one is.
  if ((meeting.live.status ?? "ACTIVE") === inputs.status) return meeting;
  try {
    return await service.objects(inputs).patch(meeting.id, { status: inputs.status ?? null });
  } catch (error) {
    throw error instanceof RealtimeKitError ? new Unfinished(meeting, error) : error;
  }
}
