import type * as pulumi from "@pulumi/pulumi";
import type { RealtimeKitParticipantAddress, RealtimeKitParticipantArgs } from "./generated/participant";
import { ParticipantOutputs } from "./generated/participant";
import { participantFacts } from "./generated/participantFacts";
import { completeOutputs, existing, isResourceOf, registration } from "./resource";

/**
 * A participant of a Cloudflare RealtimeKit meeting: somebody who can join it, and the token to join it with.
 *
 * `token` is a secret output. It stays the same until you change `tokenVersion`, and says itself when it expires
 * (`tokenExpiresAt`). Destroying the participant deletes it at RealtimeKit, which revokes all of its tokens.
 *
 * The API token comes from the environment variable `CLOUDFLARE_API_TOKEN`, then from the stack's secret config
 * `cloudflare:apiToken`. It needs the permission "Realtime" or "Realtime Admin".
 *
 * ```ts
 * const bot = new RealtimeKitParticipant("bot", {
 *   meetingId: standup.id,
 *   customParticipantId: "recording-bot",
 *   presetName: "group_call_participant",
 *   name: "Recording bot",
 * });
 * export const token = bot.token;
 * ```
 *
 * Don't use personal data as `customParticipantId`: webhooks and session reports repeat it.
 *
 * Each error has a code, such as `RTK_EXISTS`; docs/errors.md lists them with their remedies.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/add_participant/
 */
export class RealtimeKitParticipant extends ParticipantOutputs {
  /**
   * Reads a participant that this stack does not manage. Every field is an output, except for `token`, which RealtimeKit
   * shows only once. The provider never changes the participant, and destroying the stack leaves it as it is.
   *
   * @param name name of the resource in this stack
   * @param id the participant's id, or `accountId/appId/meetingId/participantId`
   * @param address account, app and meeting, if the id does not contain them
   * @param opts Pulumi's resource options
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitParticipantAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): RealtimeKitParticipant {
    return new RealtimeKitParticipant(
      name,
      ...existing<RealtimeKitParticipantArgs>(participantFacts, id, address, opts),
    );
  }

  /** Whether the value is a `RealtimeKitParticipant`, including one from another copy of this package. */
  static override isInstance(value: unknown): value is RealtimeKitParticipant {
    return isResourceOf(participantFacts.typeToken, value);
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
    super(...registration(participantFacts, name, args, opts));
    completeOutputs(this, participantFacts, opts);
  }
}
