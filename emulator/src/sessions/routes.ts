import { randomUUID } from "node:crypto";
import { useApp } from "../apps/useApp";
import type { Service } from "../collection";
import { readBody } from "../fields/readBody";
import { badRequest, notFound, success } from "../http/envelopes";
import type { Call, RouteTable } from "../http/router";
import type { JsonObject } from "../json";
import { useMeeting } from "../meetings/useMeeting";
import type { Entry, StoredObject } from "../store/objects";
import { kickFields, muteAllFields, muteFields, pollFields } from "./fields";
import { type Peer, Room } from "./room";

const SESSION = "{app}/meetings/{meeting}/active-session";

// The text of the two 404s is [documented]; the words of every `action` are [assumed session-action].
// Mute and poll change nothing. [assumed mute-and-poll]
export function activeSessionRoutes(service: Service): RouteTable {
  const { strict = false } = service.options;
  const read = (call: Call, fields: Parameters<typeof readBody>[0]) =>
    readBody(fields, call.body(), { method: "POST", strict });

  return {
    [SESSION]: { GET: (call) => success(200, shown(useActive(service, call).session)) },
    [`${SESSION}/kick`]: {
      POST: (call) => {
        const body = read(call, kickFields);
        const { room, meeting } = useActive(service, call);
        const peers = choose(room.peers, body);
        const participants = peers.map((peer) => personOf(meeting, peer));
        room.leave(peers);
        return success(200, { action: "kick", participants });
      },
    },
    // no body [documented]; the session ends [assumed kick-all]
    [`${SESSION}/kick-all`]: {
      POST: (call) => {
        const { room } = useActive(service, call);
        const kicked_participants_count = room.peers.length;
        room.end("ALL_PARTICIPANTS_LEFT");
        return success(200, { action: "kick-all", kicked_participants_count });
      },
    },
    [`${SESSION}/mute`]: {
      POST: (call) => {
        const body = read(call, muteFields);
        const { room, meeting } = useActive(service, call);
        const participants = choose(room.peers, body).map((peer) => personOf(meeting, peer));
        return success(200, { action: "mute", participants });
      },
    },
    [`${SESSION}/mute-all`]: {
      POST: (call) => {
        read(call, muteAllFields);
        const { room } = useActive(service, call);
        return success(200, { action: "mute-all", muted_participants_count: room.peers.length });
      },
    },
    [`${SESSION}/poll`]: {
      POST: (call) => {
        const { options, ...body } = read(call, pollFields);
        useActive(service, call);
        const answers = (options as string[]).map((text) => ({ text, count: 0, votes: [] }));
        const poll = { anonymous: false, hide_votes: false, ...body, id: randomUUID(), options: answers, voted: [] };
        return success(201, { action: "poll", poll });
      },
    },
  };
}

/** The room of a meeting that has an active session. */
function useActive(service: Service, call: Call): { room: Room; meeting: Entry; session: StoredObject } {
  const meeting = useMeeting(service, call);
  const room = new Room(useApp(service, call), meeting, service.courier);
  const { session } = room;
  if (!session) throw notFound(`No active session found for meeting_id ${meeting.object.id}`);
  return { room, meeting, session };
}

/** Either all who are named, or a refusal. [assumed kick-choice] */
function choose(peers: readonly Peer[], body: JsonObject): Peer[] {
  if (!body.participant_ids && !body.custom_participant_ids) throw badRequest('"participant_ids" is required');
  const pick = (key: "participant_id" | "custom_participant_id") => (id: string) => {
    const peer = peers.find((one) => one[key] === id);
    if (!peer) throw notFound(`No user found with id ${id}`);
    return peer;
  };
  const chosen = [
    ...((body.participant_ids ?? []) as string[]).map(pick("participant_id")),
    ...((body.custom_participant_ids ?? []) as string[]).map(pick("custom_participant_id")),
  ];
  return [...new Set(chosen)];
}

/** A participant as kick and mute show one; who was deleted since joining is known by the session only. */
function personOf(meeting: Entry, peer: Peer): JsonObject {
  const known = meeting.list("participants").get(peer.participant_id);
  return {
    id: peer.participant_id,
    name: peer.name,
    custom_participant_id: peer.custom_participant_id,
    created_at: known?.created_at ?? peer.joined_at,
    updated_at: known?.updated_at ?? peer.joined_at,
    ...(known?.picture !== undefined && { picture: known.picture }),
  };
}

function shown({ peers: _, ...session }: StoredObject): JsonObject {
  return session;
}
