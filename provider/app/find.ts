import { RealtimeKitError } from "../errors";
import { type Collection, LONGEST_SEARCH } from "../resource/collection";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { type Json, type JsonObject, property } from "../values";

/** The apps that may have the name, over all pages: a search also finds parts of names. */
export function search(name: Json | undefined, apps: Collection): Promise<Remote[]> {
  return apps.list(typeof name === "string" && name.length <= LONGEST_SEARCH ? { search: name } : {});
}

/** The apps of exactly this name, of which RealtimeKit allows several. */
export async function named(name: Json | undefined, apps: Collection): Promise<Remote[]> {
  return (await search(name, apps)).filter(({ live }) => property(live, "name") === name);
}

/**
 * The app of that ID, from the list. The call for one app is in Cloudflare's OpenAPI document only, and neither in the
 * API reference nor in the SDK. If Cloudflare removed it, every app would look deleted, and the provider would create it
 * again, for good.
 *
 * @param at its account, and what its name most likely is
 */
export async function find(id: string, at: JsonObject, service: Service): Promise<Remote> {
  const apps = service.objects(at);
  const withId = (listed: readonly Remote[]) => listed.find((app) => app.id === id);
  const app = (at.name === undefined ? undefined : withId(await search(at.name, apps))) ?? withId(await apps.list());
  if (app) return app;
  throw new RealtimeKitError("RTK_NOT_FOUND", `RealtimeKit lists no app ${id} with ${apps.where}`, { status: 404 });
}
