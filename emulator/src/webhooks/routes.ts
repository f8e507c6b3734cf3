import { useApp } from "../apps/useApp";
import type { Service } from "../collection";
import { fillDefaults } from "../fields/fillDefaults";
import { readBody } from "../fields/readBody";
import { notFound, success } from "../http/envelopes";
import type { Call, RouteTable } from "../http/router";
import type { JsonObject } from "../json";
import type { ObjectList, StoredObject } from "../store/objects";
import { newObject, nextVersion } from "../store/stamps";
import { refuseRepeats } from "../store/unique";
import { events, webhookFields } from "./fields";

export function webhookRoutes(service: Service): RouteTable {
  const { strict = false } = service.options;
  const followsDocuments = service.options.follow === "documented";
  const webhooksOf = (call: Call) => useApp(service, call).list("webhooks");

  return {
    "{app}/webhooks": {
      // no paging [documented]; 404 when the app has none [observed: alchemy]; in creation order [assumed list-order]
      GET: (call) => {
        const webhooks = webhooksOf(call).all();
        if (webhooks.length === 0 && !followsDocuments) throw notFound("No webhooks found");
        return success(200, webhooks);
      },
      POST: (call) => {
        const webhooks = webhooksOf(call);
        const fields = fillDefaults(webhookFields, readBody(webhookFields, call.body(), { method: "POST", strict }));
        refuseTaken(webhooks, fields);
        return success(201, webhooks.put(newObject(fields)).object);
      },
    },
    // the names of the events, although its path reads like a webhook's [documented: OpenAPI and guide, not in the SDK]
    "{app}/webhooks/all": {
      GET: (call) => {
        useApp(service, call);
        return success(200, events);
      },
    },
    "{app}/webhooks/{webhook}": {
      GET: (call) => success(200, find(webhooksOf(call), call)),
      // omitted fields stay, enabled too [assumed webhook-patch]
      PATCH: (call) => {
        const webhooks = webhooksOf(call);
        const body = call.body();
        const before = find(webhooks, call);
        const change = readBody(webhookFields, body, { method: "PATCH", strict, isPartial: true });
        refuseTaken(webhooks, change, before.id);
        return success(200, webhooks.put(nextVersion(before, { ...before, ...change })).object);
      },
      PUT: (call) => {
        const webhooks = webhooksOf(call);
        const body = call.body();
        const before = find(webhooks, call);
        const fields = fillDefaults(webhookFields, readBody(webhookFields, body, { method: "PUT", strict }));
        refuseTaken(webhooks, fields, before.id);
        const { object } = webhooks.put(nextVersion(before, fields));
        if (followsDocuments) return success(200, object);
        // a partial echo [observed: alchemy]; which part is [assumed webhook-put]
        const { id, name, url, events } = object;
        return success(200, { id, name, url, events });
      },
      DELETE: (call) => {
        const webhooks = webhooksOf(call);
        const webhook = find(webhooks, call);
        webhooks.remove(webhook.id);
        return success(200, webhook);
      },
    },
  };
}

function find(webhooks: ObjectList, call: Call): StoredObject {
  const id = call.param("webhook");
  const webhook = webhooks.get(id);
  if (!webhook) throw notFound(`No webhook found with id ${id}`); // 404 [observed: alchemy]
  return webhook;
}

/**
 * 409 for a name or url that another webhook of the app has.
 * [observed: alchemy for POST; PATCH and PUT: assumed webhook-unique]
 */
function refuseTaken(webhooks: ObjectList, fields: JsonObject, ownId?: string): void {
  refuseRepeats(webhooks, fields, {
    singular: "webhook",
    keys: ["name", "url"],
    ownId,
  });
}
