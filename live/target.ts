/** Where the acceptance run goes, and with what. */
export interface Target {
  /** Without a slash at its end. */
  baseUrl: string;
  token: string;
  accountId: string;
  appId: string;
  /** Who answers: what the emulator says of its own rules proves only the probes. */
  service: "Cloudflare" | "emulator";
}

const CLOUDFLARE = "https://api.cloudflare.com/client/v4";

const NEEDED = {
  CLOUDFLARE_API_TOKEN: 'a token with the permission "Realtime" or "Realtime Admin"',
  CLOUDFLARE_ACCOUNT_ID: "the ID of the account",
  REALTIMEKIT_APP_ID: "the ID of an app for tests, in which nobody meets",
};

/** The variables that are missing, each with what it is. */
export function missing(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(NEEDED).flatMap(([name, what]) => (env[name] ? [] : `${name} (${what})`));
}

/** Throws for an address to which the token would go in plain text. */
export function readTarget(env: NodeJS.ProcessEnv): Target {
  const url = new URL(env.CLOUDFLARE_BASE_URL || CLOUDFLARE);
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !isLoopback) {
    throw new Error("CLOUDFLARE_BASE_URL must start with https, except for an address of this machine");
  }
  return {
    baseUrl: url.href.replace(/\/+$/, ""),
    token: String(env.CLOUDFLARE_API_TOKEN),
    accountId: String(env.CLOUDFLARE_ACCOUNT_ID),
    appId: String(env.REALTIMEKIT_APP_ID),
    // The emulator has no https.
    service: url.protocol === "https:" ? "Cloudflare" : "emulator",
  };
}
