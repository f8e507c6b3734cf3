import type { Api } from "../../provider/api/client";
import { RealtimeKitError } from "../../provider/errors";
import { registry } from "../../provider/registry";
import type { Definition } from "../../provider/resource/definition";
import { isSearchable, type Listed, listObjects, type Searchable } from "../listed";
import { type Place, placeFrom, placeInWords, placeNames } from "../place";
import type { Options } from "./options";

/** What an app has: what goes into the file, and how many closed meetings do not. */
export interface Collected {
  objects: Listed[];
  closed: number;
}

/** Reads the lists of an app: its own, those of its meetings if participants are wanted, and nothing else. */
export async function collect(options: Options, client: () => Api): Promise<Collected> {
  const app = await ownApp(options.app, client());
  const meetings = await objectsOf(registry.meeting, options.app, client);
  const wanted = meetings.filter(({ isLive }) => options.inactive || isLive);
  const participants: Listed[] = [];
  for (const { id } of options.participants ? wanted : []) {
    participants.push(...(await objectsOf(registry.participant, { ...options.app, meetingId: id }, client)));
  }
  const others = [
    ...(await objectsOf(registry.preset, options.app, client)),
    ...(await objectsOf(registry.webhook, options.app, client)),
  ];
  return { objects: [app, ...others, ...wanted, ...participants], closed: meetings.length - wanted.length };
}

async function ownApp(place: Place, api: Api): Promise<Listed> {
  const definition = searchable(registry.app);
  const account = placeFrom(placeNames(definition), (name) => place[name]) as Place;
  const app = (await listObjects(definition, account, api)).find(({ id }) => id === place.appId);
  if (app) return app;
  throw new RealtimeKitError("RTK_NOT_FOUND", `RealtimeKit lists no app ${place.appId} in ${placeInWords(account)}`);
}

/** In the order in which they were created, so that a new one changes no name that an older one has. */
async function objectsOf(definition: Definition, place: Place, client: () => Api): Promise<Listed[]> {
  const listed = await listObjects(searchable(definition), place, client(), { all: true });
  const key = ({ createdAt = "", id }: Listed) => `${createdAt} ${id}`;
  return listed.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function searchable(definition: Definition): Searchable {
  if (isSearchable(definition)) return definition;
  throw new Error(`RealtimeKit has no list of ${definition.name}s`);
}
