import * as z from "zod";
import { accountId, adoptIdField } from "../schema/address";
import { field } from "../schema/field";

/**
 * Every field of an app, once, as in Cloudflare's API reference
 * (developers.cloudflare.com/api/resources/realtime_kit/subresources/apps/methods/post).
 */
export const appSchema = z.strictObject({
  accountId,
  name: field(z.string().min(1), {
    doc: "Name of the app. RealtimeKit cannot rename an app, so a new name is an error at preview (`RTK_IMMUTABLE`). It cannot delete one either, so the provider never creates a second app of the same name: if the account has one, creating is an error with its ID (`RTK_EXISTS`), unless you set `adoptId` or `uniqueName`.",
  }),
  adoptId: adoptIdField(
    "ID of an existing app to take over instead of creating one. `name` must be its name. You can remove the argument afterwards. Changing it to the ID of another app is an error (`RTK_ADOPT`).",
  ),
  uniqueName: field(z.boolean().optional(), {
    doc: "Treat the name as the key of the app in its account. If an app has exactly this name, the provider takes it over instead of creating another. You can therefore safely repeat a run that was interrupted, and deploy again after a destroy. Several apps with the name are an error (`RTK_EXISTS`).",
    default: false,
    providerOnly: true,
    onlyOnCreate: true,
  }),
});

/** What RealtimeKit adds. */
export const appOutputs = z.strictObject({
  createdAt: field(z.string(), { doc: "Time at which RealtimeKit created the app, as an ISO 8601 string." }),
});
