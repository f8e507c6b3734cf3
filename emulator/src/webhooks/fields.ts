import type { Fields } from "../fields/field";

/** What a webhook can ask for. [documented] */
export const events = [
  "meeting.started",
  "meeting.ended",
  "meeting.participantJoined",
  "meeting.participantLeft",
  "meeting.chatSynced",
  "recording.statusUpdate",
  "livestreaming.statusUpdate",
  "meeting.transcript",
  "meeting.summary",
] as const;

/** The body of POST and PUT, and with nothing required that of PATCH. [documented: Cloudflare OpenAPI] */
export const webhookFields: Fields = {
  name: { type: "string", required: true },
  url: { type: "uri", required: true },
  // no minimum is stated, so an empty list will do [assumed webhook-no-events]
  events: { type: "array", items: { type: "string", oneOf: events }, required: true },
  enabled: { type: "boolean", default: true },
};
