import Cloudflare from "cloudflare";
import { providerOn } from "./naive";
import { type Client, TOKEN } from "./provider";
import { impatientFetch } from "./timeouts";

/** With Cloudflare's own SDK, and the SDK's defaults. */
export const sdk: Client = {
  name: "cloudflare SDK",
  start(baseURL, kind) {
    const client = new Cloudflare({ apiToken: TOKEN, baseURL, fetch: impatientFetch as unknown as typeof fetch });
    return providerOn(kind, kind.sdk(client.realtimeKit), (error) => error instanceof Cloudflare.NotFoundError);
  },
};
