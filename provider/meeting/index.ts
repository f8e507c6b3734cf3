import { type Definition, defineResource } from "../resource";
import { UNKNOWN } from "../values";
import * as calls from "./calls";
import { meetingFailures, meetingWarnings } from "./rules";
import { meetingSchema } from "./schema";

export const definition: Definition = {
  name: "meeting",
  schema: meetingSchema,
  computed: {
    createdAt: "When RealtimeKit made the meeting, in ISO 8601.",
    updatedAt: "When the meeting was last changed, in ISO 8601.",
  },
  failures: meetingFailures,
  warnings: meetingWarnings,
  refusal: (id, { adoptId }) =>
    adoptId === undefined || adoptId === UNKNOWN || adoptId === id
      ? undefined
      : `adoptId: got ${JSON.stringify(adoptId)}, but this resource already is the meeting ${id}; take adoptId out, or declare the other meeting as a resource of its own`,
  calls,
};

/** A RealtimeKit meeting. */
export const meeting = defineResource(definition);
