import { randomUUID } from "node:crypto";
import type { JsonObject } from "../json";
import type { Entry, StoredObject } from "../store/objects";
import { newObject, nextVersion } from "../store/stamps";
import type { Courier, WebhookEvent } from "../webhooks/courier";
import { meetingPayload, peerPayload } from "./payload";

/** A participant who is in a session. */
export interface Peer extends JsonObject {
  peer_id: string;
  participant_id: string;
  custom_participant_id: string;
  name: string;
  joined_at: string;
}

export type EndReason = "HOST_ENDED_MEETING" | "ALL_PARTICIPANTS_LEFT";

/** Where a meeting takes place: its active session, if there is one, and who is in it. */
export class Room {
  constructor(
    private readonly app: Entry,
    private readonly meeting: Entry,
    private readonly courier: Courier,
  ) {}

  get session(): StoredObject | undefined {
    const sessions = this.meeting.list("sessions");
    const last = sessions.length > 0 ? sessions.at(sessions.length - 1) : undefined;
    return last?.status === "LIVE" ? last : undefined;
  }

  get peers(): Peer[] {
    return (this.session?.peers ?? []) as Peer[];
  }

  /** Starts a session, unless one is active. */
  start(): StoredObject {
    const active = this.session;
    if (active) return active;
    const session = this.put(
      newObject({
        associated_id: this.meeting.object.id,
        organization_id: this.app.object.id,
        meeting_display_name: this.meeting.object.title ?? "",
        status: "LIVE",
        type: "meeting",
        live_participants: 0,
        max_concurrent_participants: 0,
        minutes_consumed: 0,
        started_at: new Date().toISOString(),
        peers: [],
      }),
    );
    this.fire("meeting.started", session);
    return session;
  }

  /** The first one who joins starts the session. [documented] Joining twice changes nothing. [assumed join-twice] */
  join(participant: StoredObject): StoredObject {
    const session = this.start();
    const before = this.peers;
    if (before.some(({ participant_id }) => participant_id === participant.id)) return session;
    const peer: Peer = {
      peer_id: randomUUID(),
      participant_id: participant.id,
      custom_participant_id: String(participant.custom_participant_id),
      name: String(participant.name ?? ""),
      joined_at: new Date().toISOString(),
    };
    const peers = [...before, peer];
    const most = Math.max(Number(session.max_concurrent_participants), peers.length);
    const after = this.change(session, {
      peers,
      live_participants: peers.length,
      max_concurrent_participants: most,
    });
    this.fire("meeting.participantJoined", after, { participant: peerPayload(peer) });
    return after;
  }

  /**
   * The session ends when nobody is left [documented], at once, whatever session_keep_alive_time_in_secs
   * [assumed session-end].
   */
  leave(leaving: readonly Peer[]): void {
    this.dismiss(leaving);
    if (this.session && this.peers.length === 0) this.close("ALL_PARTICIPANTS_LEFT");
  }

  /** Everyone leaves, and the session ends. */
  end(reason: EndReason): void {
    this.dismiss(this.peers);
    this.close(reason);
  }

  private dismiss(leaving: readonly Peer[]): void {
    for (const peer of leaving) {
      const session = this.session;
      if (!session) return;
      const now = new Date();
      const peers = this.peers.filter(({ peer_id }) => peer_id !== peer.peer_id);
      // whole minutes, begun ones included [assumed session-minutes]
      const minutes = Math.ceil((now.getTime() - Date.parse(peer.joined_at)) / 60_000);
      const after = this.change(session, {
        peers,
        live_participants: peers.length,
        minutes_consumed: Number(session.minutes_consumed) + minutes,
      });
      this.fire("meeting.participantLeft", after, { participant: peerPayload(peer, now.toISOString()) });
    }
  }

  private close(reason: EndReason): void {
    const session = this.session;
    if (!session) return;
    const ended = this.change(session, { status: "ENDED", ended_at: new Date().toISOString() });
    this.fire("meeting.ended", ended, { reason });
  }

  private change(session: StoredObject, fields: JsonObject): StoredObject {
    return this.put(nextVersion(session, { ...session, ...fields }));
  }

  private put(session: StoredObject): StoredObject {
    return this.meeting.list("sessions").put(session).object;
  }

  private fire(event: WebhookEvent, session: StoredObject, more: object = {}): void {
    const meeting = meetingPayload(this.app, this.meeting.object, session);
    this.courier.fire(this.app, event, { meeting, ...more });
  }
}
