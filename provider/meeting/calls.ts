import type { Api } from "../api/client";
import { isNotFound, RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { JsonObject } from "../values";
import { hold, isAdopted } from "./holdings";
import { get, patch, put } from "./requests";
import { withStatus } from "./status";

export { create } from "./create";

export async function read(id: string, props: JsonObject, api: Api): Promise<Remote> {
  return hold(await get(id, props, api), props);
}

export async function update(id: string, inputs: JsonObject, api: Api): Promise<Remote> {
  const replaced = await put(id, inputs, api).catch((error) => {
    const advice = '"pulumi refresh" takes it out of the state, and the next "pulumi up" makes a new one';
    throw isNotFound(error) ? new RealtimeKitError(error.code, `${error.summary}; ${advice}`, error) : error;
  });
  return withStatus(hold(replaced, inputs), inputs, api);
}

/** RealtimeKit has no DELETE for meetings: an INACTIVE one is closed, and its record stays. */
export async function remove(id: string, props: JsonObject, api: Api): Promise<void> {
  if (isAdopted(id, props)) return;
  await patch(id, props, { status: "INACTIVE" }, api);
}
