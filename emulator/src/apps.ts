import { badRequest, kitError, Refusal, success } from "./envelopes";
import { isObject } from "./json";
import type { EmulatorOptions } from "./options";
import { pageOf, readPage } from "./paging";
import type { Store, StoredApp } from "./store";

// No PATCH, PUT or DELETE: a name cannot change, an app cannot be deleted. [documented: Cloudflare OpenAPI]

/** GET …/apps */
export function listApps(store: Store, accountId: string, query: URLSearchParams) {
  const order = query.get("sort_order") || "DESC"; // [documented] by creation time, newest first
  if (order !== "ASC" && order !== "DESC") throw badRequest('"sort_order" must be one of [ASC, DESC]');
  const search = query.get("search")?.toLowerCase();
  if (search && search.length > 125) {
    throw badRequest('"search" length must be less than or equal to 125 characters long'); // [documented]
  }
  const { items, paging } = pageOf(
    store.apps(accountId),
    order === "DESC",
    readPage(query, 1),
    search ? (app) => app.name.toLowerCase().includes(search) : undefined, // [assumed] substring, any case
  );
  return success(200, items, paging);
}

/** POST …/apps: 200 rather than 201, and the app nested once more. [documented] Names may repeat. [observed: alchemy] */
export function createApp(store: Store, accountId: string, body: unknown, { strict }: EmulatorOptions) {
  if (!isObject(body)) throw badRequest("the body must be an object");
  const { name } = body;
  if (name === undefined) throw badRequest('"name" is required');
  if (typeof name !== "string") throw badRequest('"name" must be a string');
  if (name === "") throw badRequest('"name" is not allowed to be empty');
  const unknown = Object.keys(body).find((key) => key !== "name");
  if (strict && unknown !== undefined) throw badRequest(`"${unknown}" is not allowed`);
  return success(200, { app: store.addApp(accountId, name).app });
}

/** GET …/apps/{app_id}: flat. [documented: OpenAPI only] */
export function getApp(store: Store, accountId: string, appId: string, options: EmulatorOptions) {
  return success(200, useApp(store, accountId, appId, options).app);
}

/** The app of a path. By default one that is not known is made on first use, named after its id. [assumed: for ease] */
export function useApp(store: Store, accountId: string, appId: string, { apps }: EmulatorOptions): StoredApp {
  const app = store.app(accountId, appId);
  if (app) return app;
  if (apps === "known") throw new Refusal(kitError(404, `No app found with id ${appId}`));
  return store.addApp(accountId, appId, appId);
}
