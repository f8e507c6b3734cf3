import type * as pulumi from "@pulumi/pulumi";
import {
  ParticipantOutputs,
  type RealtimeKitParticipantAddress,
  type RealtimeKitParticipantArgs,
} from "../generated/participant";
import { participantFacts } from "../generated/participantFacts";
import { isResourceOf } from "../resource";
import { nativeExisting, nativeRegistration } from "./resource";

/**
 * A participant of a Cloudflare RealtimeKit meeting: somebody who can join it, and the token to join it with.
 *
 * The native plugin manages it. It has the arguments, outputs and behavior of `RealtimeKitParticipant`, and supports Pulumi's
 * options `import` and `provider`. A stack that has a `RealtimeKitParticipant` of the same name keeps its participant: replace the
 * class and run `pulumi up`.
 *
 * ```ts
 * const bot = new Participant("bot", {
 *   meetingId: standup.id,
 *   customParticipantId: "recording-bot",
 *   presetName: "group_call_participant",
 *   name: "Recording bot",
 * });
 * export const token = bot.token;
 * ```
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/add_participant/
 */
export class Participant extends ParticipantOutputs {
  /**
   * Reads a participant that this stack does not manage. Every field is an output, except for `token`, which RealtimeKit
   * shows only once. The provider never changes the participant, and destroying the stack leaves it as it is.
   *
   * @param name name of the resource in this stack
   * @param id the participant's id, or `accountId/appId/meetingId/participantId`
   * @param address account, app and meeting, if the ID does not contain them; by default, account and app of the provider
   * @param opts Pulumi's resource options
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitParticipantAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): Participant {
    return new Participant(name, ...nativeExisting<RealtimeKitParticipantArgs>(participantFacts, id, address, opts));
  }

  /** Whether the value is a `Participant`, including one from another copy of this package. */
  static override isInstance(value: unknown): value is Participant {
    return isResourceOf(participantFacts.nativeToken, value);
  }

  /**
   * Declares a participant of a Cloudflare RealtimeKit meeting. The provider keeps what you declare as declared; what
   * you leave out belongs to RealtimeKit. Destroying it deletes it, which revokes all of its tokens.
   *
   * @param name name of the resource in this stack; part of its URN
   * @param args what you declare of the participant; every field takes a `pulumi.Input`
   * @param opts Pulumi's resource options
   */
  constructor(name: string, args: RealtimeKitParticipantArgs, opts: pulumi.CustomResourceOptions = {}) {
    super(...nativeRegistration(participantFacts, name, args, opts));
  }
}
