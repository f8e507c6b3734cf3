import { randomUUID } from "node:crypto";
import type { Service } from "../collection";
import { notFound } from "../http/envelopes";
import type { Call } from "../http/router";
import type { Entry, StoredObject } from "../store/objects";

/**
 * The app of a path. By default one that is not known is created on first use, named after its id.
 * [assumed app-first-use: for ease]
 */
export function useApp({ store, options }: Service, call: Call): Entry {
  const id = call.param("app");
  const apps = store.account(call.param("account")).list("apps");
  const app = apps.entry(id);
  if (app) return app;
  if (options.apps === "known") throw notFound(`No app found with id ${id}`);
  return apps.put(newApp(id, id));
}

/** An app has no updated_at. [documented] */
export function newApp(name: string, id: string = randomUUID()): StoredObject {
  return { id, name, created_at: new Date().toISOString() };
}
