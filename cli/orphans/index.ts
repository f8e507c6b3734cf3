import { DEFAULT_BASE_URL } from "../../provider/api/connection";
import { Network } from "../../provider/api/network";
import { connectionFrom } from "../../provider/dynamic/settings";
import { redactor } from "../../provider/redact";
import { CommandFailure } from "../failure";
import { distinctApps } from "./app";
import { readExports } from "./exports";
import { type Findings, findOrphans } from "./find";
import { type Holdings, holdingsOf } from "./holdings";
import { type Options, parseOptions } from "./options";
import { asJson, asText, reportOf } from "./report";

const NONE = 0;
const SOME = 1;
/** Nothing is known then: not that there are orphans, and not that there are none. */
export const FAILED = 2;

const HELP = `pulumi-realtimekit orphans [options]

Lists the ACTIVE meetings that no resource of a stack holds, newest first, each with the line that adopts it and the
command that deactivates it. It changes nothing.

Reads a "pulumi stack export" from standard input. If nothing is piped in, and without --state, it runs that command for
the stack that is selected in this folder. It asks RealtimeKit for the apps that the stack's meetings are in.

  --state FILE              one more export to read; may be repeated. What any of them holds is no orphan
  --account ID --app ID     one more app to look into; may be repeated
  --since TIME              only meetings made since then: 2026-11-23, 2026-11-23T16:00:00Z, 30m, 2h, 7d
  --json                    for machines
  --help

Environment: CLOUDFLARE_API_TOKEN (required: the stack's config is not read), CLOUDFLARE_BASE_URL (default
${DEFAULT_BASE_URL}).

Exit code: ${NONE} there are none, ${SOME} there are some, ${FAILED} it could not be told.
`;

export async function orphans(words: string[], environment: NodeJS.ProcessEnv) {
  const options = parseOptions(words);
  if (options.help) return { output: HELP, exitCode: NONE };
  if (!environment.CLOUDFLARE_API_TOKEN) {
    throw new CommandFailure("CLOUDFLARE_API_TOKEN is not set; this command does not read the stack's config");
  }
  const connection = connectionFrom({ get: () => undefined }, environment);
  const stacks = (await readExports(options.states)).map(({ text, name }) => holdingsOf(text, name));
  // Several stacks may share an app: what one of them holds is held.
  const held = new Set(stacks.flatMap(({ ids }) => [...ids]));

  const network = new Network();
  const findings: Findings[] = [];
  for (const app of appsToAsk(stacks, options)) {
    const api = network.connect(connection, redactor([connection.token]), (message) =>
      process.stderr.write(`${message}\n`),
    );
    findings.push(await findOrphans(app, held, api));
  }
  const report = reportOf(stacks, findings, options.since);
  return {
    output: (options.json ? asJson : asText)(report, connection.baseUrl),
    exitCode: report.orphans.length > 0 ? SOME : NONE,
  };
}

/** "None" must mean that every app was looked into: where one may be missing, the user has to name it. */
function appsToAsk(stacks: readonly Holdings[], options: Options) {
  const all = distinctApps([...stacks.flatMap(({ apps }) => apps), ...options.apps]);
  const unplaced = stacks.flatMap((each) => each.unplaced);
  if (all.length === 0) {
    throw new CommandFailure("there is no meeting in the export to tell the app by; name it with --account and --app");
  }
  if (unplaced.length > 0 && options.apps.length === 0) {
    const names = unplaced.map((urn) => JSON.stringify(urn.split("::").at(-1))).join(", ");
    throw new CommandFailure(
      `the export does not say in plain text which app these are in: ${names}; name it with --account and --app`,
    );
  }
  return all;
}
