import * as z from "zod";
import { accountId, appIdOf } from "../schema/address";
import { field } from "../schema/field";
import { safeId } from "../schema/safeId";

/**
 * Every field of a participant, once, from Cloudflare's API reference
 * (developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/add_participant).
 */
export const participantSchema = z.strictObject({
  accountId,
  appId: appIdOf("participant"),
  meetingId: field(safeId, {
    doc: "ID of the meeting that the participant can join, such as `meeting.id`.",
    replaces: true,
    providerOnly: true,
  }),
  customParticipantId: field(z.string().min(1), {
    doc: "Your own ID of the participant, such as the key of a user in your database. A meeting has one participant of each. Don't use personal data, such as an e-mail address: webhooks and session reports repeat the ID.",
    replaces: true,
  }),
  presetName: field(z.string().min(1), {
    doc: "Name of the preset to join with, such as `preset.name`. The app must have it (`RTK_REJECTED`).",
  }),
  // The API reference does not require it, but the token of a participant without a name fails to join, with error 0002
  // and no explanation (cloudflare-typescript#2737).
  name: field(z.string().min(1), {
    doc: "Name that the others in the meeting see. RealtimeKit refuses to let anybody join without one.",
  }),
  picture: field(z.url().optional(), { doc: "URL of a picture of the participant." }),
  tokenVersion: field(z.number().optional(), {
    doc: "Any number. Change it to get a new `token` for the same participant, such as before the old one expires; `pulumi refresh` warns ten days before. Older tokens stay valid until they expire; only deleting the participant revokes them.",
    providerOnly: true,
  }),
});

/** What RealtimeKit adds. */
export const participantOutputs = z.strictObject({
  token: field(z.string(), {
    doc: "Token that a client joins the meeting with. The provider keeps it until `tokenVersion` changes. RealtimeKit shows a token only once, so it is `undefined` for a participant from `get`.",
    secret: true,
    kept: true,
    renewedBy: "tokenVersion",
  }),
  tokenExpiresAt: field(z.string().optional(), {
    doc: "Time at which the token expires, as an ISO 8601 string: what the token itself says, 100 days after RealtimeKit issued it. `undefined` if the token does not say it.",
    kept: true,
    renewedBy: "tokenVersion",
  }),
  createdAt: field(z.string(), { doc: "Time at which RealtimeKit created the participant, as an ISO 8601 string." }),
  updatedAt: field(z.string(), {
    doc: "Time at which the participant last changed, as an ISO 8601 string.",
    renewedBy: "*",
  }),
});
