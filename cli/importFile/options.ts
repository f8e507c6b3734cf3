import { idOption, parsedOptions } from "../arguments";
import { CommandFailure } from "../failure";
import type { Place } from "../place";

export interface Options {
  app: Place;
  /** Whether to list the participants of each meeting. */
  participants: boolean;
  /** Whether to include meetings that are closed. */
  inactive: boolean;
  /** The file to write; standard output if undefined. */
  out: string | undefined;
}

const OPTIONS = {
  account: { type: "string" },
  app: { type: "string" },
  participants: { type: "boolean", default: false },
  inactive: { type: "boolean", default: false },
  out: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Undefined if help is asked for. */
export function parseOptions(words: string[], environment: NodeJS.ProcessEnv): Options | undefined {
  const { help, account, app, participants, inactive, out } = parsedOptions("import-file", words, OPTIONS);
  if (help) return undefined;
  const place = {
    accountId: given("account", account, environment, "CLOUDFLARE_ACCOUNT_ID"),
    appId: given("app", app, environment, "REALTIMEKIT_APP_ID"),
  };
  return { app: place, participants, inactive, out };
}

function given(option: string, value: string | undefined, environment: NodeJS.ProcessEnv, variable: string): string {
  const id = value ?? environment[variable];
  if (!id) throw new CommandFailure(`--${option} is missing; pass it, or set ${variable}`);
  return idOption(option, id);
}
