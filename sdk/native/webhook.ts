import type * as pulumi from "@pulumi/pulumi";
import { type RealtimeKitWebhookAddress, type RealtimeKitWebhookArgs, WebhookOutputs } from "../generated/webhook";
import { webhookFacts } from "../generated/webhookFacts";
import { isResourceOf } from "../resource";
import { nativeExisting, nativeRegistration } from "./resource";

/**
 * A webhook of Cloudflare RealtimeKit: the URL that an app posts its events to.
 *
 * The native plugin manages it. It has the arguments, outputs and behavior of `RealtimeKitWebhook`, and supports Pulumi's
 * options `import` and `provider`. A stack that has a `RealtimeKitWebhook` of the same name keeps its webhook: replace the
 * class and run `pulumi up`.
 *
 * ```ts
 * const backend = new Webhook("backend", {
 *   name: "backend",
 *   url: "https://example.com/realtimekit",
 *   events: ["meeting.started", "meeting.ended"],
 * });
 * ```
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/webhooks/
 */
export class Webhook extends WebhookOutputs {
  /**
   * Reads a webhook that this stack does not manage. Every field is an output. The provider never changes the webhook,
   * and destroying the stack leaves it.
   *
   * @param name name of the resource in this stack
   * @param id the webhook's id, or `accountId/appId/webhookId`
   * @param address account and app, if the ID does not contain them; by default, those of the provider
   * @param opts Pulumi's resource options
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitWebhookAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): Webhook {
    return new Webhook(name, ...nativeExisting<RealtimeKitWebhookArgs>(webhookFacts, id, address, opts));
  }

  /** Whether the value is a `Webhook`, including one from another copy of this package. */
  static override isInstance(value: unknown): value is Webhook {
    return isResourceOf(webhookFacts.nativeToken, value);
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
    super(...nativeRegistration(webhookFacts, name, args, opts));
  }
}
