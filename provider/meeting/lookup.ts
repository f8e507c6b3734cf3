import * as z from "zod";
import type { LookupFacts } from "../resource/definition";
import { field } from "../schema/field";

/** RealtimeKit's filters of the list, from the same reference as the schema. */
export const meetingLookup: LookupFacts = {
  label: "title",
  filters: z.strictObject({
    search: field(z.string().optional(), {
      doc: "Only meetings that RealtimeKit's search finds by this text: in the title or the ID, in parts and in any case.",
    }),
    status: field(z.enum(["ACTIVE", "INACTIVE"]).optional(), {
      doc: "Only meetings that people can join (`ACTIVE`), or only those that nobody can (`INACTIVE`). Left out, both.",
    }),
  }),
  // From the OpenAPI document: items of the list have no ai_config.
  unlisted: ["aiConfig"],
  one: "get",
};
