import * as z from "zod";
import type { LookupFacts } from "../resource/definition";

/** RealtimeKit's list of webhooks takes no filter and has no pages, by the same reference as the schema. */
export const webhookLookup: LookupFacts = {
  label: "name",
  filters: z.strictObject({}),
  unlisted: [],
  one: "get",
};
