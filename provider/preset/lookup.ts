import * as z from "zod";
import type { LookupFacts } from "../resource/definition";
import { field } from "../schema/field";

/** RealtimeKit's filters of the list, from the same reference as the schema. */
export const presetLookup: LookupFacts = {
  label: "name",
  filters: z.strictObject({
    search: field(z.string().optional(), {
      doc: "Only presets that RealtimeKit's search finds by this text in the name.",
    }),
  }),
  // From the OpenAPI document: items of the list have the name and the times only.
  unlisted: ["config", "permissions", "ui"],
  one: "get",
};
