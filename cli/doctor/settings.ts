import { type Connection, proxyFor } from "../../provider/api/connection";
import {
  CONFIG,
  connectionFrom,
  PLUGIN_CONFIG,
  type SettingKeys,
  type StackConfig,
  settingErrors,
} from "../../provider/dynamic/settings";
import { RealtimeKitError } from "../../provider/errors";
import { type Check, checkOf } from "./check";

/** What the settings say, and the connection if they are enough for one. */
export interface Settings {
  checks: Check[];
  connection: Connection | undefined;
  accountId: string | undefined;
  appId: string | undefined;
}

/** @param usesPlugin whether the settings are the plugin's */
export function readSettings(config: StackConfig, environment: NodeJS.ProcessEnv, usesPlugin: boolean): Settings {
  const keys = usesPlugin ? PLUGIN_CONFIG : CONFIG;
  const account = usesPlugin ? "realtimekit:accountId" : "cloudflare:accountId";
  const failures = settingErrors(config, environment, keys).map(({ brief }) => brief);
  const { ok, problem } = checkOf("settings");
  const settings = failures.length > 0 ? problem(failures.join("; ")) : ok("all settings are valid");
  const [token, connection] = checkToken(config, environment, keys, failures.length > 0);
  return {
    checks: [settings, token],
    connection,
    accountId: config.get(account) ?? (environment.CLOUDFLARE_ACCOUNT_ID || undefined),
    appId: config.get("realtimekit:appId") ?? (environment.REALTIMEKIT_APP_ID || undefined),
  };
}

function checkToken(
  config: StackConfig,
  environment: NodeJS.ProcessEnv,
  keys: SettingKeys,
  hasFailures: boolean,
): [Check, Connection | undefined] {
  const { ok, problem } = checkOf("token source");
  try {
    // The other settings have a check of their own.
    const get = (key: string) => (hasFailures && key !== keys.token ? undefined : config.get(key));
    const variables = hasFailures ? { CLOUDFLARE_API_TOKEN: environment.CLOUDFLARE_API_TOKEN } : environment;
    const connection = connectionFrom({ get }, variables, keys);
    const { tokenSource, tokenKey } = connection;
    const source =
      tokenSource === "environment"
        ? "the environment variable CLOUDFLARE_API_TOKEN"
        : `the stack's config, ${tokenKey}`;
    return [ok(`the API token comes from ${source}`), hasFailures ? undefined : connection];
  } catch (error) {
    if (!(error instanceof RealtimeKitError)) throw error;
    return [problem(error.brief), undefined];
  }
}

export function checkProxy(connection: Connection): Check {
  const { ok } = checkOf("proxy");
  const { proxy, ignoredProxyVariable } = connection;
  // The URL may have a password.
  const where = proxy && `${proxy.url.protocol}//${proxy.url.host} (from ${proxy.from})`;
  if (proxyFor(connection)) return ok(`calls go through ${where}`);
  if (where) return ok(`${where} is not used, because the base URL is on this machine`);
  if (ignoredProxyVariable === undefined) return ok("none");
  return ok(`none: ${ignoredProxyVariable} is set, but ignored unless realtimekit:useProxyFromEnvironment is true`);
}
