import type { Collection } from "../collection";
import { presetFields } from "./fields";
import { presetRoutes } from "./routes";

/** The presets of an app. An app that is created through the API has none. [documented] */
export const presets = {
  name: "presets",
  singular: "preset",
  within: "apps",
  fields: presetFields,
  routes: presetRoutes,
} as const satisfies Collection;
