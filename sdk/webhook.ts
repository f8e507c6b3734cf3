import type * as pulumi from "@pulumi/pulumi";
import type { RealtimeKitWebhookAddress, RealtimeKitWebhookArgs } from "./generated/webhook";
import { WebhookOutputs } from "./generated/webhook";
import { webhookFacts } from "./generated/webhookFacts";
import { completeOutputs, existing, isResourceOf, registration } from "./resource";

/**
 * A webhook of Cloudflare RealtimeKit: the URL that an app posts its events to.
 *
 * The provider keeps what you declare as declared; what you leave out belongs to RealtimeKit. An update sends the whole
 * declared webhook. Destroying it deletes it. RealtimeKit signs each post with one key for all webhooks, so there is no
 * secret to configure.
 *
 * The API token comes from the environment variable `CLOUDFLARE_API_TOKEN`, then from the stack's secret config
 * `cloudflare:apiToken`. It needs the permission "Realtime" or "Realtime Admin".
 *
 * ```ts
 * const backend = new RealtimeKitWebhook("backend", {
 *   name: "backend",
 *   url: "https://example.com/realtimekit",
 *   events: ["meeting.started", "meeting.ended"],
 * });
 * ```
 *
 * Each error has a code, such as `RTK_EXISTS` where the app has a webhook of this name or URL; docs/errors.md lists them
 * with their remedies.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/webhooks/
 */
export class RealtimeKitWebhook extends WebhookOutputs {
  /**
   * Reads a webhook that this stack does not manage. Every field is an output. The provider never changes the webhook,
   * and destroying the stack leaves it.
   *
   * @param name name of the resource in this stack
   * @param id the webhook's id, or `accountId/appId/webhookId`
   * @param address account and app, if the id does not contain them
   * @param opts Pulumi's resource options
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitWebhookAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): RealtimeKitWebhook {
    return new RealtimeKitWebhook(name, ...existing<RealtimeKitWebhookArgs>(webhookFacts, id, address, opts));
  }

  /** Whether the value is a `RealtimeKitWebhook`, including one from another copy of this package. */
  static override isInstance(value: unknown): value is RealtimeKitWebhook {
    return isResourceOf(webhookFacts.typeToken, value);
  }

  /**
   * Declares a webhook of Cloudflare RealtimeKit. The provider keeps what you declare as declared; what you leave out
   * belongs to RealtimeKit. Destroying it deletes it.
   *
   * @param name name of the resource in this stack; part of its URN
   * @param args what you declare of the webhook; every field takes a `pulumi.Input`, at every depth
   * @param opts Pulumi's resource options
   */
  constructor(name: string, args: RealtimeKitWebhookArgs, opts: pulumi.CustomResourceOptions = {}) {
    super(...registration(webhookFacts, name, args, opts));
    completeOutputs(this, webhookFacts, opts);
  }
}
