import type { Api } from "../api/client";
import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import { Unfinished } from "../resource/resource";
import type { JsonObject } from "../values";
import { patch } from "./requests";

/** The meeting in the declared status: POST and PUT have none, so one that differs takes a call of its own. */
export async function withStatus(meeting: Remote, inputs: JsonObject, api: Api): Promise<Remote> {
  // An answer without a status is that of a meeting that is open, as a new one is.
  if ((meeting.shown.status ?? "ACTIVE") === inputs.status) return meeting;
  try {
    return await patch(meeting.id, inputs, { status: inputs.status ?? null }, api);
  } catch (error) {
    throw error instanceof RealtimeKitError ? new Unfinished(meeting, error) : error;
  }
}
