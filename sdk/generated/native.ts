// Generated from scripts/generate/pluginSettings.ts by "npm run generate". Do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Settings of a `Provider`. */
export interface ProviderArgs {
  /** API token with the permission "Realtime" or "Realtime Admin". An explicit provider's own argument takes precedence, then the environment variable `CLOUDFLARE_API_TOKEN`, then `realtimekit:apiToken`, which does not reach an explicit provider. */
  apiToken?: pulumi.Input<string> | undefined;
  /** ID of the Cloudflare account of resources that do not say theirs. Default: `CLOUDFLARE_ACCOUNT_ID`. An explicit provider does not get the stack's `realtimekit:accountId`. */
  accountId?: pulumi.Input<string> | undefined;
  /** ID of the RealtimeKit app of resources that do not say theirs. Default: `REALTIMEKIT_APP_ID`. An explicit provider does not get the stack's `realtimekit:appId`. */
  appId?: pulumi.Input<string> | undefined;
  /** Address of Cloudflare's API; plain http only for this machine. Default: `CLOUDFLARE_BASE_URL`, then `https://api.cloudflare.com/client/v4`. */
  baseUrl?: pulumi.Input<string> | undefined;
  /** Longest time in seconds for one operation on one resource, with its retries. Default: 120. */
  deadlineSeconds?: pulumi.Input<number> | undefined;
  /** How many of the 1,200 calls that Cloudflare allows in five minutes the provider may use. Default: 1000. */
  requestsPer5Minutes?: pulumi.Input<number> | undefined;
  /** URL of an HTTP proxy for all calls. */
  proxy?: pulumi.Input<string> | undefined;
  /** Use the proxy that `HTTPS_PROXY` or `HTTP_PROXY` names. Default: false. */
  useProxyFromEnvironment?: pulumi.Input<boolean> | undefined;
}
