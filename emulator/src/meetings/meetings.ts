import type { Collection } from "../collection";
import { meetingPatchFields } from "./fields";
import { meetingRoutes } from "./routes";

/** The meetings of an app. */
export const meetings = {
  name: "meetings",
  singular: "meeting",
  within: "apps",
  fields: meetingPatchFields,
  routes: meetingRoutes,
} as const satisfies Collection;
