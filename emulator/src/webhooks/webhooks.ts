import type { Collection } from "../collection";
import { webhookFields } from "./fields";
import { webhookRoutes } from "./routes";

/** The webhooks of an app. */
export const webhooks = {
  name: "webhooks",
  singular: "webhook",
  within: "apps",
  fields: webhookFields,
  routes: webhookRoutes,
} as const satisfies Collection;
