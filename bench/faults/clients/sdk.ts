import Cloudflare from "cloudflare";
import { type Client, type Declared, type Provider, TOKEN } from "./provider";
import { impatientFetch } from "./timeouts";

/** A dynamic provider as one writes it on Cloudflare's own SDK, with the SDK's defaults. */
function start(baseURL: string): Provider {
  const client = new Cloudflare({ apiToken: TOKEN, baseURL, fetch: impatientFetch as unknown as typeof fetch });
  const meetings = client.realtimeKit.meetings;

  return {
    async create(inputs: Declared) {
      const { data } = await meetings.create(inputs.appId, params(inputs));
      if (!data) throw new Error("the answer has no data");
      return { id: data.id, outs: { ...inputs, createdAt: data.created_at } };
    },

    async read(id, props: Declared) {
      try {
        const { data } = await meetings.getMeetingByID(id, { account_id: props.accountId, app_id: props.appId });
        if (!data) throw new Error("the answer has no data");
        const { title, persist_chat, status } = data;
        return { id, props: { ...props, title, persistChat: persist_chat, status } };
      } catch (error) {
        if (error instanceof Cloudflare.NotFoundError) return {};
        throw error;
      }
    },

    // PATCH, since PUT has no status.
    async update(id, _olds, news: Declared) {
      await meetings.updateMeetingByID(id, { ...params(news), app_id: news.appId, status: news.status });
      return { outs: news };
    },

    async delete(id, { accountId, appId }: Declared) {
      await meetings.updateMeetingByID(id, { account_id: accountId, app_id: appId, status: "INACTIVE" });
    },
  };
}

function params({ accountId, title, persistChat, aiConfig }: Declared) {
  return { account_id: accountId, title, persist_chat: persistChat, ...(aiConfig ? { ai_config: aiConfig } : {}) };
}

export const sdk: Client = { name: "cloudflare SDK", start };
