import { likeness } from "../recovery/likeness";
import type { Strategy } from "../recovery/strategy";

/** Titles repeat, so the meeting of a lost create is told by what it has in common with the declaration. */
export const meetingRecovery: Strategy = {
  key: ["title"],
  search: ({ title }, since, meetings) =>
    meetings.list({
      status: "ACTIVE",
      start_time: since.toISOString(),
      ...(typeof title === "string" && title !== "" ? { search: title } : {}),
    }),
  // A list shows no aiConfig.
  whole: ({ id }, meetings) => meetings.get(id),
  fit: likeness,
  describe: ({ title }) => (typeof title === "string" ? `meeting titled ${JSON.stringify(title)}` : "meeting"),
};
