import { type Client, type Declared, type Provider, TOKEN } from "./provider";
import { impatientFetch } from "./timeouts";

interface Meeting {
  id: string;
  title: string;
  persist_chat: boolean;
  status: string;
  created_at: string;
}

class HttpError extends Error {
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(`HTTP ${status}: ${text}`);
  }
}

/** A dynamic provider as one writes it on fetch alone. */
function start(baseUrl: string): Provider {
  async function call(method: string, { accountId, appId }: Declared, id: string, body?: object): Promise<Meeting> {
    const response = await impatientFetch(`${baseUrl}/accounts/${accountId}/realtime/kit/${appId}/meetings${id}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new HttpError(response.status, await response.text());
    const { data } = (await response.json()) as { data: Meeting };
    return data;
  }

  return {
    async create(inputs: Declared) {
      const { id, created_at } = await call("POST", inputs, "", bodyOf(inputs));
      return { id, outs: { ...inputs, createdAt: created_at } };
    },

    async read(id, props: Declared) {
      try {
        const { title, persist_chat, status } = await call("GET", props, `/${id}`);
        return { id, props: { ...props, title, persistChat: persist_chat, status } };
      } catch (error) {
        if (error instanceof HttpError && error.status === 404) return {};
        throw error;
      }
    },

    // PATCH, since PUT has no status.
    async update(id, _olds, news: Declared) {
      await call("PATCH", news, `/${id}`, { ...bodyOf(news), status: news.status });
      return { outs: news };
    },

    async delete(id, props: Declared) {
      await call("PATCH", props, `/${id}`, { status: "INACTIVE" });
    },
  };
}

function bodyOf({ title, persistChat, aiConfig }: Declared): object {
  return { title, persist_chat: persistChat, ...(aiConfig ? { ai_config: aiConfig } : {}) };
}

export const plainFetch: Client = { name: "plain fetch", start };
