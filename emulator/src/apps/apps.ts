import type { Collection } from "../collection";
import { appFields } from "./fields";
import { appRoutes } from "./routes";

/** The apps of an account. */
export const apps = {
  name: "apps",
  singular: "app",
  fields: appFields,
  routes: appRoutes,
} as const satisfies Collection;
