import { likeness } from "../recovery/likeness";
import { adoptKeys, adoptRefusal } from "../resource/adopt";
import type { Definition } from "../resource/definition";
import { create, nameKeys } from "./create";
import { find, search } from "./find";
import { appLookup } from "./lookup";
import { appOutputs, appSchema } from "./schema";

/** A RealtimeKit app. There is no call that changes one, and none that deletes one. */
export const definition: Definition = {
  name: "app",
  type: "App",
  collection: "apps",
  createdAs: "app",
  documentation: "https://developers.cloudflare.com/api/resources/realtime_kit/subresources/apps/methods/post/",
  inputs: appSchema,
  outputs: appOutputs,
  refusal: (change) => adoptRefusal("app", change),
  keys: (inputs, isNew) => [...nameKeys(definition, inputs, isNew), ...adoptKeys(definition, inputs)],
  conflict: ({ uniqueName }) => (uniqueName === true ? "RTK_EXISTS" : "RTK_ADOPT"),
  orphans: { label: "name", live: {} },
  lookup: appLookup,
  recovery: {
    key: ["name"],
    search: ({ name }, _, apps) => search(name, apps),
    fit: likeness,
    describe: ({ name }) => `app named ${JSON.stringify(name)}`,
  },
  create,
  read: ({ id, outputs }, service) => find(id, outputs, service),
};
