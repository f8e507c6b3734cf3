import type Cloudflare from "cloudflare";
import { dataOf, type Kind } from "./kind";

type Params = Omit<Cloudflare.RealtimeKit.WebhookReplaceWebhookParams, "account_id" | "app_id">;

export const webhook: Kind = {
  name: "webhook",
  path: "{appId}/webhooks",
  label: "name",
  methods: { create: "POST", read: "GET", update: "PUT", delete: "DELETE" },
  declared: { name: "weekly", url: "https://example.com/weekly", events: ["meeting.started"], enabled: true },
  changes: { update: { name: "monthly", events: ["meeting.started", "meeting.ended"] } },
  others: { name: "somebody else's", url: "https://example.com/other" },
  edited: { enabled: false },
  body: ({ name, url, events, enabled }) => ({ name, url, events, enabled }),
  shown: ({ name, url, events, enabled }) => ({ name, url, events, enabled }),
  sdk: ({ webhooks }) => ({
    create: ({ accountId, appId }, body) =>
      dataOf(webhooks.createWebhook(String(appId), { account_id: String(accountId), ...(body as unknown as Params) })),
    read: ({ accountId, appId }, id) =>
      dataOf(webhooks.getWebhookByID(id, { account_id: String(accountId), app_id: String(appId) })),
    update: ({ accountId, appId }, id, body) =>
      webhooks.replaceWebhook(id, {
        ...{ account_id: String(accountId), app_id: String(appId) },
        ...(body as unknown as Params),
      }),
    delete: ({ accountId, appId }, id) =>
      webhooks.deleteWebhook(id, { account_id: String(accountId), app_id: String(appId) }),
  }),
};
