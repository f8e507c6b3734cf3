import { isNotFound, RealtimeKitError } from "../errors";
import type { Service } from "../resource/service";
import type { JsonObject } from "../values";

/** Sends everyone out of a meeting that is closed already, so that nobody comes back. */
export async function endSession(id: string, address: JsonObject, service: Service): Promise<void> {
  try {
    await service.objects(address).postTo(id, ["active-session", "kick-all"]);
  } catch (error) {
    // There is no session.
    if (isNotFound(error)) return;
    if (!(error instanceof RealtimeKitError)) throw error;
    const summary = `the meeting ${id} is INACTIVE, but the provider could not send out those who are in its session (endSessionOnDestroy): ${error.summary}. Run the same command again`;
    throw new RealtimeKitError(error.code, summary, error);
  }
}
