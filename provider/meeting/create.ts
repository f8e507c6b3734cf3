import type { Api } from "../api/client";
import { isNotFound, RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { JsonObject } from "../values";
import { createByTitle } from "./byTitle";
import { holdAdopted } from "./holdings";
import { lookalikesOf } from "./lookalikes";
import { bodyOf, patch } from "./requests";
import { withStatus } from "./status";

/** Makes a meeting, or takes over the one that the program names. */
export async function create(inputs: JsonObject, api: Api): Promise<Remote> {
  if (typeof inputs.adoptId === "string") return adopt(inputs.adoptId, inputs, api);
  if (inputs.uniqueTitle === true) return createByTitle(inputs, api);
  return withStatus(await createOnce(inputs, api), inputs, api);
}

/** PATCH sets what is declared, and leaves the rest of the meeting as it is. */
async function adopt(id: string, inputs: JsonObject, api: Api): Promise<Remote> {
  try {
    return holdAdopted(await patch(id, inputs, { ...bodyOf(inputs), status: inputs.status ?? null }, api), inputs);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    const where = `app ${inputs.appId} of account ${inputs.accountId}`;
    throw new RealtimeKitError("RTK_ADOPT", `adoptId: there is no meeting ${id} in ${where}`, { cause: error });
  }
}

/**
 * One POST that surely went through. After one of which nobody knows, the meeting is looked for; only when it is not
 * there after a while is another POST sent.
 */
async function createOnce(inputs: JsonObject, api: Api): Promise<Remote> {
  const since = Date.now();
  for (;;) {
    const made = await lookalikesOf(inputs).make(inputs, api, since);
    if (made) return made;
  }
}
