import type { Connection } from "../api/connection";
import {
  connectionFrom,
  NAMESPACE,
  PLUGIN_CONFIG,
  PROVIDER_CONFIG,
  settingFailures,
  settingWarnings,
} from "../dynamic/settings";
import type { Facts } from "../schema/facts";
import { nearest } from "../schema/nearest";
import type { InputSource } from "../schema/walk";
import { isNothing, type Json, type JsonObject, merged, UNKNOWN } from "../values";
import { EXPLICIT } from "./urn";

/** The arguments of a provider. Those of the default one are the stack's config, `realtimekit:apiToken` and so on. */
export const SETTINGS = [
  "apiToken",
  "accountId",
  "appId",
  "baseUrl",
  "deadlineSeconds",
  "requestsPer5Minutes",
  "proxy",
  "useProxyFromEnvironment",
] as const;

/** The variables that an explicit provider's own arguments take precedence over. */
const VARIABLES = { apiToken: "CLOUDFLARE_API_TOKEN", baseUrl: "CLOUDFLARE_BASE_URL" };

/** The engine and the SDK add these to what a program or a stack sets. */
const ADDED = ["version", "pluginDownloadURL", "pluginChecksums", EXPLICIT];

/** What a provider was configured with. */
export class Settings {
  constructor(
    private readonly values: JsonObject,
    /** A program made the provider, so what it says takes precedence over the environment. */
    private readonly isExplicit: boolean,
    private readonly environment: NodeJS.ProcessEnv = process.env,
  ) {}

  get connection(): Connection {
    return connectionFrom(this, this.variables, this.keys);
  }

  /** The text of a config key such as `realtimekit:appId`. */
  get(key: string): string | undefined {
    return textOf(this.values[key.slice(`${NAMESPACE}:`.length)]);
  }

  /** Where a value comes from when a resource leaves it out: the provider, then the environment. */
  fallback({ config, env }: { config: string; env: string }): string | undefined {
    return this.get(config) ?? (this.environment[env] || undefined);
  }

  /** The values, with those of these names that are left out and come from here. */
  filledIn(values: JsonObject, names: readonly string[], { inputSchema }: Facts): JsonObject {
    const found = names.flatMap((name) => {
      const from = inputSchema.properties?.[name]?.from;
      const value = from && isNothing(values[name]) ? this.fallback(from) : undefined;
      return value === undefined ? [] : [[name, value] as const];
    });
    return merged(values, Object.fromEntries(found));
  }

  /** What is wrong with the arguments. What preview does not know yet is taken as right. */
  failures(): string[] {
    const unknown = Object.keys(this.values).filter((name) => ![...SETTINGS, ...ADDED].includes(name));
    return [...unknown.map(unknownSetting), ...settingFailures(this, this.variables, this.keys)];
  }

  warnings(): string[] {
    return this.values.apiToken === UNKNOWN ? [] : settingWarnings(this, this.variables, this.keys);
  }

  /** Where inputs come from that a resource leaves out. */
  get source(): InputSource {
    return { namespace: NAMESPACE, isProvider: this.isExplicit };
  }

  private get keys() {
    return this.isExplicit ? PROVIDER_CONFIG : PLUGIN_CONFIG;
  }

  private get variables(): NodeJS.ProcessEnv {
    if (!this.isExplicit) return this.environment;
    const given = Object.entries(VARIABLES).filter(([name]) => textOf(this.values[name]) !== undefined);
    return { ...this.environment, ...Object.fromEntries(given.map(([, variable]) => [variable, undefined])) };
  }
}

function unknownSetting(name: string): string {
  const meant = nearest(name, SETTINGS);
  const hint = meant ? `did you mean "${meant}"?` : `known: ${SETTINGS.join(", ")}`;
  return `realtimekit:${name}: the provider has no such argument; ${hint}`;
}

/** A program's numbers and switches come as text in some languages, and as they are in others. */
function textOf(value: Json | undefined): string | undefined {
  return value === undefined || value === null || value === "" || value === UNKNOWN ? undefined : String(value);
}
