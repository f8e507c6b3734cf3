import { likeness } from "../recovery/likeness";
import type { Strategy } from "../recovery/strategy";

/** Several meetings may have the same title, so the meeting of a lost create is identified by how well it fits. */
export const meetingRecovery: Strategy = {
  key: ["title"],
  search: ({ title }, since, meetings) =>
    meetings.list({
      status: "ACTIVE",
      start_time: since.toISOString(),
      ...(typeof title === "string" && title !== "" ? { search: title } : {}),
    }),
  // A list leaves out aiConfig.
  whole: ({ id }, meetings) => meetings.get(id),
  fit: likeness,
  describe: ({ title }) => (typeof title === "string" ? `meeting titled ${JSON.stringify(title)}` : "meeting"),
};
