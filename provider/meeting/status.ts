import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { Unfinished } from "../resource/write";
import type { JsonObject } from "../values";

/** The meeting in the declared status: POST and PUT have none, so one that differs takes a call of its own. */
export async function withStatus(meeting: Remote, inputs: JsonObject, service: Service): Promise<Remote> {
  // An answer without a status is that of an open meeting, as a new one is.
  if ((meeting.live.status ?? "ACTIVE") === inputs.status) return meeting;
  try {
    return await service.objects(inputs).patch(meeting.id, { status: inputs.status ?? null });
  } catch (error) {
    throw error instanceof RealtimeKitError ? new Unfinished(meeting, error) : error;
  }
}
