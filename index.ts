import {
  RealtimeKitApp,
  RealtimeKitMeeting,
  RealtimeKitParticipant,
  RealtimeKitPreset,
  RealtimeKitWebhook,
} from "pulumi-realtimekit";

// The program that `npm start` runs. Edit it and run `npm start` again.
const app = new RealtimeKitApp("app", { name: "Acme meetings", uniqueName: true });

// Roles: what those who join with them may do.
const host = new RealtimeKitPreset("host", { appId: app.id, name: "host", template: "group_call_host" });
new RealtimeKitPreset("guest", {
  appId: app.id,
  name: "guest",
  template: "group_call_participant",
  permissions: { chat: { private: { canSend: false } } },
});

new RealtimeKitWebhook("backend", {
  appId: app.id,
  name: "backend",
  url: "https://example.com/realtimekit",
  events: ["meeting.started", "meeting.ended"],
});

const standup = new RealtimeKitMeeting("standup", {
  appId: app.id,
  title: "Daily standup",
  uniqueTitle: true,
  recordOnStart: true,
  sessionKeepAliveTimeInSecs: 120,
});

const ada = new RealtimeKitParticipant("ada", {
  appId: app.id,
  meetingId: standup.id,
  presetName: host.name,
  customParticipantId: "ada",
  name: "Ada",
});

export const meetingId = standup.id;
export const status = standup.status;
// A secret: Ada's app joins the meeting with it.
export const adasToken = ada.token;
