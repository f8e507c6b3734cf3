import { join } from "node:path";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import { runningEmulator } from "./running";

/** What the run connects to: the emulator in this process, or Cloudflare. */
export interface Surroundings {
  /** Tells the user what the run connects to. */
  description: string;
  engineVariables: Record<string, string>;
  close(): Promise<void>;
}

export class EmulatorFailure extends Error {}

/** The emulator accepts any values, but they must stay the same: another account or app replaces what is in it. */
const EMULATED = {
  CLOUDFLARE_API_TOKEN: "any-token-for-the-emulator",
  CLOUDFLARE_ACCOUNT_ID: "emulator-account",
  REALTIMEKIT_APP_ID: "emulator-app",
};

/**
 * Starts the emulator, unless `npm start -- ui` runs it, and points this process's environment to it: the program runs in
 * this process, and the engine and the provider inherit its environment. Removes every variable that could lead elsewhere.
 */
export async function emulated(folder: string): Promise<Surroundings> {
  forget(/^(CLOUDFLARE|REALTIMEKIT|OTEL)_/, /^(https?|all|no)_proxy$/i, /^NODE_USE_ENV_PROXY$/);
  const running = await runningEmulator(folder);
  const emulator = running === undefined ? await startKept(folder) : undefined;
  Object.assign(process.env, EMULATED, { CLOUDFLARE_BASE_URL: running ?? emulator?.url });
  return {
    description: "Using a local emulator of RealtimeKit; nothing leaves this machine.\n",
    // Keeps the engine from downloading a plugin.
    engineVariables: { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" },
    close: async () => emulator?.close(),
  };
}

/** Starts the emulator on the data of all runs. */
export function startKept(folder: string, port = 0): Promise<Emulator> {
  return startEmulator({ dataFile: join(folder, "emulator.json"), port }).catch((error: Error) => {
    throw new EmulatorFailure(`The emulator failed to start: ${error.message}`);
  });
}

/** Uses the environment as it is. */
export function atCloudflare(): Surroundings {
  return {
    description: `Using Cloudflare: account ${process.env.CLOUDFLARE_ACCOUNT_ID}.\n`,
    engineVariables: {},
    close: async () => {},
  };
}

const NEEDED_FOR_LIVE = {
  CLOUDFLARE_API_TOKEN:
    'a token with the account permission "Realtime" (or "Realtime Admin"): https://dash.cloudflare.com/profile/api-tokens',
  CLOUDFLARE_ACCOUNT_ID: "the ID of your account, in the URL of its dashboard: https://dash.cloudflare.com/",
};

/** A line for each variable that --live needs and that is missing. */
export function missingForLive(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(NEEDED_FOR_LIVE)
    .filter(([name]) => !env[name])
    .map(([name, what]) => `  ${name}: ${what}`);
}

function forget(...patterns: RegExp[]): void {
  for (const name of Object.keys(process.env))
    if (patterns.some((pattern) => pattern.test(name))) delete process.env[name];
}
