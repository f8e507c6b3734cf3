import { isNotFound, RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import type { JsonObject } from "../values";
import { withStatus } from "./status";
import { takeOver } from "./takeOver";
import { createByTitle } from "./uniqueTitle";

/** Creates a meeting, or takes over the one that the program identifies. */
export async function create(inputs: JsonObject, service: Service): Promise<Remote> {
  if (typeof inputs.adoptId === "string") return adopt(inputs.adoptId, inputs, service);
  if (inputs.uniqueTitle === true) return createByTitle(inputs, service);
  return withStatus(await service.create(inputs), inputs, service);
}

async function adopt(id: string, inputs: JsonObject, service: Service): Promise<Remote> {
  try {
    return await takeOver(id, inputs, service);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    const where = `app ${inputs.appId} of account ${inputs.accountId}`;
    throw new RealtimeKitError("RTK_ADOPT", `adoptId: there is no meeting ${id} in ${where}. ${advice(id)}`, {
      cause: error,
    });
  }
}

/** RealtimeKit's IDs are UUIDs, so any other text is most likely a title. */
function advice(id: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
    ? "Check the ID, appId and accountId"
    : "adoptId takes the meeting's ID; to take a meeting over by its title, set title and uniqueTitle: true";
}
