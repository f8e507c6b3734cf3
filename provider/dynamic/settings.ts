import {
  type Connection,
  DEFAULT_BASE_URL,
  DEFAULT_CALLS_PER_5_MINUTES,
  DEFAULT_DEADLINE_SECONDS,
  parseAmount,
  parseBaseUrl,
  parseToken,
} from "../api/connection";
import { RealtimeKitError } from "../errors";

/** The stack's config as the engine hands it to a provider: `namespace:key` to text. */
export interface StackConfig {
  get(key: string): string | undefined;
}

const ENVIRONMENT = { token: "CLOUDFLARE_API_TOKEN", baseUrl: "CLOUDFLARE_BASE_URL" };
const CONFIG = {
  token: "cloudflare:apiToken",
  baseUrl: "cloudflare:baseUrl",
  deadline: "realtimekit:deadlineSeconds",
  calls: "realtimekit:requestsPer5Minutes",
};

/**
 * Read at each call. The environment goes first, since the engine runs refresh and destroy with the config of the last
 * `pulumi up`: a token changed there alone would be the old one.
 */
export function connectionFrom(config: StackConfig, environment = process.env): Connection {
  const amount = (key: string, otherwise: number, what: string) =>
    parseAmount(config.get(key) ?? String(otherwise), key, what);
  return {
    ...tokenFrom(config, environment),
    baseUrl: baseUrlFrom(config, environment),
    deadlineMs: amount(CONFIG.deadline, DEFAULT_DEADLINE_SECONDS, "seconds") * 1000,
    callsPer5Minutes: amount(CONFIG.calls, DEFAULT_CALLS_PER_5_MINUTES, "calls"),
  };
}

function tokenFrom(config: StackConfig, environment: NodeJS.ProcessEnv): Pick<Connection, "token" | "tokenSource"> {
  const fromEnvironment = environment[ENVIRONMENT.token];
  if (fromEnvironment) return { token: parseToken(fromEnvironment, ENVIRONMENT.token), tokenSource: "environment" };
  const fromConfig = config.get(CONFIG.token);
  if (fromConfig) return { token: parseToken(fromConfig, CONFIG.token), tokenSource: "config" };
  throw new RealtimeKitError(
    "RTK_TOKEN",
    `there is no Cloudflare API token; set ${ENVIRONMENT.token}, or run "pulumi config set --secret ${CONFIG.token}" (permission "Realtime" or "Realtime Admin")`,
  );
}

function baseUrlFrom(config: StackConfig, environment: NodeJS.ProcessEnv): URL {
  const fromEnvironment = environment[ENVIRONMENT.baseUrl];
  if (fromEnvironment) return parseBaseUrl(fromEnvironment, ENVIRONMENT.baseUrl);
  return parseBaseUrl(config.get(CONFIG.baseUrl) ?? DEFAULT_BASE_URL, CONFIG.baseUrl);
}

/** What can be told to be wrong before any call; a token may be missing at preview. */
export function settingFailures(config: StackConfig, environment = process.env): string[] {
  try {
    baseUrlFrom(config, environment);
    return [];
  } catch (error) {
    return [(error as RealtimeKitError).message];
  }
}

/** What a preview can say of the settings that is not wrong yet. */
export function settingWarnings(config: StackConfig, environment = process.env): string[] {
  if (environment[ENVIRONMENT.token] || config.get(CONFIG.token)) return [];
  return [
    `there is no Cloudflare API token, which "pulumi up" needs: set ${ENVIRONMENT.token}, or run "pulumi config set --secret ${CONFIG.token}"`,
  ];
}
