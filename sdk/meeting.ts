import type * as pulumi from "@pulumi/pulumi";
import type { RealtimeKitMeetingAddress, RealtimeKitMeetingArgs } from "./generated/meeting";
import { MeetingOutputs } from "./generated/meeting";
import { meetingFacts } from "./generated/meetingFacts";
import { completeOutputs, existing, isResourceOf, registration } from "./resource";

/**
 * A meeting of Cloudflare RealtimeKit.
 *
 * The provider keeps what you declare as declared; what you leave out belongs to RealtimeKit. RealtimeKit cannot delete
 * a meeting: destroying it sets it `INACTIVE`, so that nobody can join. `retainOnDelete` leaves it open.
 *
 * The API token comes from the environment variable `CLOUDFLARE_API_TOKEN`, then from the stack's secret config
 * `cloudflare:apiToken`. It needs the permission "Realtime" or "Realtime Admin".
 *
 * ```ts
 * const standup = new RealtimeKitMeeting("standup", { title: "Daily standup", recordOnStart: true });
 * export const meetingId = standup.id;
 * ```
 *
 * Each error has a code, such as `RTK_FORBIDDEN`; docs/errors.md lists them with their remedies.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/
 */
export class RealtimeKitMeeting extends MeetingOutputs {
  /**
   * Reads a meeting that this stack does not manage. Every field is an output. The provider never changes the meeting,
   * and destroying the stack leaves it open.
   *
   * @param name name of the resource in this stack
   * @param id the meeting's ID, or `accountId/appId/meetingId`
   * @param address account and app, if the ID does not contain them
   * @param opts Pulumi's resource options
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitMeetingAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): RealtimeKitMeeting {
    return new RealtimeKitMeeting(name, ...existing(meetingFacts, id, address, opts));
  }

  /** Whether the value is a `RealtimeKitMeeting`, including one from another copy of this package. */
  static override isInstance(value: unknown): value is RealtimeKitMeeting {
    return isResourceOf(meetingFacts.typeToken, value);
  }

  /**
   * Declares a meeting of Cloudflare RealtimeKit. The provider keeps what you declare as declared; what you leave out
   * belongs to RealtimeKit. RealtimeKit cannot delete a meeting, so destroying it sets it `INACTIVE`.
   *
   * @param name name of the resource in this stack; part of its URN
   * @param args what you declare of the meeting; every field takes a `pulumi.Input`, at every depth
   * @param opts Pulumi's resource options
   */
  constructor(name: string, args: RealtimeKitMeetingArgs = {}, opts: pulumi.CustomResourceOptions = {}) {
    super(...registration(meetingFacts, name, args, opts));
    completeOutputs(this, meetingFacts, opts);
  }
}
