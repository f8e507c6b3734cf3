import type { Call } from "../api/call";
import type { Api } from "../api/client";
import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource";
import { isObject, type Json, type JsonObject, pick, property } from "../values";
import { fromWire, toWire } from "../wire";
import { bodyNames, safeId } from "./schema";

/** The calls of a meeting, each one request: developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings. */

/** `isAnothers`: whether an id cannot be that of a new meeting. */
export function post(inputs: JsonObject, api: Api, isAnothers: (id: string) => boolean): Promise<Remote> {
  const accepts = (data: Json) => isMeeting(data) && !isAnothers(String(property(data, "id")));
  return one(api, { method: "POST", path: pathOf(inputs), body: bodyOf(inputs), creates: true }, accepts);
}

export function get(id: string, props: JsonObject, api: Api): Promise<Remote> {
  return one(api, { method: "GET", path: pathOf(props, id) }, is(id));
}

/** PUT is the one call that also clears what is no longer declared; it has no status. */
export function put(id: string, inputs: JsonObject, api: Api): Promise<Remote> {
  return one(api, { method: "PUT", path: pathOf(inputs, id), body: bodyOf(inputs) }, is(id));
}

/** PATCH sets what it has and leaves the rest of the meeting as it is. */
export function patch(id: string, props: JsonObject, body: JsonObject, api: Api): Promise<Remote> {
  return one(api, { method: "PATCH", path: pathOf(props, id), body }, is(id));
}

/** The meetings of an app that the filters leave; those of a list have no `aiConfig`. */
export async function list(props: JsonObject, query: Record<string, string>, api: Api): Promise<Remote[]> {
  return (await api.list(pathOf(props), { query, isItem: isMeeting })).map(remoteOf);
}

export function bodyOf(inputs: JsonObject): JsonObject {
  return toWire(pick(inputs, bodyNames)) as JsonObject;
}

/** Account, app and id as one text: where a meeting is. */
export function placeOf(props: JsonObject, id: string): string {
  return pathOf(props, id).join("/");
}

async function one(api: Api, call: Call, accepts: (data: Json) => boolean): Promise<Remote> {
  return remoteOf(await api.send({ ...call, accepts }));
}

function isMeeting(data: Json): boolean {
  return safeId.safeParse(property(data, "id")).success;
}

/** An answer about another meeting must not be taken for one about this. */
function is(id: string): (data: Json) => boolean {
  return (data) => property(data, "id") === id;
}

function remoteOf(data: JsonObject): Remote {
  const shown = fromWire(data);
  return { id: String(property(data, "id")), shown: isObject(shown) ? shown : {} };
}

/** The path of a meeting, or of all of an app; ids come from programs and state, and must not lead anywhere else. */
function pathOf(props: JsonObject, ...id: string[]): string[] {
  const parts = { accountId: props.accountId, appId: props.appId, ...(id.length > 0 ? { id: id[0] } : {}) };
  for (const [name, value] of Object.entries(parts)) {
    if (safeId.safeParse(value).success) continue;
    const given = value === undefined ? "missing" : `got ${JSON.stringify(value)}`;
    throw new RealtimeKitError("RTK_ID", `${name}: ${given}; must be letters, digits, - and _ only`);
  }
  return [String(props.accountId), "realtime", "kit", String(props.appId), "meetings", ...id];
}
