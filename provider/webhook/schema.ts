import * as z from "zod";
import { accountId, adoptIdField, appIdOf } from "../schema/address";
import { field } from "../schema/field";

/**
 * Every field of a webhook, once, as in Cloudflare's API reference
 * (developers.cloudflare.com/api/resources/realtime_kit/subresources/webhooks/methods/create_webhook).
 */

/** `GET …/webhooks/all` lists the same ones. */
const event = z.enum([
  "meeting.started",
  "meeting.ended",
  "meeting.participantJoined",
  "meeting.participantLeft",
  "meeting.chatSynced",
  "recording.statusUpdate",
  "livestreaming.statusUpdate",
  "meeting.transcript",
  "meeting.summary",
]);

export const webhookSchema = z.strictObject({
  accountId,
  appId: appIdOf("webhook"),
  name: field(z.string().min(1), {
    doc: "Name of the webhook. An app cannot have two webhooks of the same name (`RTK_EXISTS`).",
  }),
  url: field(z.url().regex(/^https?:/i, "an http or https URL"), {
    doc: "URL that RealtimeKit posts the events to, signed, as JSON. An app cannot have two webhooks with the same URL (`RTK_EXISTS`).",
  }),
  events: field(z.array(event).min(1), {
    doc: "Events to post: one or more, in any order, each once.",
    set: true,
  }),
  enabled: field(z.boolean().optional(), {
    doc: "Whether RealtimeKit posts the events. `false` keeps the webhook and posts nothing.",
    default: true,
  }),
  adoptId: adoptIdField(
    "ID of an existing webhook to take over instead of creating one. Taking it over sends the whole declared webhook. You can remove the argument afterwards. Changing it to the ID of another webhook is an error (`RTK_ADOPT`).",
  ),
});

/** What RealtimeKit adds. */
export const webhookOutputs = z.strictObject({
  createdAt: field(z.string(), { doc: "Time at which RealtimeKit created the webhook, as an ISO 8601 string." }),
  updatedAt: field(z.string(), {
    doc: "Time at which the webhook last changed, as an ISO 8601 string.",
    renewedBy: "*",
  }),
});
