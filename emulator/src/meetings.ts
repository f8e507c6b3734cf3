import { randomUUID } from "node:crypto";
import { fillDefaults } from "./defaults";
import { type Answer, badRequest, kitError, Refusal, success } from "./envelopes";
import { isObject, type JsonObject } from "./json";
import { meetingFields, meetingPatchFields, writeOnlyNames } from "./meetingFields";
import { merge, withoutNulls } from "./merge";
import type { EmulatorOptions } from "./options";
import { pageOf, readPage } from "./paging";
import { type Reading, readBody } from "./readBody";
import type { Store, StoredApp } from "./store";
import { checkStrictly } from "./strictRules";
import type { Meeting } from "./wire";

/** A meeting as JSON: an edit by hand may have put anything into it but these. */
type StoredMeeting = JsonObject & { created_at: string; updated_at: string; status: string };

/** The meetings of one app, as its routes answer them. There is no DELETE. [documented: Cloudflare OpenAPI] */
export class Meetings {
  constructor(
    private readonly store: Store,
    private readonly app: StoredApp,
    private readonly options: EmulatorOptions,
  ) {}

  /** GET: newest first [assumed: no order is stated]; items have no ai_config [documented]. */
  list(query: URLSearchParams): Answer {
    const { items, paging } = pageOf(this.app, true, readPage(query, 0), readFilter(query));
    return success(
      200,
      items.map((meeting) => {
        const { ai_config: _, ...item } = readable(meeting);
        return item;
      }),
      paging,
    );
  }

  /** POST: 201, and ACTIVE. [documented] */
  create(body: unknown): Answer {
    const fields = this.settle(this.read(body, "POST"));
    const now = new Date().toISOString();
    return this.save(201, { id: randomUUID(), created_at: now, updated_at: now, status: "ACTIVE", ...fields });
  }

  get(id: string): Answer {
    return success(200, readable(this.find(id)));
  }

  /** PATCH: what is left out stays [assumed]; a nested object is merged, or replaced by option [assumed: silent]. */
  patch(id: string, body: unknown): Answer {
    const before = this.find(id);
    const change = this.read(body, "PATCH", before);
    const after = this.options.patch === "replace" ? { ...before, ...withoutNulls(change) } : merge(before, change);
    return this.save(200, { ...this.settle(after), updated_at: later(before) });
  }

  /** PUT: what is left out goes back to its default [assumed: "replaces all the details"]; the status stays [assumed]. */
  put(id: string, body: unknown): Answer {
    const before = this.find(id);
    const fields = this.settle(this.read(body, "PUT"));
    return this.save(200, {
      id,
      created_at: before.created_at,
      updated_at: later(before),
      status: this.options.putStatus === "reset" ? "ACTIVE" : before.status,
      ...fields,
    });
  }

  private find(id: string): StoredMeeting {
    const meeting = this.app.get(id);
    if (meeting) return meeting as unknown as StoredMeeting;
    // [assumed] 404: the OpenAPI declares only 500 here. A malformed id is answered alike.
    throw new Refusal(kitError(this.options.unknownMeeting ?? 404, `No meeting found with id ${id}`));
  }

  private read(body: unknown, method: Reading["method"], before: JsonObject = {}): JsonObject {
    const strict = this.options.strict ?? false;
    const fields = readBody(method === "PATCH" ? meetingPatchFields : meetingFields, body, { method, strict });
    if (strict) checkStrictly(fields, videoCodec(merge(before, fields)));
    return fields;
  }

  /** null means unset: the default, or absent from answers. [assumed] */
  private settle(fields: JsonObject): JsonObject {
    return followCodec(fillDefaults(meetingFields, withoutNulls(fields)));
  }

  private save(status: number, meeting: JsonObject): Answer {
    this.store.putMeeting(this.app, meeting as unknown as Meeting);
    return success(status, readable(meeting));
  }
}

/** Strictly after the meeting's last change, also within one millisecond. [assumed] */
export function later(meeting: JsonObject): string {
  return new Date(Math.max(Date.now(), Date.parse(String(meeting.updated_at)) + 1)).toISOString();
}

/** start_time and end_time hold for created_at, ends included; search is a substring in any case. [assumed: details] */
function readFilter(query: URLSearchParams): ((meeting: Meeting) => boolean) | undefined {
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
    (!search || meeting.id.includes(search) || (meeting.title ?? "").toLowerCase().includes(search));
}

function readTime(query: URLSearchParams, name: string): string | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw badRequest(`"${name}" must be in ISO 8601 date format`);
  return time.toISOString();
}

function videoCodec(meeting: JsonObject): unknown {
  const recording = meeting.recording_config;
  return isObject(recording) && isObject(recording.video_config) ? recording.video_config.codec : undefined;
}

/** With VP8 or VP9 the audio codec "is automatically set to vorbis". [documented; what is answered is assumed] */
function followCodec(meeting: JsonObject): JsonObject {
  const recording = meeting.recording_config;
  if (!isObject(recording) || !isObject(recording.audio_config)) return meeting;
  const codec = videoCodec(meeting);
  const vorbis = codec === "VP8" || codec === "VP9";
  if (!vorbis && recording.audio_config.codec !== "vorbis") return meeting;
  const audio_config = { ...recording.audio_config, codec: vorbis ? "vorbis" : "AAC" };
  return { ...meeting, recording_config: { ...recording, audio_config } };
}

/** What an answer shows of a meeting: everything but the write-only secrets. rtmp_url is shown. [assumed] */
function readable(stored: JsonObject | Meeting): JsonObject {
  const meeting = stored as JsonObject;
  const recording = meeting.recording_config;
  if (!isObject(recording) || !isObject(recording.storage_config)) return meeting;
  const storage_config = { ...recording.storage_config };
  for (const name of writeOnlyNames) delete storage_config[name];
  return { ...meeting, recording_config: { ...recording, storage_config } };
}
