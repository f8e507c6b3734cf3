import { idOption, parsedOptions } from "../arguments";
import { CommandFailure } from "../failure";
import { distinctPlaces, type Place } from "../place";

export interface Options {
  /** Files with exports. */
  states: string[];
  /** Apps to search, whether or not an export has them. */
  apps: Place[];
  /** What was created before this time, in milliseconds, is left out. */
  since: number | undefined;
  json: boolean;
  help: boolean;
}

const OPTIONS = {
  state: { type: "string", multiple: true, default: [] as string[] },
  account: { type: "string", multiple: true, default: [] as string[] },
  app: { type: "string", multiple: true, default: [] as string[] },
  since: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

export function parseOptions(words: string[], now = Date.now()): Options {
  const values = parsedOptions("orphans", words, OPTIONS);
  return {
    states: values.state,
    apps: pairs(values.account, values.app),
    since: values.since === undefined ? undefined : parseSince(values.since, now),
    json: values.json,
    help: values.help,
  };
}

/** Pairs each app with the account at the same position; a single account serves all apps. */
function pairs(accounts: readonly string[], apps: readonly string[]): Place[] {
  if (accounts.length !== apps.length && !(accounts.length === 1 && apps.length > 0)) {
    throw new CommandFailure(
      `--account and --app go together: got ${accounts.length} and ${apps.length}; pass them in pairs, or one account for all apps`,
    );
  }
  for (const id of accounts) idOption("account", id);
  for (const id of apps) idOption("app", id);
  return distinctPlaces(apps.map((appId, i) => ({ accountId: String(accounts[i] ?? accounts[0]), appId })));
}

const UNIT_MS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

function parseSince(text: string, now: number): number {
  const [, count, unit] = /^(\d+)([smhdw])$/.exec(text) ?? [];
  const isDate = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.test(text);
  const time = unit ? Math.max(0, now - Number(count) * Number(UNIT_MS[unit])) : isDate ? Date.parse(text) : Number.NaN;
  if (time <= now) return time;
  const why = Number.isNaN(time)
    ? 'is not an ISO date or time, or a time span such as "30m", "2h" or "7d"'
    : "is in the future";
  throw new CommandFailure(`--since: ${JSON.stringify(text)} ${why}`);
}
