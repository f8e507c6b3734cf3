import type Cloudflare from "cloudflare";
import { dataOf, type Kind } from "./kind";

type Params = Omit<Cloudflare.RealtimeKit.MeetingUpdateMeetingByIDParams, "account_id" | "app_id">;

const keywords = (count: number) => ({
  aiConfig: { transcription: { keywords: Array.from({ length: count }, (_, i) => `term number ${i}`) } },
});
const CLOSED: Params = { status: "INACTIVE" };

export const meeting: Kind = {
  name: "meeting",
  path: "{appId}/meetings",
  label: "title",
  // PATCH, since PUT has no status.
  methods: { create: "POST", read: "GET", update: "PATCH", status: "PATCH", delete: "PATCH" },
  // PUT also clears what is no longer declared.
  oursBy: { update: "PUT" },
  declared: { title: "weekly", persistChat: false, status: "ACTIVE", ...keywords(1) },
  bulk: keywords(20_000),
  changes: { update: { title: "monthly", persistChat: true }, status: { status: "INACTIVE" } },
  others: { title: "somebody else's" },
  edited: { title: "edited by hand" },
  body: ({ title, persistChat, aiConfig, status }, isNew) => ({
    ...{ title, persist_chat: persistChat },
    ...(aiConfig ? { ai_config: aiConfig } : {}),
    ...(isNew ? {} : { status }),
  }),
  shown: ({ title, persist_chat, status }) => ({ title, persistChat: persist_chat, status }),
  closing: CLOSED,
  isOpen: ({ status }) => status === "ACTIVE",
  sdk: ({ meetings }) => ({
    create: ({ accountId, appId }, body) =>
      dataOf(meetings.create(String(appId), { account_id: String(accountId), ...(body as Params) })),
    read: ({ accountId, appId }, id) =>
      dataOf(meetings.getMeetingByID(id, { account_id: String(accountId), app_id: String(appId) })),
    update: ({ accountId, appId }, id, body) =>
      meetings.updateMeetingByID(id, { account_id: String(accountId), app_id: String(appId), ...(body as Params) }),
    delete: ({ accountId, appId }, id) =>
      meetings.updateMeetingByID(id, { account_id: String(accountId), app_id: String(appId), ...CLOSED }),
  }),
};
