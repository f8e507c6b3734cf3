import { DEFAULT_BASE_URL } from "../../provider/api/connection";
import { definitions } from "../../provider/registry";
import { CommandFailure } from "../failure";
import { isSearchable, type Searchable } from "../listed";
import { distinctPlaces, type Place, placeFrom, placeNames } from "../place";
import { realtimeKitFrom } from "../service";
import { readExports } from "./exports";
import { type Findings, findOrphans } from "./find";
import { type Options, parseOptions } from "./options";
import { asJson, asText, reportOf } from "./report";
import { readStackRecords, type StackRecords } from "./stackRecords";

const NONE = 0;
const SOME = 1;
/** The search did not complete, so there may or may not be orphans. */
export const FAILED = 2;

const HELP = `pulumi-realtimekit orphans [options]

Lists what RealtimeKit has and no resource of your stacks holds, newest first: ACTIVE meetings and everything else in the
apps of your stacks, such as presets and webhooks; the other participants of meetings that a stack has a participant in;
and where your stacks have an app, the other apps of its account. For each, it prints the argument that adopts it and the
command that takes it out of use. RealtimeKit cannot delete an app, and a participant cannot be adopted. The command
itself changes nothing.

Pipe in the output of "pulumi stack export". If you pipe in nothing and don't pass --state, the command exports the stack
that is selected in this folder. It searches the apps that the resources of the stack are in.

  --state FILE              also read this export; repeatable. What a resource of any export holds is not an orphan
  --account ID --app ID     also search this app; repeatable
  --since TIME              list only what was created since then: 2026-11-23, 2026-11-23T16:00:00Z, 30m, 2h, 7d
  --json                    print JSON
  --help                    print this text

Environment variables: CLOUDFLARE_API_TOKEN (required; the stack's config is not read) and CLOUDFLARE_BASE_URL (default
${DEFAULT_BASE_URL}).

Exit codes: ${NONE} no orphans, ${SOME} orphans found, ${FAILED} the search did not complete.
`;

export async function orphans(words: string[], environment: NodeJS.ProcessEnv) {
  const options = parseOptions(words);
  if (options.help) return { output: HELP, exitCode: NONE };
  const { connection, client } = realtimeKitFrom(environment);
  const exports = await readExports(options.states);
  const stacks = exports.map(({ text, name }) => readStackRecords(text, name, definitions));
  const places = placesToSearch(stacks, options);

  const findings: Findings[] = [];
  for (const definition of definitions.filter(isSearchable)) {
    for (const place of placesFor(definition, places)) {
      findings.push(await findOrphans(definition, place, heldBy(stacks, definition), client()));
    }
  }
  const report = reportOf(stacks, findings, options.since);
  return {
    output: (options.json ? asJson : asText)(report, connection.baseUrl),
    exitCode: report.orphans.length > 0 ? SOME : NONE,
  };
}

/** "No orphans" must mean that every app was searched, so the user has to name one that the exports don't show. */
function placesToSearch(stacks: readonly StackRecords[], options: Options): Place[] {
  const places = [...stacks.flatMap((each) => each.places), ...options.apps];
  const unplaced = stacks.flatMap((each) => each.unplaced);
  if (places.length === 0) {
    throw new CommandFailure("the export has no resource that shows which app to search; pass --account and --app");
  }
  if (unplaced.length > 0 && options.apps.length === 0) {
    const names = unplaced.map((urn) => JSON.stringify(urn.split("::").at(-1))).join(", ");
    throw new CommandFailure(
      `the export does not show in plain text which app these resources are in: ${names}; pass --account and --app`,
    );
  }
  return places;
}

/**
 * Each collection of this type that a known place leads to. What nobody can take out of use is searched only where a
 * resource of the same type is: an account can have the apps of many teams, and those would be listed for ever.
 */
function placesFor(definition: Searchable, places: readonly Place[]): Place[] {
  const names = placeNames(definition);
  const near = definition.orphans.retire
    ? places
    : places.filter((place) => Object.keys(place).length === names.length);
  const found = near.map((place) => placeFrom(names, (name) => place[name]));
  return distinctPlaces(found.filter((place) => place !== undefined));
}

/**
 * Several stacks may share an app: an object that a resource of one of them holds is not an orphan. Nor is the app of a
 * resource, whoever made it.
 */
function heldBy(stacks: readonly StackRecords[], { name }: Searchable): Set<string> {
  const parents = stacks.flatMap(({ places }) => places.flatMap((place) => place[`${name}Id`] ?? []));
  return new Set([...stacks.flatMap(({ ids }) => [...(ids.get(name) ?? [])]), ...parents]);
}
