import * as z from "zod";
import type { LookupFacts } from "../resource/definition";

/** RealtimeKit's list of participants takes no filter, by the same reference as the schema. It never shows a token. */
export const participantLookup: LookupFacts = {
  label: "name",
  filters: z.strictObject({}),
  unlisted: [],
  // Participants whom this package did not make may have none.
  optional: ["name"],
};
