import { safeId } from "../../provider/schema/safeId";
import { isObject, type Json, type JsonObject, property, valueAt } from "../../provider/values";
import { CommandFailure } from "../failure";
import { type App, distinctApps } from "./app";

/** As it stands in every state that has a meeting. */
const MEETING = "pulumi-nodejs:dynamic/realtimekit:Meeting";

/** What the export of a stack knows of meetings. */
export interface Holdings {
  /** What the export is called. */
  name: string;
  /** Ids of the meetings that a resource is, or reads. */
  ids: Set<string>;
  /** The apps that resources are in. */
  apps: App[];
  /** URNs of creates that had begun, and not ended, when the export was made. */
  pendingCreates: string[];
  /** URNs of meetings whose app cannot be told, since its id or its account's is encrypted. */
  unplaced: string[];
}

/**
 * Reads the output of `pulumi stack export`: ids, accounts and apps, and nothing else of a resource. What it cannot
 * read stops it, since a resource that was passed over would make its meeting look like nobody's.
 *
 * @param name what to call the text; the text itself may hold secrets
 */
export function holdingsOf(text: string, name: string): Holdings {
  const deployment = property(parsed(text, name), "deployment");
  if (!isObject(deployment)) throw notAnExport(name, "it has no deployment");
  const resources = entries(deployment, "resources", name);
  const operations = entries(deployment, "pending_operations", name);
  const pending = operations.map((each) => objectIn(property(each, "resource"), "pending_operations", name));
  const meetings = [...resources, ...pending].filter((each) => property(each, "type") === MEETING);
  // What a program only reads is not of this stack, so its app may be one that this stack never made a meeting in.
  const owned = meetings.filter((each) => property(each, "external") !== true);
  const places = owned.map((each) => ({ urn: urnOf(each), apps: appsOf(each) }));

  return {
    name,
    ids: new Set(meetings.map((each) => property(each, "id")).filter((id) => typeof id === "string")),
    apps: distinctApps(places.flatMap(({ apps }) => apps)),
    pendingCreates: operations.flatMap((each, i) => {
      const resource = pending[i] as JsonObject;
      return property(each, "type") === "creating" && meetings.includes(resource) ? [urnOf(resource)] : [];
    }),
    unplaced: places.filter(({ apps }) => apps.length === 0).map(({ urn }) => urn),
  };
}

/** Inputs are what the program says, outputs where the meeting is: they differ while a replacement is not done. */
function appsOf(resource: JsonObject): App[] {
  return ["inputs", "outputs"].flatMap((side) => {
    const accountId = safeId.safeParse(valueAt(resource, [side, "accountId"])).data;
    const appId = safeId.safeParse(valueAt(resource, [side, "appId"])).data;
    return accountId === undefined || appId === undefined ? [] : [{ accountId, appId }];
  });
}

function urnOf(resource: JsonObject): string {
  return String(property(resource, "urn"));
}

/** A list that may be missing, as it is in the export of an empty stack. */
function entries(deployment: JsonObject, key: string, name: string): JsonObject[] {
  const list = property(deployment, key) ?? [];
  if (!Array.isArray(list)) throw notAnExport(name, `its ${key} are no list`);
  return list.map((each) => objectIn(each, key, name));
}

function objectIn(value: Json | undefined, key: string, name: string): JsonObject {
  if (isObject(value)) return value;
  throw notAnExport(name, `its ${key} have an entry that is none`);
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw notAnExport(name, text.trim() === "" ? "it is empty" : "it is no JSON, or more than one export");
  }
}

function notAnExport(name: string, why: string): CommandFailure {
  return new CommandFailure(`${name} is not the output of "pulumi stack export": ${why}`);
}
