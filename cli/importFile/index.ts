import { writeFile } from "node:fs/promises";
import { nativeToken } from "../../provider/resource/token";
import { CommandFailure } from "../failure";
import type { Listed } from "../listed";
import { placeInWords } from "../place";
import { realtimeKitFrom } from "../service";
import { type Collected, collect } from "./collect";
import { ResourceNames } from "./names";
import { type Options, parseOptions } from "./options";

const HELP = `pulumi-realtimekit import-file --app ID [options]

Prints the file that "pulumi import --file" takes, for everything that an app has: the app itself, its presets, its
webhooks and its ACTIVE meetings. Each resource is named after the name or title of its object. The command itself changes
nothing, and the file contains no secrets. The import needs the native plugin in Pulumi.yaml.

  --app ID         the app (default REALTIMEKIT_APP_ID)
  --account ID     its account (default CLOUDFLARE_ACCOUNT_ID)
  --participants   also the participants of these meetings
  --inactive       also the INACTIVE meetings
  --out FILE       write the file instead of printing it
  --help           print this text

Environment variables: CLOUDFLARE_API_TOKEN (required; the stack's config is not read) and CLOUDFLARE_BASE_URL.

Exit codes: 0 the file is complete, 2 it could not be made.
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
function summary({ app, participants, inactive }: Options, { objects, closed }: Collected): string {
  const counts = new Map<string, number>();
  for (const { definition } of objects) counts.set(definition.name, (counts.get(definition.name) ?? 0) + 1);
  const has = [...counts].map(([name, count]) => `${count} ${name}${count === 1 ? "" : "s"}`);
  const left = [
    ...(inactive || closed === 0
      ? []
      : [`${closed} INACTIVE meeting${closed === 1 ? "" : "s"} (--inactive adds them)`]),
    ...(participants ? [] : ["participants (--participants adds them)"]),
  ];
  const leftOut = left.length > 0 ? `Left out: ${left.join(", ")}.\n` : "";
  return `${placeInWords(app).replace(/^a/, "A")}: ${has.join(", ")}.\n${leftOut}`;
}
