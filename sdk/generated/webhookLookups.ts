// Generated from provider/webhook/schema.ts by "npm run generate". Do not edit: change the schema.

/** Arguments of `getWebhooks`: what an object has to match, all of it. */
export interface GetWebhooksArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: string | undefined;
  /**
   * ID of the RealtimeKit app that the webhook belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: string | undefined;
  /** Only webhooks of exactly this name. */
  name?: string | undefined;
}

/** Arguments of `getWebhook`. */
export interface GetWebhookArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: string | undefined;
  /**
   * ID of the RealtimeKit app that the webhook belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: string | undefined;
  /** ID of the webhook. Give either this or `name`. */
  id?: string | undefined;
  /** Exact name of the webhook. It is an error if no webhook has it, or several. */
  name?: string | undefined;
}

/** A webhook as RealtimeKit has it, with the names of the outputs of its resource. */
export interface WebhookResult {
  /** ID of the webhook. */
  id: string;
  /** ID of the Cloudflare account that owns the app. */
  accountId: string;
  /** ID of the RealtimeKit app that the webhook belongs to. */
  appId: string;
  /** Name of the webhook. */
  name: string;
  /** URL that RealtimeKit posts the events to, signed, as JSON. */
  url: string;
  /** Events to post: one or more, in any order, each once. */
  events: ("meeting.started" | "meeting.ended" | "meeting.participantJoined" | "meeting.participantLeft" | "meeting.chatSynced" | "recording.statusUpdate" | "livestreaming.statusUpdate" | "meeting.transcript" | "meeting.summary")[];
  /** Whether RealtimeKit posts the events. */
  enabled: boolean | undefined;
  /** Time at which RealtimeKit created the webhook, as an ISO 8601 string. */
  createdAt: string;
  /** Time at which the webhook last changed, as an ISO 8601 string. */
  updatedAt: string;
}

/** The webhooks that a lookup finds. */
export type WebhooksResult = WebhookResult[];
