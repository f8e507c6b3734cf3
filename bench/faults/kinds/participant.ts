import type Cloudflare from "cloudflare";
import { wirePreset } from "../../../tests/shared/presets";
import { dataOf, type Kind, type Values } from "./kind";

type Params = Omit<Cloudflare.RealtimeKit.MeetingAddParticipantParams, "account_id" | "app_id">;

const at = ({ accountId, appId, meetingId }: Values) => ({
  ...{ account_id: String(accountId), app_id: String(appId), meeting_id: String(meetingId) },
});

export const participant: Kind = {
  name: "participant",
  path: "{appId}/meetings/{meetingId}/participants",
  label: "custom_participant_id",
  methods: { create: "POST", read: "GET", update: "PATCH", token: "POST", delete: "DELETE" },
  declared: { customParticipantId: "weekly", presetName: "host", name: "Ada" },
  changes: { update: { presetName: "guest", name: "Grace" }, token: { tokenVersion: 2 } },
  others: { customParticipantId: "somebody else's" },
  edited: { name: "edited by hand" },
  async prepare(account) {
    for (const name of ["host", "guest"]) await account.post("{appId}/presets", wirePreset(name));
    return { meetingId: (await account.post("{appId}/meetings", { title: "weekly" })).id };
  },
  body: ({ customParticipantId, presetName, name }, isNew) => ({
    ...(isNew ? { custom_participant_id: customParticipantId } : {}),
    ...{ preset_name: presetName, name },
  }),
  shown: ({ custom_participant_id, preset_name, name }) => ({
    ...{ customParticipantId: custom_participant_id, presetName: preset_name, name },
  }),
  kept: ({ token }) => ({ token }),
  /** Its token admits it, and is another one only if the program asks for one. */
  holds({ id, props: { token } }, before, operation, admit) {
    const admission = admit(String(token));
    const isKept = before === undefined || (token === before.props.token) === (operation !== "token");
    return admission.admitted && admission.participantId === id && isKept;
  },
  sdk: ({ meetings }) => ({
    create: (address, body) =>
      dataOf(meetings.addParticipant(String(address.meetingId), { ...at(address), ...(body as unknown as Params) })),
    read: (address, id) => dataOf(meetings.getMeetingParticipant(id, at(address))),
    update: (address, id, body) => meetings.editParticipant(id, { ...at(address), ...body }),
    token: (address, id) => dataOf(meetings.refreshParticipantToken(id, at(address))),
    delete: (address, id) => meetings.deleteMeetingParticipant(id, at(address)),
  }),
};
