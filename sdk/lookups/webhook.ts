import type * as pulumi from "@pulumi/pulumi";
import { webhookFacts } from "../generated/webhookFacts";
import type { GetWebhookArgs, GetWebhooksArgs, WebhookResult, WebhooksResult } from "../generated/webhookLookups";
import type { InputsOf } from "./inputsOf";
import { Lookup } from "./lookup";

const one = new Lookup<GetWebhookArgs, WebhookResult>(webhookFacts, "getWebhook", "one");
const all = new Lookup<GetWebhooksArgs, WebhooksResult>(webhookFacts, "getWebhooks", "all");

/**
 * Looks up one webhook, by `id` or by its exact `name`. It reads, also at preview, and changes nothing.
 *
 * ```ts
 * const events = (await getWebhook({ name: "backend" })).events;
 * ```
 *
 * Rejects with an error whose `code` is `RTK_NOT_FOUND` if there is no such webhook, `RTK_AMBIGUOUS` if several have the
 * name, or `RTK_ARGUMENT`; docs/errors.md lists all codes with their remedies.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/webhooks/
 *
 * @param args which webhook; plain values, see `getWebhookOutput` for others
 * @param _opts as every Pulumi function has them; since the lookup runs in the program, none has an effect
 * @returns the webhook with RealtimeKit's values
 */
export function getWebhook(args: GetWebhookArgs, _opts?: pulumi.InvokeOptions): Promise<WebhookResult> {
  return one.plain(args);
}

/**
 * Looks up one webhook, as `getWebhook` does, when its arguments are known. As long as they are not, or come from a resource
 * that does not exist yet, the result is unknown and no call is made.
 *
 * @param args which webhook
 * @param opts `dependsOn` waits for resources; no other option has an effect
 * @returns the webhook, as a secret if an argument is a secret
 */
export function getWebhookOutput(
  args: InputsOf<GetWebhookArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<WebhookResult>> {
  return one.output(args, opts);
}

/**
 * Looks up all webhooks of an app that match the arguments; `[]` if there is none. It reads, also at preview, and changes
 * nothing. It makes one call: RealtimeKit does not page this list.
 *
 * Rejects with an error that has a `code`, such as `RTK_FORBIDDEN`; docs/errors.md lists them.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/webhooks/
 *
 * @param args which webhooks; plain values, see `getWebhooksOutput` for others
 * @param _opts as every Pulumi function has them; since the lookup runs in the program, none has an effect
 * @returns the webhooks in RealtimeKit's order
 */
export function getWebhooks(args: GetWebhooksArgs = {}, _opts?: pulumi.InvokeOptions): Promise<WebhooksResult> {
  return all.plain(args);
}

/**
 * Looks up webhooks, as `getWebhooks` does, when its arguments are known. As long as they are not, or come from a resource that
 * does not exist yet, the result is unknown and no call is made.
 *
 * @param args which webhooks
 * @param opts `dependsOn` waits for resources; no other option has an effect
 * @returns the webhooks, as a secret if an argument is a secret
 */
export function getWebhooksOutput(
  args: InputsOf<GetWebhooksArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<WebhooksResult>> {
  return all.output(args, opts);
}
