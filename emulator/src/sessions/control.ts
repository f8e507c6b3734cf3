import type { Service } from "../collection";
import { ControlError } from "../control/controlError";
import type { Call, RouteTable } from "../http/router";
import { isObject } from "../json";
import type { StoredObject } from "../store/objects";
import { Room } from "./room";

const SESSION = "accounts/{account}/apps/{app}/meetings/{meeting}/session";

/** What only clients in a browser can do at Cloudflare: start, join, leave and end a session. Below /__emulator/. */
export function sessionControl(service: Service): RouteTable {
  const by = (act: (address: MeetingAddress, call: Call) => void) => (call: Call) => {
    const address = [call.param("account"), call.param("app"), call.param("meeting")] as const;
    act(address, call);
    return { status: 200, body: { session: lastSession(service, address) ?? null } };
  };
  return {
    [`${SESSION}/start`]: { POST: by((address) => startSession(service, address)) },
    [`${SESSION}/end`]: { POST: by((address) => endSession(service, address)) },
    [`${SESSION}/join`]: { POST: by((address, call) => joinSession(service, address, participantIn(call))) },
    [`${SESSION}/leave`]: { POST: by((address, call) => leaveSession(service, address, participantIn(call))) },
  };
}

/** The ids of an account, an app and a meeting. */
export type MeetingAddress = readonly [accountId: string, appId: string, meetingId: string];

export function startSession(service: Service, address: MeetingAddress): void {
  useRoom(service, address).room.start();
}

/** As a host ends a meeting for all. */
export function endSession(service: Service, address: MeetingAddress): void {
  const { room } = useRoom(service, address, { isClosing: true });
  if (!room.session) throw new ControlError(409, "the meeting has no active session");
  room.end("HOST_ENDED_MEETING");
}

/** The first one who joins starts the session. */
export function joinSession(service: Service, address: MeetingAddress, participantId: string): void {
  const { room, participant } = useRoom(service, address);
  room.join(participant(participantId));
}

/** The last one who leaves ends the session. */
export function leaveSession(service: Service, address: MeetingAddress, participantId: string): void {
  const { room } = useRoom(service, address, { isClosing: true });
  const peer = room.peers.find(({ participant_id }) => participant_id === participantId);
  if (!peer) throw new ControlError(409, `participant ${participantId} is not in a session of the meeting`);
  room.leave([peer]);
}

function useRoom(service: Service, [accountId, appId, meetingId]: MeetingAddress, { isClosing = false } = {}) {
  const app = service.store.entry(accountId, [["apps", appId]]);
  const meeting = app?.list("meetings").entry(meetingId);
  if (!app || !meeting) throw new ControlError(404, `No meeting ${meetingId} in app ${appId} of account ${accountId}`);
  // nobody can join, but who is in stays [documented]
  if (!isClosing && meeting.object.status === "INACTIVE") throw new ControlError(409, "the meeting is INACTIVE");
  return {
    room: new Room(app, meeting, service.courier),
    participant(id: string): StoredObject {
      const participant = meeting.list("participants").get(id);
      if (!participant) throw new ControlError(404, `No participant ${id} in meeting ${meetingId}`);
      if (!participant.name)
        throw new ControlError(409, `participant ${id} has no name, so its token cannot join (error 0002)`);
      return participant;
    },
  };
}

function lastSession({ store }: Service, [accountId, appId, meetingId]: MeetingAddress): StoredObject | undefined {
  const path = [
    ["apps", appId],
    ["meetings", meetingId],
  ] as const;
  return store.entry(accountId, path)?.list("sessions").all().at(-1);
}

function participantIn(call: Call): string {
  const body = call.body();
  if (!isObject(body) || typeof body.participant_id !== "string") {
    throw new ControlError(400, 'a participant is expected as {"participant_id": "…"}');
  }
  return body.participant_id;
}
