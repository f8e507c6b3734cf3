import * as pulumi from "@pulumi/pulumi";
import * as rtk from "pulumi-realtimekit";

const config = new pulumi.Config();
const app = new rtk.RealtimeKitApp("app", { name: config.require("appName"), uniqueName: true });

const host = new rtk.RealtimeKitPreset("host", { appId: app.id, name: "host", template: "group_call_host" });
const guest = new rtk.RealtimeKitPreset("guest", {
  appId: app.id,
  name: "guest",
  template: "group_call_participant",
  permissions: { media: { screenshare: { canProduce: "NOT_ALLOWED" } } },
  ui: { designTokens: { theme: "light" } },
});

const backend = new rtk.RealtimeKitWebhook("backend", {
  appId: app.id,
  name: "backend",
  url: config.require("webhookUrl"),
  events: ["meeting.started", "meeting.ended", "recording.statusUpdate"],
});

const standup = new rtk.RealtimeKitMeeting("standup", {
  appId: app.id,
  title: "Daily standup",
  uniqueTitle: true,
  recordOnStart: true,
  endSessionOnDestroy: true,
});

/** A person's link to the meeting page: a secret, because it has the token. */
function link(customParticipantId: string, name: string, presetName: pulumi.Input<string>) {
  const args = { appId: app.id, meetingId: standup.id, customParticipantId, name, presetName };
  const { token } = new rtk.RealtimeKitParticipant(customParticipantId, args);
  return pulumi.interpolate`http://localhost:8080/#${token}`;
}

export const [appId, webhookId, meetingId] = [app.id, backend.id, standup.id];
export const adasLink = link("ada", "Ada Lovelace", host.name);
export const charlesLink = link("charles", "Charles Babbage", guest.name);
