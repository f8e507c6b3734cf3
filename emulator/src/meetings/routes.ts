import { useApp } from "../apps/useApp";
import type { Service } from "../collection";
import { readable } from "../fields/field";
import { fillDefaults } from "../fields/fillDefaults";
import { type Reading, readBody } from "../fields/readBody";
import { type Answer, success } from "../http/envelopes";
import { pageOf, readPage } from "../http/paging";
import type { Call, RouteTable } from "../http/router";
import type { JsonObject } from "../json";
import { merge, withoutNulls } from "../store/merge";
import type { ObjectList, StoredObject } from "../store/objects";
import { newObject, nextVersion } from "../store/stamps";
import { meetingFields, meetingPatchFields } from "./fields";
import { readFilter } from "./filter";
import { checkStrictly, followCodec, videoCodec } from "./rules";
import { useMeeting } from "./useMeeting";

/** There is no DELETE. [documented: Cloudflare OpenAPI] */
export function meetingRoutes(service: Service): RouteTable {
  const { patch, putStatus, strict = false } = service.options;
  const meetingsOf = (call: Call) => useApp(service, call).list("meetings");

  const read = (body: unknown, method: Reading["method"], before: JsonObject = {}): JsonObject => {
    const fields = readBody(method === "PATCH" ? meetingPatchFields : meetingFields, body, { method, strict });
    if (strict) checkStrictly(fields, videoCodec(merge(before, fields)));
    return fields;
  };

  return {
    "{app}/meetings": {
      GET: (call) => list(meetingsOf(call), call.query),
      // 201, and ACTIVE [documented]
      POST: (call) => {
        const meetings = meetingsOf(call);
        const fields = applyRules(read(call.body(), "POST"));
        return shown(201, meetings.put(newObject({ status: "ACTIVE", ...fields })).object);
      },
    },
    "{app}/meetings/{meeting}": {
      // the query parameter `name` is [documented]; it has no effect [assumed meeting-name]
      GET: (call) => shown(200, useMeeting(service, call).object),
      // omitted fields stay [assumed patch-keeps]; a nested object is merged, or replaced by option
      // [assumed patch-merges]; null clears a storage_config [documented: it may be null; assumed patch-storage-null]
      PATCH: (call) => {
        const meetings = meetingsOf(call);
        const body = call.body();
        const { object: before } = useMeeting(service, call);
        const change = read(body, "PATCH", before);
        const after = patch === "replace" ? { ...before, ...withoutNulls(change) } : merge(before, change);
        return shown(200, meetings.put(nextVersion(before, applyRules(after))).object);
      },
      // omitted fields go back to their defaults [assumed put-defaults: "replaces all the details"]; the status stays
      // [assumed put-status]
      PUT: (call) => {
        const meetings = meetingsOf(call);
        const body = call.body();
        const { object: before } = useMeeting(service, call);
        const status = putStatus === "reset" ? "ACTIVE" : (before.status ?? "ACTIVE");
        const fields = applyRules(read(body, "PUT"));
        return shown(200, meetings.put(nextVersion(before, { status, ...fields })).object);
      },
    },
  };
}

/** Newest first [assumed list-order: none is stated]; items have no ai_config [documented]. */
function list(meetings: ObjectList, query: URLSearchParams): Answer {
  const { items, paging } = pageOf(meetings, true, readPage(query, 0), readFilter(query));
  const shownItems = items.map((meeting) => {
    const { ai_config: _, ...item } = readable(meetingFields, meeting);
    return item;
  });
  return success(200, shownItems, paging);
}

/** null means unset: the default, or absent from answers. [assumed null-unsets] */
function applyRules(fields: JsonObject): JsonObject {
  return followCodec(fillDefaults(meetingFields, withoutNulls(fields)));
}

function shown(status: number, meeting: StoredObject): Answer {
  return success(status, readable(meetingFields, meeting));
}
