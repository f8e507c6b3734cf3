import type { Definition } from "../resource/definition";
import { defineResource } from "../resource/resource";
import { UNKNOWN } from "../values";
import * as calls from "./calls";
import { meetingFailures, meetingWarnings } from "./rules";
import { meetingOutputs, meetingSchema } from "./schema";

export const definition: Definition = {
  name: "meeting",
  type: "Meeting",
  collection: "{appId}/meetings",
  documentation: "https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/create/",
  inputs: meetingSchema,
  outputs: meetingOutputs,
  failures: meetingFailures,
  warnings: meetingWarnings,
  refusal: (id, { adoptId }) =>
    adoptId === undefined || adoptId === UNKNOWN || adoptId === id
      ? undefined
      : `adoptId: got ${JSON.stringify(adoptId)}, but this resource already is the meeting ${id}; take adoptId out, or declare the other meeting as a resource of its own`,
  orphans: {
    label: "title",
    live: { status: "ACTIVE" },
    retire: { verb: "deactivate", method: "PATCH", body: { status: "INACTIVE" } },
  },
  calls,
};

/** A RealtimeKit meeting. */
export const meeting = defineResource(definition);
