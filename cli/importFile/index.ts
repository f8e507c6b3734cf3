import { writeFile } from "node:fs/promises";
import { nativeToken } from "../../provider/resource/token";
import { CommandFailure } from "../failure";
import type { Listed, Searchable } from "../listed";
import { placeInWords } from "../place";
import { realtimeKitFrom } from "../service";
import { type Collected, collect } from "./collect";
import { ResourceNames } from "./names";
import { nestedTypes, parentName } from "./nesting";
import { type Options, parseOptions } from "./options";

const HELP = `pulumi-realtimekit import-file --app ID [options]

Prints the file that "pulumi import --file" takes, for everything that an app has: the app itself, its ACTIVE meetings,
and everything else in it, such as presets and webhooks. Each resource is named after the name or title of its object. The
command itself changes nothing, and the file contains no secrets. The import needs the native plugin in Pulumi.yaml.

  --app ID         the app (default REALTIMEKIT_APP_ID)
  --account ID     its account (default CLOUDFLARE_ACCOUNT_ID)
${nestedTypes.map((each) => `  ${`--${each.name}s`.padEnd(15)}  also the ${each.name}s of these ${parentName(each)}s`).join("\n")}
  --inactive       also the INACTIVE meetings
  --out FILE       write the file instead of printing it
  --help           print this text

Environment variables: CLOUDFLARE_API_TOKEN (required; the stack's config is not read) and CLOUDFLARE_BASE_URL.

Exit codes: 0 the file is complete, 2 the command could not complete it.
`;

/** One entry of the file. */
interface Import {
  type: string;
  name: string;
  id: string;
}

export async function importFile(words: string[], environment: NodeJS.ProcessEnv) {
  const options = parseOptions(words, environment);
  if (!options) return { output: HELP, exitCode: 0 };
  const collected = await collect(options, realtimeKitFrom(environment).client);
  const file = `${JSON.stringify({ nameTable: {}, resources: imports(collected.objects) }, null, 2)}\n`;
  if (options.out !== undefined) {
    await writeFile(options.out, file).catch((error: Error) => {
      throw new CommandFailure(`--out: ${error.message}`);
    });
  }
  process.stderr.write(summary(options, collected));
  return { output: options.out === undefined ? file : "", exitCode: 0 };
}

function imports(objects: readonly Listed[]): Import[] {
  const names = new ResourceNames();
  return objects.map(({ definition: { type, name }, place, label, id }) => ({
    type: nativeToken(type),
    name: names.of(label, name),
    id: [...Object.values(place), id].join("/"),
  }));
}

/** What the file has, and what it leaves out. */
function summary({ app, nested }: Options, { objects, closed }: Collected): string {
  const left = [
    ...counts(closed, notInUse).map((count) => `${count} (--inactive adds them)`),
    ...nestedTypes.filter(({ name }) => !nested.includes(name)).map(({ name }) => `${name}s (--${name}s adds them)`),
  ];
  const leftOut = left.length > 0 ? `Left out: ${left.join(", ")}.\n` : "";
  return `${placeInWords(app).replace(/^a/, "A")}: ${counts(objects, ({ name }) => name).join(", ")}.\n${leftOut}`;
}

/** Such as "INACTIVE meeting": with what retires an object, it is not in use. */
function notInUse({ name, orphans }: Searchable): string {
  return [...Object.values(orphans.retire?.body ?? {}), name].join(" ");
}

/** How many there are of each type. */
function counts(objects: readonly Listed[], noun: (definition: Searchable) => string): string[] {
  const found = new Map<string, number>();
  for (const { definition } of objects) found.set(noun(definition), (found.get(noun(definition)) ?? 0) + 1);
  return [...found].map(([name, count]) => `${count} ${name}${count === 1 ? "" : "s"}`);
}
