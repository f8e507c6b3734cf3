import type { Api } from "../api/client";
import { isNotFound, RealtimeKitError } from "../errors";
import { type Remote, Unfinished } from "../resource";
import { type JsonObject, pick, property } from "../values";
import { fromWire, toWire } from "../wire";
import { bodyNames, safeId } from "./schema";

/** A meeting's calls: developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings. */

export async function create(inputs: JsonObject, api: Api): Promise<Remote> {
  const { adoptId } = inputs;
  if (typeof adoptId === "string") return adopt(adoptId, inputs, api);
  const path = meetings(inputs);
  try {
    const made = remoteOf(await api.send({ method: "POST", path, body: bodyOf(inputs) }), api);
    return await withStatus(made, inputs, api);
  } catch (error) {
    throw error instanceof RealtimeKitError && error.mayHaveActed ? doubtful(error, inputs) : error;
  }
}

/**
 * Meetings adopted in this process, which serves one operation of the engine. A replacement (`pulumi up --replace`)
 * creates before it deletes: with an adoptId that is the same meeting twice, and it must stay open.
 */
const adopted = new Set<string>();

/** PATCH sets what is declared and leaves the rest of the meeting as it is. */
async function adopt(id: string, inputs: JsonObject, api: Api): Promise<Remote> {
  try {
    const path = meetings(inputs, id);
    const body = { ...bodyOf(inputs), status: inputs.status ?? null };
    const meeting = remoteOf(await api.send({ method: "PATCH", path, body }), api);
    adopted.add(path.join("/"));
    return meeting;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    const where = `app ${inputs.appId} of account ${inputs.accountId}`;
    throw new RealtimeKitError("RTK_ADOPT", `adoptId: there is no meeting ${id} in ${where}`, { cause: error });
  }
}

export async function read(id: string, props: JsonObject, api: Api): Promise<Remote> {
  return remoteOf(await api.send({ method: "GET", path: meetings(props, id) }), api);
}

/** PUT is the one call that also clears what is no longer declared; it has no status. */
export async function update(id: string, inputs: JsonObject, api: Api): Promise<Remote> {
  const path = meetings(inputs, id);
  const put = await api.send({ method: "PUT", path, body: bodyOf(inputs) }).catch((error) => {
    const advice = '"pulumi refresh" takes it out of the state, and the next "pulumi up" makes a new one';
    throw isNotFound(error) ? new RealtimeKitError(error.code, `${error.summary}; ${advice}`, error) : error;
  });
  return withStatus(remoteOf(put, api), inputs, api);
}

/** RealtimeKit has no DELETE for meetings: an INACTIVE one is closed, and its record stays. */
export async function remove(id: string, props: JsonObject, api: Api): Promise<void> {
  const path = meetings(props, id);
  if (adopted.has(path.join("/"))) return;
  await api.send({ method: "PATCH", path, body: { status: "INACTIVE" } });
}

async function withStatus(meeting: Remote, inputs: JsonObject, api: Api): Promise<Remote> {
  // An answer without a status is that of a meeting that is open, as a new one is.
  if ((meeting.shown.status ?? "ACTIVE") === inputs.status) return meeting;
  try {
    const path = meetings(inputs, meeting.id);
    return remoteOf(await api.send({ method: "PATCH", path, body: { status: inputs.status ?? null } }), api);
  } catch (error) {
    throw error instanceof RealtimeKitError ? new Unfinished(meeting, error) : error;
  }
}

function remoteOf(data: JsonObject, api: Api): Remote {
  const id = property(data, "id");
  if (typeof id === "string" && safeId.safeParse(id).success) return { id, shown: fromWire(data) as JsonObject };
  const came = api.redact(JSON.stringify(data)).slice(0, 500);
  throw new RealtimeKitError("RTK_BAD_ANSWER", `RealtimeKit answered a meeting without an id: ${came}`, {
    mayHaveActed: true,
  });
}

function bodyOf(inputs: JsonObject): JsonObject {
  return toWire(pick(inputs, bodyNames)) as JsonObject;
}

/** The path of a meeting, or of all of an app; ids come from programs and state, and must not lead anywhere else. */
function meetings(props: JsonObject, ...id: string[]): string[] {
  const parts = { accountId: props.accountId, appId: props.appId, ...(id.length > 0 ? { id: id[0] } : {}) };
  for (const [name, value] of Object.entries(parts)) {
    if (safeId.safeParse(value).success) continue;
    const given = value === undefined ? "missing" : `got ${JSON.stringify(value)}`;
    throw new RealtimeKitError("RTK_ID", `${name}: ${given}; must be letters, digits, - and _ only`);
  }
  return [String(props.accountId), "realtime", "kit", String(props.appId), "meetings", ...id];
}

/** A failed POST that may have made a meeting: say so, since another would be made by just trying again. */
function doubtful(error: RealtimeKitError, inputs: JsonObject): RealtimeKitError {
  const title = typeof inputs.title === "string" ? ` titled ${JSON.stringify(inputs.title)}` : "";
  const advice = `It is not known whether the meeting was made. Before the next "pulumi up", look for a new one${title} in app ${inputs.appId}; if it is there, take it over with adoptId: "<its id>"`;
  return new RealtimeKitError(error.code, `${error.summary}. ${advice}`, error);
}
