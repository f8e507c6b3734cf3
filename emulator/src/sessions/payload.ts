import type { Entry, StoredObject } from "../store/objects";
import type { Peer } from "./room";

/**
 * The `meeting` of a webhook's payload. [documented: the names; status is LIVE in every example]
 * [assumed payload-values: the title of a meeting that has none]
 */
export function meetingPayload(app: Entry, meeting: StoredObject, session: StoredObject): object {
  return {
    id: meeting.id,
    sessionId: session.id,
    title: meeting.title ?? "",
    roomName: meeting.id,
    status: "LIVE",
    createdAt: meeting.created_at,
    startedAt: session.started_at,
    ...(session.ended_at !== undefined && { endedAt: session.ended_at }),
    organizedBy: { id: app.object.id, name: app.object.name },
  };
}

/** The `participant` of a webhook's payload. [documented: the names; assumed payload-values: clientSpecificId] */
export function peerPayload(peer: Peer, leftAt?: string): object {
  return {
    peerId: peer.peer_id,
    userDisplayName: peer.name,
    customParticipantId: peer.custom_participant_id,
    clientSpecificId: peer.custom_participant_id,
    joinedAt: peer.joined_at,
    ...(leftAt !== undefined && { leftAt }),
  };
}
