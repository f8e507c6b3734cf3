import {
  type BaseUrl,
  type Connection,
  DEFAULT_BASE_URL,
  DEFAULT_CALLS_PER_5_MINUTES,
  DEFAULT_DEADLINE_SECONDS,
  parseAmount,
  parseBaseUrl,
  parseProxyUrl,
  parseSwitch,
  parseToken,
} from "../api/connection";
import { RealtimeKitError } from "../errors";

/** The stack's config as the engine passes it to a provider: `namespace:key` to text. */
export interface StackConfig {
  get(key: string): string | undefined;
}

const ENVIRONMENT = { token: "CLOUDFLARE_API_TOKEN", baseUrl: "CLOUDFLARE_BASE_URL" };
/** The config keys of the settings. */
export interface SettingKeys {
  token: string;
  baseUrl: string;
  deadline: string;
  calls: string;
  proxy: string;
  useProxyFromEnvironment: string;
  /** They are arguments of an explicit provider, which the stack's config does not reach. */
  ofProvider?: true;
}

/** Those of the dynamic resources. */
export const CONFIG: SettingKeys = {
  token: "cloudflare:apiToken",
  baseUrl: "cloudflare:baseUrl",
  deadline: "realtimekit:deadlineSeconds",
  calls: "realtimekit:requestsPer5Minutes",
  proxy: "realtimekit:proxy",
  useProxyFromEnvironment: "realtimekit:useProxyFromEnvironment",
};

/** The plugin's namespace: the engine passes a plugin no other. */
export const NAMESPACE = "realtimekit";

/** Those of the plugin. */
export const PLUGIN_CONFIG: SettingKeys = {
  ...CONFIG,
  token: `${NAMESPACE}:apiToken`,
  baseUrl: `${NAMESPACE}:baseUrl`,
};

/** Those of an explicit provider. */
export const PROVIDER_CONFIG: SettingKeys = { ...PLUGIN_CONFIG, ofProvider: true };

const TOKEN_OF_PROVIDER = "apiToken of the Provider";

/** In the order of undici's `EnvHttpProxyAgent`, for an https address. */
const PROXY_VARIABLES = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

/**
 * Read at each call. The environment takes precedence, because the engine runs refresh and destroy with the config of
 * the last `pulumi up` and so does not see a token that was changed only in config.
 */
export function connectionFrom(config: StackConfig, environment = process.env, keys = CONFIG): Connection {
  return {
    ...tokenFrom(config, environment, keys),
    baseUrl: baseUrlFrom(config, environment, keys),
    deadlineMs: deadlineMsFrom(config, keys),
    callsPer5Minutes: callsFrom(config, keys),
    ...proxyFrom(config, environment, keys),
  };
}

function tokenFrom(
  config: StackConfig,
  environment: NodeJS.ProcessEnv,
  keys: SettingKeys,
): Pick<Connection, "token" | "tokenSource" | "tokenKey"> {
  const fromEnvironment = environment[ENVIRONMENT.token];
  if (fromEnvironment) return { token: parseToken(fromEnvironment, ENVIRONMENT.token), tokenSource: "environment" };
  const fromConfig = config.get(keys.token);
  if (fromConfig && keys.ofProvider)
    return { token: parseToken(fromConfig, TOKEN_OF_PROVIDER), tokenSource: "provider" };
  if (fromConfig) return { token: parseToken(fromConfig, keys.token), tokenSource: "config", tokenKey: keys.token };
  throw new RealtimeKitError(
    "RTK_TOKEN",
    `there is no Cloudflare API token; ${waysToSetToken(keys)} (permission "Realtime" or "Realtime Admin")`,
  );
}

function waysToSetToken({ token, ofProvider }: SettingKeys): string {
  return ofProvider
    ? `set ${TOKEN_OF_PROVIDER}, or ${ENVIRONMENT.token}`
    : `set ${ENVIRONMENT.token}, or run "pulumi config set --secret ${token}"`;
}

function baseUrlFrom(config: StackConfig, environment: NodeJS.ProcessEnv, keys: SettingKeys): BaseUrl {
  const fromEnvironment = environment[ENVIRONMENT.baseUrl];
  if (fromEnvironment) return parseBaseUrl(fromEnvironment, ENVIRONMENT.baseUrl);
  return parseBaseUrl(config.get(keys.baseUrl) ?? DEFAULT_BASE_URL, keys.baseUrl);
}

function deadlineMsFrom(config: StackConfig, keys: SettingKeys): number {
  const seconds = config.get(keys.deadline) ?? String(DEFAULT_DEADLINE_SECONDS);
  return parseAmount(seconds, keys.deadline, "seconds") * 1000;
}

function callsFrom(config: StackConfig, keys: SettingKeys): number {
  return parseAmount(config.get(keys.calls) ?? String(DEFAULT_CALLS_PER_5_MINUTES), keys.calls, "calls");
}

/** A proxy sees where the token goes, so the provider uses one from the environment only if the user opts in. */
function proxyFrom(
  config: StackConfig,
  environment: NodeJS.ProcessEnv,
  keys: SettingKeys,
): Pick<Connection, "proxy" | "ignoredProxyVariable"> {
  const fromConfig = config.get(keys.proxy);
  if (fromConfig !== undefined) {
    return { proxy: { url: parseProxyUrl(fromConfig, keys.proxy), from: keys.proxy, noProxy: "" } };
  }
  const isWanted = parseSwitch(config.get(keys.useProxyFromEnvironment) ?? "false", keys.useProxyFromEnvironment);
  const variable = PROXY_VARIABLES.find((name) => environment[name]);
  if (variable === undefined) return {};
  if (!isWanted) return { ignoredProxyVariable: variable };
  const url = parseProxyUrl(String(environment[variable]), variable);
  return { proxy: { url, from: variable, noProxy: environment.no_proxy ?? environment.NO_PROXY ?? "" } };
}

/** Problems that are known before any call. A missing token is not one, because a preview needs no token. */
export function settingErrors(config: StackConfig, environment = process.env, keys = CONFIG): RealtimeKitError[] {
  const readings = [
    () => baseUrlFrom(config, environment, keys),
    () => deadlineMsFrom(config, keys),
    () => callsFrom(config, keys),
    () => proxyFrom(config, environment, keys),
  ];
  return readings.flatMap((read) => {
    try {
      read();
      return [];
    } catch (error) {
      return [error as RealtimeKitError];
    }
  });
}

/** The messages of these problems. */
export function settingFailures(config: StackConfig, environment = process.env, keys = CONFIG): string[] {
  return settingErrors(config, environment, keys).map(({ message }) => message);
}

/** What a preview can already warn about. */
export function settingWarnings(config: StackConfig, environment = process.env, keys = CONFIG): string[] {
  if (environment[ENVIRONMENT.token] || config.get(keys.token)) return [];
  return [`there is no Cloudflare API token, which "pulumi up" needs: ${waysToSetToken(keys)}`];
}
