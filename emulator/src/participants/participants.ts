import type { Collection } from "../collection";
import { participantControl } from "./admission";
import { participantFields } from "./fields";
import { participantRoutes } from "./routes";

/** The participants of a meeting. */
export const participants = {
  name: "participants",
  singular: "participant",
  within: "meetings",
  fields: participantFields,
  routes: participantRoutes,
  control: participantControl,
} as const satisfies Collection;
