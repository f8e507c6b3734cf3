import { apps } from "./apps/apps";
import type { Collection } from "./collection";
import { meetings } from "./meetings/meetings";

/** Every collection of the API. The routes of an earlier one take precedence: `apps` over {app_id} [documented]. */
export const collections = [apps, meetings] as const satisfies readonly Collection[];
