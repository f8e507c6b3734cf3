// Generated from provider/webhook/schema.ts by "npm run generate". Do not edit: change the schema.
import * as pulumi from "@pulumi/pulumi";

/**
 * Arguments of `RealtimeKitWebhook`.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/webhooks/methods/create_webhook/
 */
export interface RealtimeKitWebhookArgs {
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
   * ID of the RealtimeKit app that the webhook belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   *
   * Changing it replaces the resource.
   */
  appId?: pulumi.Input<string> | undefined;
  /** Name of the webhook. An app cannot have two webhooks of the same name (`RTK_EXISTS`). */
  name: pulumi.Input<string>;
  /** URL that RealtimeKit posts the events to, signed, as JSON. An app cannot have two webhooks with the same URL (`RTK_EXISTS`). */
  url: pulumi.Input<string>;
  /**
   * Events to post: one or more, in any order, each once.
   *
   * Any of `meeting.started`, `meeting.ended`, `meeting.participantJoined`, `meeting.participantLeft`, `meeting.chatSynced`, `recording.statusUpdate`, `livestreaming.statusUpdate`, `meeting.transcript`, `meeting.summary`.
   */
  events: pulumi.Input<pulumi.Input<"meeting.started" | "meeting.ended" | "meeting.participantJoined" | "meeting.participantLeft" | "meeting.chatSynced" | "recording.statusUpdate" | "livestreaming.statusUpdate" | "meeting.transcript" | "meeting.summary">[]>;
  /**
   * Whether RealtimeKit posts the events. `false` keeps the webhook and posts nothing.
   *
   * Default: `true`.
   */
  enabled?: pulumi.Input<boolean> | undefined;
  /** ID of an existing webhook to take over instead of creating one. Taking it over sends the whole declared webhook. You can remove the argument afterwards. Changing it to the ID of another webhook is an error (`RTK_ADOPT`). */
  adoptId?: pulumi.Input<string> | undefined;
}

/** Where the object is that `RealtimeKitWebhook.get` reads, unless its ID says so. */
export interface RealtimeKitWebhookAddress {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: pulumi.Input<string> | undefined;
  /**
   * ID of the RealtimeKit app that the webhook belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: pulumi.Input<string> | undefined;
}

/** Outputs of `RealtimeKitWebhook`: what you declare, with RealtimeKit's values, and what RealtimeKit adds. */
export abstract class WebhookOutputs extends pulumi.CustomResource {
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
   * ID of the RealtimeKit app that the webhook belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   *
   * Changing it replaces the resource.
   */
  declare readonly appId: pulumi.Output<string>;
  /** Name of the webhook. An app cannot have two webhooks of the same name (`RTK_EXISTS`). */
  declare readonly name: pulumi.Output<string>;
  /** URL that RealtimeKit posts the events to, signed, as JSON. An app cannot have two webhooks with the same URL (`RTK_EXISTS`). */
  declare readonly url: pulumi.Output<string>;
  /**
   * Events to post: one or more, in any order, each once.
   *
   * Any of `meeting.started`, `meeting.ended`, `meeting.participantJoined`, `meeting.participantLeft`, `meeting.chatSynced`, `recording.statusUpdate`, `livestreaming.statusUpdate`, `meeting.transcript`, `meeting.summary`.
   */
  declare readonly events: pulumi.Output<pulumi.Unwrap<pulumi.Input<"meeting.started" | "meeting.ended" | "meeting.participantJoined" | "meeting.participantLeft" | "meeting.chatSynced" | "recording.statusUpdate" | "livestreaming.statusUpdate" | "meeting.transcript" | "meeting.summary">[]>>;
  /**
   * Whether RealtimeKit posts the events. `false` keeps the webhook and posts nothing.
   *
   * Default: `true`.
   */
  declare readonly enabled: pulumi.Output<boolean | undefined>;
  /** ID of an existing webhook to take over instead of creating one. Taking it over sends the whole declared webhook. You can remove the argument afterwards. Changing it to the ID of another webhook is an error (`RTK_ADOPT`). */
  declare readonly adoptId: pulumi.Output<string | undefined>;
  /** Time at which RealtimeKit created the webhook, as an ISO 8601 string. */
  declare readonly createdAt: pulumi.Output<string>;
  /** Time at which the webhook last changed, as an ISO 8601 string. */
  declare readonly updatedAt: pulumi.Output<string>;
}
