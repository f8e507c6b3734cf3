import type { Collection, Service } from "./collection";
import { type Answer, gatewayError, kitError, Refusal } from "./http/envelopes";
import { Router, segmentsOf } from "./http/router";
import type { ApiRequest } from "./http/server";

// [documented] at most 32 characters. The OpenAPI says the same of app ids, which are uuids of 36: not held there.
// [assumed app-id-length]
const LONGEST_ACCOUNT_ID = 32;

/** The API: the routes of all collections below /accounts/{account_id}/realtime/kit. */
export function api(collections: readonly Collection[], service: Service): (request: ApiRequest) => Answer {
  const prefix = "accounts/{account}/realtime/kit/";
  const router = new Router(
    ...collections.map(({ routes }) =>
      Object.fromEntries(Object.entries(routes(service)).map(([pattern, handlers]) => [prefix + pattern, handlers])),
    ),
  );
  return ({ method, path, query, body }) => {
    const match = router.find(segmentsOf(path) ?? []);
    // [assumed unknown-route: status, envelope and code]
    if (!match) throw new Refusal(gatewayError(404, 7000, "No route for that URI"));
    if (match.param("account").length > LONGEST_ACCOUNT_ID) {
      const message = `Could not route to /client/v4${path}, perhaps your object identifier is invalid?`;
      throw new Refusal(gatewayError(400, 7003, message)); // [assumed long-account-id: status, code and text]
    }
    if (service.options.unentitledAccounts?.includes(match.param("account"))) {
      // [observed] 403 for every call; [assumed unentitled: that the service itself answers it, and the words]
      throw new Refusal(kitError(403, "RealtimeKit is not enabled for this account"));
    }
    const { handlers, param } = match;
    const handle = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
    if (!handle) {
      // [assumed no-such-method: 405 rather than 404, and its code; such as for DELETE of a meeting]
      const Allow = Object.keys(handlers).join(", ");
      throw new Refusal(gatewayError(405, 10405, "Method not allowed", { headers: { Allow } }));
    }
    return handle({ query, body, param });
  };
}
