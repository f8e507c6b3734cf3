import type { SETTINGS } from "../../provider/plugin/settings";

interface SettingSpec {
  description: string;
  type: "string" | "number" | "boolean";
  secret?: true;
}

/** The arguments of the plugin's provider, which are also the keys of its config. */
export const SETTING_FIELDS: Record<(typeof SETTINGS)[number], SettingSpec> = {
  apiToken: {
    description:
      'API token with the permission "Realtime" or "Realtime Admin". An explicit provider\'s own argument takes precedence, then the environment variable `CLOUDFLARE_API_TOKEN`, then `realtimekit:apiToken`, which does not reach an explicit provider.',
    type: "string",
    secret: true,
  },
  accountId: {
    description:
      "ID of the Cloudflare account of resources that do not say theirs. Default: `CLOUDFLARE_ACCOUNT_ID`. An explicit provider does not get the stack's `realtimekit:accountId`.",
    type: "string",
  },
  appId: {
    description:
      "ID of the RealtimeKit app of resources that do not say theirs. Default: `REALTIMEKIT_APP_ID`. An explicit provider does not get the stack's `realtimekit:appId`.",
    type: "string",
  },
  baseUrl: {
    description:
      "Address of Cloudflare's API; plain http only for this machine. Default: `CLOUDFLARE_BASE_URL`, then `https://api.cloudflare.com/client/v4`.",
    type: "string",
  },
  deadlineSeconds: {
    description: "Longest time in seconds for one operation on one resource, with its retries. Default: 120.",
    type: "number",
  },
  requestsPer5Minutes: {
    description:
      "How many of the 1,200 calls that Cloudflare allows in five minutes the provider may use. Default: 1000.",
    type: "number",
  },
  proxy: { description: "URL of an HTTP proxy for all calls.", type: "string" },
  useProxyFromEnvironment: {
    description: "Use the proxy that `HTTPS_PROXY` or `HTTP_PROXY` names. Default: false.",
    type: "boolean",
  },
};
