// Generated from provider/participant/schema.ts by "npm run generate". Do not edit: change the schema.
import * as pulumi from "@pulumi/pulumi";

/**
 * Arguments of `RealtimeKitParticipant`.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/add_participant/
 */
export interface RealtimeKitParticipantArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   *
   * Changing it replaces the resource.
   */
  accountId?: pulumi.Input<string> | undefined;
  /**
   * ID of the RealtimeKit app that the participant belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   *
   * Changing it replaces the resource.
   */
  appId?: pulumi.Input<string> | undefined;
  /**
   * ID of the meeting that the participant can join, such as `meeting.id`.
   *
   * Changing it replaces the resource.
   */
  meetingId: pulumi.Input<string>;
  /**
   * Your own ID of the participant, such as the key of a user in your database. A meeting has one participant of each. Don't use personal data, such as an e-mail address: webhooks and session reports repeat the ID.
   *
   * Changing it replaces the resource.
   */
  customParticipantId: pulumi.Input<string>;
  /** Name of the preset to join with, such as `preset.name`. The app must have it (`RTK_REJECTED`). */
  presetName: pulumi.Input<string>;
  /** Name that the others in the meeting see. RealtimeKit refuses to let anybody join without one. */
  name: pulumi.Input<string>;
  /** URL of a picture of the participant. */
  picture?: pulumi.Input<string> | undefined;
  /** Any number. Change it to get a new `token` for the same participant, such as before the old one expires; `pulumi refresh` warns ten days before. Older tokens stay valid until they expire; only deleting the participant revokes them. */
  tokenVersion?: pulumi.Input<number> | undefined;
}

/** Where the object is that `RealtimeKitParticipant.get` reads, unless its ID says so. */
export interface RealtimeKitParticipantAddress {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: pulumi.Input<string> | undefined;
  /**
   * ID of the RealtimeKit app that the participant belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: pulumi.Input<string> | undefined;
  /** ID of the meeting that the participant can join, such as `meeting.id`. */
  meetingId?: pulumi.Input<string> | undefined;
}

/** Outputs of `RealtimeKitParticipant`: what you declare, with RealtimeKit's values, and what RealtimeKit adds. */
export abstract class ParticipantOutputs extends pulumi.CustomResource {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   *
   * Changing it replaces the resource.
   */
  declare readonly accountId: pulumi.Output<string>;
  /**
   * ID of the RealtimeKit app that the participant belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   *
   * Changing it replaces the resource.
   */
  declare readonly appId: pulumi.Output<string>;
  /**
   * ID of the meeting that the participant can join, such as `meeting.id`.
   *
   * Changing it replaces the resource.
   */
  declare readonly meetingId: pulumi.Output<string>;
  /**
   * Your own ID of the participant, such as the key of a user in your database. A meeting has one participant of each. Don't use personal data, such as an e-mail address: webhooks and session reports repeat the ID.
   *
   * Changing it replaces the resource.
   */
  declare readonly customParticipantId: pulumi.Output<string>;
  /** Name of the preset to join with, such as `preset.name`. The app must have it (`RTK_REJECTED`). */
  declare readonly presetName: pulumi.Output<string>;
  /** Name that the others in the meeting see. RealtimeKit refuses to let anybody join without one. */
  declare readonly name: pulumi.Output<string>;
  /** URL of a picture of the participant. */
  declare readonly picture: pulumi.Output<string | undefined>;
  /** Any number. Change it to get a new `token` for the same participant, such as before the old one expires; `pulumi refresh` warns ten days before. Older tokens stay valid until they expire; only deleting the participant revokes them. */
  declare readonly tokenVersion: pulumi.Output<number | undefined>;
  /**
   * Token that a client joins the meeting with. The provider keeps it until `tokenVersion` changes. RealtimeKit shows a token only once, so it is `undefined` for a participant from `get`.
   *
   * Secret: stored encrypted.
   */
  declare readonly token: pulumi.Output<string>;
  /** Time at which the token expires, as an ISO 8601 string: what the token itself says, 100 days after RealtimeKit issued it. `undefined` if the token does not say it. */
  declare readonly tokenExpiresAt: pulumi.Output<string | undefined>;
  /** Time at which RealtimeKit created the participant, as an ISO 8601 string. */
  declare readonly createdAt: pulumi.Output<string>;
  /** Time at which the participant last changed, as an ISO 8601 string. */
  declare readonly updatedAt: pulumi.Output<string>;
}
