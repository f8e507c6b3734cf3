import * as z from "zod";
import type { LookupFacts } from "../resource/definition";
import { field } from "../schema/field";

/** RealtimeKit's filters of the list, from the same reference as the schema. */
export const appLookup: LookupFacts = {
  label: "name",
  filters: z.strictObject({
    search: field(z.string().max(125).optional(), {
      doc: "Only apps that RealtimeKit's search finds by this text in the name.",
    }),
  }),
  unlisted: [],
  // The call for one app is in Cloudflare's OpenAPI document only.
  one: "list",
};
