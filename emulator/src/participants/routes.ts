import { useApp } from "../apps/useApp";
import type { Service } from "../collection";
import { readBody } from "../fields/readBody";
import { type Answer, notFound, success } from "../http/envelopes";
import { pageOf, readPage } from "../http/paging";
import type { Call, RouteTable } from "../http/router";
import type { JsonObject } from "../json";
import { useMeeting } from "../meetings/useMeeting";
import { merge, withoutNulls } from "../store/merge";
import type { ObjectList, StoredObject } from "../store/objects";
import { newObject, nextVersion } from "../store/stamps";
import { refuseRepeats } from "../store/unique";
import { participantFields, participantPatchFields } from "./fields";

const PARTICIPANTS = "{app}/meetings/{meeting}/participants";

export function participantRoutes(service: Service): RouteTable {
  const { strict = false } = service.options;
  const participantsOf = (call: Call) => useMeeting(service, call).list("participants");

  const withToken = (status: number, call: Call, participant: StoredObject): Answer =>
    success(status, { ...shown(participant), token: issueToken(service, call, participant) });

  return {
    [PARTICIPANTS]: {
      // newest first [assumed list-order]; without tokens [documented]
      GET: (call) => {
        const { items, paging } = pageOf(participantsOf(call), true, readPage(call.query, 0));
        return success(200, items.map(shown), paging);
      },
      // an INACTIVE meeting takes participants too: it is joining that it refuses [assumed participant-inactive]
      POST: (call) => {
        const participants = participantsOf(call);
        const fields = readBody(participantFields, call.body(), { method: "POST", strict });
        const preset_id = presetId(service, call, fields);
        refuseTaken(participants, fields);
        const { object } = participants.put(newObject({ ...withoutNulls(fields), preset_id }));
        return withToken(201, call, object);
      },
    },
    [`${PARTICIPANTS}/{participant}`]: {
      GET: (call) => success(200, shown(find(participantsOf(call), call))),
      // null unsets name and picture [documented], and keeps the preset [assumed participant-preset-null]
      PATCH: (call) => {
        const participants = participantsOf(call);
        const body = call.body();
        const before = find(participants, call);
        const { preset_name, ...change } = readBody(participantPatchFields, body, { method: "PATCH", strict });
        const preset =
          typeof preset_name === "string" ? { preset_name, preset_id: presetId(service, call, { preset_name }) } : {};
        const { object } = participants.put(nextVersion(before, { ...merge(before, change), ...preset }));
        return withToken(200, call, object);
      },
      // in the OpenAPI only; the one call that changes custom_participant_id [documented]
      PUT: (call) => {
        const participants = participantsOf(call);
        const body = call.body();
        const before = find(participants, call);
        const fields = readBody(participantFields, body, { method: "PUT", strict });
        const preset_id = presetId(service, call, fields);
        refuseTaken(participants, fields, before.id);
        const { object } = participants.put(nextVersion(before, { ...withoutNulls(fields), preset_id }));
        return withToken(200, call, object);
      },
      // neither id nor name in the answer; every token of the participant dies at once [documented]
      DELETE: (call) => {
        const participants = participantsOf(call);
        const participant = find(participants, call);
        participants.remove(participant.id);
        const { custom_participant_id, preset_id, created_at, updated_at } = participant;
        return success(200, { custom_participant_id, preset_id, created_at, updated_at });
      },
    },
    // another token for the same participant; the older ones stay valid [documented]
    [`${PARTICIPANTS}/{participant}/token`]: {
      POST: (call) => success(200, { token: issueToken(service, call, find(participantsOf(call), call)) }),
    },
  };
}

function find(participants: ObjectList, call: Call): StoredObject {
  const id = call.param("participant");
  const participant = participants.get(id);
  // [assumed participant-unknown: the OpenAPI declares only 500]
  if (!participant) throw notFound(`No participant found with id ${id}`);
  return participant;
}

/** 404 for a preset that the app does not have. [assumed participant-preset-unknown] */
function presetId(service: Service, call: Call, { preset_name }: JsonObject): string {
  const preset = useApp(service, call)
    .list("presets")
    .find(({ name }) => name === preset_name);
  if (!preset) throw notFound(`No preset found with name ${preset_name}`);
  return preset.id;
}

/** A custom_participant_id is unique in its meeting [observed: chatwoot]; 409 [assumed participant-unique]. */
function refuseTaken(participants: ObjectList, fields: JsonObject, ownId?: string): void {
  refuseRepeats(participants, fields, { singular: "participant", keys: ["custom_participant_id"], ownId });
}

function issueToken({ tokens }: Service, call: Call, { id, preset_id }: StoredObject): string {
  return tokens.issue({
    accountId: call.param("account"),
    orgId: call.param("app"),
    meetingId: call.param("meeting"),
    participantId: id,
    presetId: String(preset_id),
  });
}

/**
 * Without the preset's id, which only DELETE answers. [documented]
 * An unset name or picture is null. [assumed participant-null]
 */
function shown({ preset_id: _, ...participant }: StoredObject): JsonObject {
  return { name: null, picture: null, ...participant };
}
