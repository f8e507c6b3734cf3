import { built } from "../shared/build";
import { ACCOUNT, APP, BODY } from "./meeting";

/** Makes one meeting, and gives its id. */
export type Create = () => Promise<unknown>;

const TOKEN = "bench-token";

/** Each loads what it needs and nothing of the others. */
export const WAYS: Record<string, (baseUrl: string) => Promise<Create>> = {
  async ours(baseUrl) {
    const { Network }: typeof import("../../provider/api/network") = require(built("provider/api/network.js"));
    const { connectionFrom }: typeof import("../../provider/dynamic/settings") = require(
      built("provider/dynamic/settings.js"),
    );
    const { redactor }: typeof import("../../provider/redact") = require(built("provider/redact.js"));
    // What limits the rate is not to be measured here.
    const config: Record<string, string> = {
      "cloudflare:baseUrl": baseUrl,
      "cloudflare:apiToken": TOKEN,
      "realtimekit:requestsPer5Minutes": "1000000000",
    };
    const network = new Network();
    // As a resource does: settings are read anew for each operation.
    return async () => {
      const connection = connectionFrom({ get: (key) => config[key] }, {});
      const redact = redactor([TOKEN, BODY.recording_config.storage_config.secret]);
      const path = [ACCOUNT, "realtime", "kit", APP, "meetings"];
      const api = network.connect(connection, redact, () => {});
      return (await api.send({ method: "POST", path, body: BODY, creates: true })).id;
    };
  },

  async undici(baseUrl) {
    const { Agent, request } = await import("undici");
    const dispatcher = new Agent({ connections: 32 });
    return async () => {
      const answer = await request(`${baseUrl}/accounts/${ACCOUNT}/realtime/kit/${APP}/meetings`, {
        method: "POST",
        dispatcher,
        headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
        body: JSON.stringify(BODY),
      });
      return ((await answer.body.json()) as { data: { id: string } }).data.id;
    };
  },

  async fetch(baseUrl) {
    return async () => {
      const answer = await fetch(`${baseUrl}/accounts/${ACCOUNT}/realtime/kit/${APP}/meetings`, {
        method: "POST",
        headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
        body: JSON.stringify(BODY),
      });
      return ((await answer.json()) as { data: { id: string } }).data.id;
    };
  },

  async "official SDK"(baseUrl) {
    const { default: Cloudflare } = await import("cloudflare");
    const client = new Cloudflare({ apiToken: TOKEN, baseURL: baseUrl });
    return async () => {
      const { data } = await client.realtimeKit.meetings.create(APP, { account_id: ACCOUNT, ...BODY });
      return data?.id;
    };
  },
};
