import type * as pulumi from "@pulumi/pulumi";
import { MeetingOutputs, type RealtimeKitMeetingAddress, type RealtimeKitMeetingArgs } from "../generated/meeting";
import { meetingFacts } from "../generated/meetingFacts";
import { isResourceOf } from "../resource";
import { nativeExisting, nativeRegistration } from "./resource";

/**
 * A meeting of Cloudflare RealtimeKit.
 *
 * The native plugin manages it. It has the arguments, outputs and behavior of `RealtimeKitMeeting`, and supports Pulumi's
 * options `import` and `provider`. A stack that has a `RealtimeKitMeeting` of the same name keeps its meeting: replace the
 * class and run `pulumi up`.
 *
 * ```ts
 * const standup = new Meeting("standup", { title: "Daily standup", recordOnStart: true });
 * export const meetingId = standup.id;
 * ```
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/
 */
export class Meeting extends MeetingOutputs {
  /**
   * Reads a meeting that this stack does not manage. Every field is an output. The provider never changes the meeting,
   * and destroying the stack leaves it open.
   *
   * @param name name of the resource in this stack
   * @param id the meeting's ID, or `accountId/appId/meetingId`
   * @param address account and app, if the ID does not contain them; by default, those of the provider
   * @param opts Pulumi's resource options
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitMeetingAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): Meeting {
    return new Meeting(name, ...nativeExisting(meetingFacts, id, address, opts));
  }

  /** Whether the value is a `Meeting`, including one from another copy of this package. */
  static override isInstance(value: unknown): value is Meeting {
    return isResourceOf(meetingFacts.nativeToken, value);
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
    super(...nativeRegistration(meetingFacts, name, args, opts));
  }
}
