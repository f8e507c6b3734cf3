import { apps } from "./apps/apps";
import type { Collection } from "./collection";
import { meetings } from "./meetings/meetings";
import { participants } from "./participants/participants";
import { presets } from "./presets/presets";
import { sessions } from "./sessions/sessions";
import { webhooks } from "./webhooks/webhooks";

/** Every collection of the API. The routes of an earlier one take precedence: `apps` over {app_id} [documented]. */
export const collections = [
  apps,
  meetings,
  presets,
  webhooks,
  participants,
  sessions,
] as const satisfies readonly Collection[];

/** The name of a collection. */
export type CollectionName = (typeof collections)[number]["name"];
