import type { Collection } from "../collection";
import { sessionControl } from "./control";
import { muteFields, pollFields } from "./fields";
import { activeSessionRoutes } from "./routes";

/** The sessions of a meeting. The API shows the active one; only clients, here the control routes, make one. */
export const sessions = {
  name: "sessions",
  singular: "session",
  within: "meetings",
  fields: { ...muteFields, ...pollFields },
  routes: activeSessionRoutes,
  control: sessionControl,
} as const satisfies Collection;
