import type { Service } from "../collection";
import { readBody } from "../fields/readBody";
import { type Answer, badRequest, success } from "../http/envelopes";
import { pageOf, readPage } from "../http/paging";
import type { Call, RouteTable } from "../http/router";
import type { ObjectList } from "../store/objects";
import { appFields } from "./fields";
import { newApp, useApp } from "./useApp";

/** No PATCH, PUT or DELETE: a name cannot change, an app cannot be deleted. [documented: Cloudflare OpenAPI] */
export function appRoutes(service: Service): RouteTable {
  const appsOf = (call: Call) => service.store.account(call.param("account")).list("apps");
  return {
    apps: {
      GET: (call) => list(appsOf(call), call.query),
      // 200 rather than 201, and the app nested once more. [documented] Names may repeat. [observed: alchemy]
      POST: (call) => {
        const { name } = readBody(appFields, call.body(), { method: "POST", strict: service.options.strict ?? false });
        return success(200, { app: appsOf(call).put(newApp(String(name))).object });
      },
    },
    "apps/{app}": {
      // flat [documented: OpenAPI only]
      GET: (call) => success(200, useApp(service, call).object),
    },
  };
}

function list(apps: ObjectList, query: URLSearchParams): Answer {
  const order = query.get("sort_order") || "DESC"; // [documented] by creation time, newest first
  if (order !== "ASC" && order !== "DESC") throw badRequest('"sort_order" must be one of [ASC, DESC]');
  const search = query.get("search")?.toLowerCase();
  if (search && search.length > 125) {
    throw badRequest('"search" length must be less than or equal to 125 characters long'); // [documented]
  }
  // [assumed search] a substring, in any case
  const { items, paging } = pageOf(
    apps,
    order === "DESC",
    readPage(query, 1),
    search ? (app) => String(app.name).toLowerCase().includes(search) : undefined,
  );
  return success(200, items, paging);
}
