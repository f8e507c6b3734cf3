import type { Api } from "../api/client";
import { isNotFound } from "../errors";
import type { Remote } from "../resource";
import { describe, pathsWith } from "../schema/walk";
import { isObject, type Json, type JsonObject, type Path, pathText, pick, property, sameValue } from "../values";
import { get, list } from "./requests";
import { bodyNames, meetingSchema } from "./schema";

/** How far the service's clock may be away from this machine's if no answer told the time. */
const UNKNOWN_CLOCK_MS = 5 * 60_000;
/** What a search leaves out is not looked at, so it reaches back further than any clock is wrong. */
const SEARCH_BACK_MS = 24 * 60 * 60_000;

/**
 * The open meetings of that title made since then, whole, less those that are taken: a lost create's meeting is among
 * them, if it is there.
 */
export async function findCandidates(
  inputs: JsonObject,
  since: number,
  api: Api,
  isTaken: (id: string) => boolean,
): Promise<Remote[]> {
  const title = typeof inputs.title === "string" ? inputs.title : "";
  const found = await list(
    inputs,
    {
      status: "ACTIVE",
      start_time: new Date(since - SEARCH_BACK_MS).toISOString(),
      ...(title === "" ? {} : { search: title }),
    },
    api,
  );
  const start = api.earliestServiceTime(since) ?? since - UNKNOWN_CLOCK_MS;
  // The search also finds parts of titles, and ids. A time that cannot be read leaves nothing out.
  const fresh = found.filter(
    ({ id, shown }) => (shown.title ?? "") === title && !(Date.parse(String(shown.createdAt)) < start) && !isTaken(id),
  );
  const whole = await Promise.all(fresh.map(({ id }) => get(id, inputs, api).catch(goneAsUndefined)));
  return whole.filter((meeting) => meeting !== undefined);
}

function goneAsUndefined(error: unknown): undefined {
  if (!isNotFound(error)) throw error;
}

const schema = describe(meetingSchema);
const hidden = new Set(pathsWith(schema, "secret").map(pathText));

/**
 * How well a meeting fits a declaration: a point for each declared value that it shows, less one for each that it does
 * not show and for each that it has beyond. Undefined when what it shows speaks against it.
 */
export function likeness(inputs: JsonObject, shown: JsonObject): number | undefined {
  const declared = pick(inputs, bodyNames);
  const points = compare(declared, shown, []);
  const beyond = bodyNames.filter((name) => {
    const value = property(shown, name) ?? null;
    const isUsual = value === null || value === schema.properties?.[name]?.default;
    return property(declared, name) === undefined && !isUsual;
  });
  return points === undefined ? undefined : points - beyond.length;
}

function compare(declared: Json, shown: Json | undefined, at: Path): number | undefined {
  if (hidden.has(pathText(at))) return 0;
  // Null asks for what a new meeting has anyway.
  if (declared === null) return (shown ?? false) === false || shown === "" ? 0 : undefined;
  if (shown === undefined || shown === null) return -1;
  if (!isObject(declared) || !isObject(shown)) return sameValue(declared, shown) ? 1 : undefined;
  return Object.entries(declared).reduce<number | undefined>((sum, [key, value]) => {
    const points = compare(value, property(shown, key), [...at, key]);
    return sum === undefined || points === undefined ? undefined : sum + points;
  }, 0);
}
