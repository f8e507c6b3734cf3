import { adoptKeys, adoptRefusal } from "../resource/adopt";
import type { Definition } from "../resource/definition";
import { create } from "./create";
import { endSession } from "./endSession";
import { meetingLookup } from "./lookup";
import { meetingRecovery } from "./recovery";
import { meetingFailures, meetingWarnings } from "./rules";
import { meetingOutputs, meetingSchema } from "./schema";
import { withStatus } from "./status";
import { titleKeys } from "./uniqueTitle";

/** A RealtimeKit meeting. */
export const definition: Definition = {
  name: "meeting",
  type: "Meeting",
  collection: "{appId}/meetings",
  documentation: "https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/create/",
  inputs: meetingSchema,
  outputs: meetingOutputs,
  failures: meetingFailures,
  warnings: meetingWarnings,
  refusal: (change) => adoptRefusal("meeting", change),
  keys: (inputs) => [...titleKeys(inputs), ...adoptKeys(definition, inputs)],
  conflict: ({ uniqueTitle }) => (uniqueTitle === true ? "RTK_TITLE" : "RTK_ADOPT"),
  orphans: {
    label: "title",
    live: { status: "ACTIVE" },
    retire: { verb: "deactivate", method: "PATCH", body: { status: "INACTIVE" } },
  },
  lookup: meetingLookup,
  recovery: meetingRecovery,
  create,
  /** PUT clears fields that are no longer declared. It cannot set the status. */
  async update({ id, inputs }, service) {
    return withStatus(await service.objects(inputs).put(id, inputs), inputs, service);
  },
  /** RealtimeKit has no DELETE for meetings. Nobody can join an INACTIVE one, and its record stays. */
  async remove({ id, outputs }, service) {
    await service.objects(outputs).patch(id, { status: "INACTIVE" });
    if (outputs.endSessionOnDestroy === true) await endSession(id, outputs, service);
  },
};
