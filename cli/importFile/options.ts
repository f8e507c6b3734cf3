import { idOption, parsedOptions } from "../arguments";
import { CommandFailure } from "../failure";
import type { Place } from "../place";
import { nestedTypes } from "./nesting";

export interface Options {
  app: Place;
  /** The types to include whose objects are in other objects of the app, by name: `participant`. */
  nested: readonly string[];
  /** Whether to include what is not in use, such as closed meetings. */
  inactive: boolean;
  /** The file to write; standard output if undefined. */
  out: string | undefined;
}

const OPTIONS = {
  account: { type: "string" },
  app: { type: "string" },
  inactive: { type: "boolean", default: false },
  out: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** The options of the nested types, such as `--participants`. */
const NESTED = Object.fromEntries(nestedTypes.map(({ name }) => [`${name}s`, { type: "boolean" as const }]));

/** Undefined if help is asked for. */
export function parseOptions(words: string[], environment: NodeJS.ProcessEnv): Options | undefined {
  const values = parsedOptions("import-file", words, { ...NESTED, ...OPTIONS });
  const { help, account, app, inactive, out } = values;
  if (help) return undefined;
  const place = {
    accountId: given("account", account, environment, "CLOUDFLARE_ACCOUNT_ID"),
    appId: given("app", app, environment, "REALTIMEKIT_APP_ID"),
  };
  const flags: Record<string, unknown> = values;
  const nested = nestedTypes.map(({ name }) => name).filter((name) => flags[`${name}s`] === true);
  return { app: place, nested, inactive, out };
}

function given(option: string, value: string | undefined, environment: NodeJS.ProcessEnv, variable: string): string {
  const id = value ?? environment[variable];
  if (!id) throw new CommandFailure(`--${option} is missing; pass it, or set ${variable}`);
  return idOption(option, id);
}
