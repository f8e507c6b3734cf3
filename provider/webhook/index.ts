import { byKey } from "../recovery/byKey";
import { adopt, adoptKeys, adoptRefusal } from "../resource/adopt";
import type { Definition } from "../resource/definition";
import { uniqueKeys } from "../resource/uniqueKeys";
import { webhookLookup } from "./lookup";
import { webhookFailures } from "./rules";
import { webhookOutputs, webhookSchema } from "./schema";
import { whole } from "./whole";

/** A RealtimeKit webhook: where an app posts its events. */
export const definition: Definition = {
  name: "webhook",
  type: "Webhook",
  collection: "{appId}/webhooks",
  // alchemy's live tests
  emptyIsNotFound: true,
  documentation:
    "https://developers.cloudflare.com/api/resources/realtime_kit/subresources/webhooks/methods/create_webhook/",
  inputs: webhookSchema,
  outputs: webhookOutputs,
  failures: webhookFailures,
  refusal: (change) => adoptRefusal("webhook", change),
  keys: (inputs) => [...uniqueKeys(definition, inputs), ...adoptKeys(definition, inputs)],
  conflict: () => "RTK_ADOPT",
  orphans: { label: "name", live: {}, retire: { verb: "delete", method: "DELETE" } },
  lookup: webhookLookup,
  // There is no search, and the list is not paged.
  recovery: byKey({ what: "webhook", key: ["name", "url"], search: (_, webhooks) => webhooks.list() }),
  async create(inputs, service) {
    const { adoptId } = inputs;
    const webhook =
      typeof adoptId === "string"
        ? await adopt(adoptId, inputs, service, () => service.objects(inputs).put(adoptId, inputs))
        : await service.create(inputs);
    return whole(webhook, inputs, service);
  },
  update: async ({ id, inputs }, service) => whole(await service.objects(inputs).put(id, inputs), inputs, service),
  remove: ({ id, outputs }, service) => service.objects(outputs).delete(id),
};
