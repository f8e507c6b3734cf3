import { byKey } from "../recovery/byKey";
import { adopt, adoptKeys, adoptRefusal } from "../resource/adopt";
import type { Definition } from "../resource/definition";
import { uniqueKeys } from "../resource/uniqueKeys";
import { complete } from "./complete";
import { presetLookup } from "./lookup";
import { presetWarnings } from "./rules";
import { presetOutputs, presetSchema } from "./schema";
import { templates } from "./templates";

/** A RealtimeKit preset: what participants may do, and what the meeting looks like to them. */
export const definition: Definition = {
  name: "preset",
  type: "Preset",
  collection: "{appId}/presets",
  documentation: "https://developers.cloudflare.com/api/resources/realtime_kit/subresources/presets/methods/create/",
  inputs: presetSchema,
  outputs: presetOutputs,
  templates,
  complete,
  warnings: presetWarnings,
  refusal: (change) => adoptRefusal("preset", change),
  keys: (inputs) => [...uniqueKeys(definition, inputs), ...adoptKeys(definition, inputs)],
  conflict: () => "RTK_ADOPT",
  orphans: { label: "name", live: {}, retire: { verb: "delete", method: "DELETE" } },
  lookup: presetLookup,
  recovery: {
    ...byKey({
      what: "preset",
      key: ["name"],
      search: ({ name }, presets) => presets.list({ search: String(name) }),
    }),
    // A list shows the name and the times only.
    whole: ({ id }, presets) => presets.get(id),
  },
  async create(inputs, service) {
    const { adoptId } = inputs;
    if (typeof adoptId !== "string") return service.create(inputs);
    return adopt(adoptId, inputs, service, () => service.objects(inputs).put(adoptId, inputs));
  },
  /** PATCH would leave what is no longer declared, and its answer has no id (alchemy's live tests). */
  update: ({ id, inputs }, service) => service.objects(inputs).put(id, inputs),
  remove: ({ id, outputs }, service) => service.objects(outputs).delete(id),
};
