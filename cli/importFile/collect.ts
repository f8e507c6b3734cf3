import type { Api } from "../../provider/api/client";
import { RealtimeKitError } from "../../provider/errors";
import { definitions, registry } from "../../provider/registry";
import type { Definition } from "../../provider/resource/definition";
import { isSearchable, type Listed, listObjects, type Searchable } from "../listed";
import { type Place, placeFrom, placeInWords, placeNames } from "../place";
import { isNested, parentsFirst, placesIn } from "./nesting";
import type { Options } from "./options";

/** What an app has: the objects of the file, and those that are left out because they are not in use. */
export interface Collected {
  objects: Listed[];
  closed: Listed[];
}

/** Reads the app and the lists of every type that it can have, but nested types only if they are wanted. */
export async function collect(
  { app, nested, inactive }: Options,
  client: () => Api,
  types: readonly Definition[] = definitions,
): Promise<Collected> {
  const objects = [await ownApp(app, client())];
  const closed: Listed[] = [];
  for (const definition of parentsFirst(types.filter(isSearchable))) {
    if (isNested(definition) && !nested.includes(definition.name)) continue;
    for (const place of placesIn(objects, definition)) {
      for (const object of await objectsOf(definition, place, client)) {
        (inactive || object.isLive ? objects : closed).push(object);
      }
    }
  }
  return { objects, closed };
}

async function ownApp(place: Place, api: Api): Promise<Listed> {
  const definition = searchable(registry.app);
  const account = placeFrom(placeNames(definition), (name) => place[name]) as Place;
  const app = (await listObjects(definition, account, api)).find(({ id }) => id === place.appId);
  if (app) return app;
  throw new RealtimeKitError("RTK_NOT_FOUND", `RealtimeKit lists no app ${place.appId} in ${placeInWords(account)}`);
}

/** In the order in which they were created, so that a new one changes no name that an older one has. */
async function objectsOf(definition: Searchable, place: Place, client: () => Api): Promise<Listed[]> {
  const listed = await listObjects(definition, place, client(), { all: true });
  const key = ({ createdAt = "", id }: Listed) => `${createdAt} ${id}`;
  return listed.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function searchable(definition: Definition): Searchable {
  if (isSearchable(definition)) return definition;
  throw new Error(`RealtimeKit has no list of ${definition.name}s`);
}
