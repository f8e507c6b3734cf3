import { badRequest } from "../http/envelopes";
import type { StoredObject } from "../store/objects";

/**
 * Which meetings a list has. start_time and end_time apply to created_at, ends included [assumed time-filter]; search
 * is a substring of the id or the title [documented], case-insensitive [assumed search].
 */
export function readFilter(query: URLSearchParams): ((meeting: StoredObject) => boolean) | undefined {
  const status = query.get("status");
  if (status && status !== "ACTIVE" && status !== "INACTIVE") {
    throw badRequest('"status" must be one of [ACTIVE, INACTIVE]');
  }
  const start = readTime(query, "start_time");
  const end = readTime(query, "end_time");
  const search = query.get("search")?.toLowerCase();
  if (!status && !start && !end && !search) return undefined;
  // timestamps of one format, so their text compares as their time does
  return (meeting) =>
    (!status || meeting.status === status) &&
    (!start || meeting.created_at >= start) &&
    (!end || meeting.created_at <= end) &&
    (!search || meeting.id.includes(search) || titleOf(meeting).includes(search));
}

function titleOf({ title }: StoredObject): string {
  return typeof title === "string" ? title.toLowerCase() : "";
}

function readTime(query: URLSearchParams, name: string): string | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw badRequest(`"${name}" must be in ISO 8601 date format`);
  return time.toISOString();
}
