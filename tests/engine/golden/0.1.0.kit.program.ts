import type { PulumiFn } from "@pulumi/pulumi/automation";
import {
  RealtimeKitApp,
  RealtimeKitMeeting,
  RealtimeKitParticipant,
  RealtimeKitPreset,
  RealtimeKitWebhook,
} from "../../../sdk";
import { ACCOUNT } from "../harness";

export const THERE = [] as const;
export const VARIABLES = {};

/** Every type of resource of release 0.1.0, each with what it alone has in a state. Never changed again. */
export const program =
  (name = "Ada"): PulumiFn =>
  async () => {
    const app = new RealtimeKitApp("app", { accountId: ACCOUNT, name: "Golden", uniqueName: true });
    const here = { accountId: ACCOUNT, appId: app.id };
    const host = new RealtimeKitPreset("host", { ...here, name: "host", template: "group_call_host" });
    const guest = new RealtimeKitPreset("guest", {
      ...here,
      name: "guest",
      template: "webinar_viewer",
      config: { maxScreenshareCount: 0, media: { video: { frameRate: 24 } }, livestreamViewerQualities: [0, 2] },
      permissions: {
        chat: { public: { files: false } },
        plugins: { config: { "my-plugin_1": { accessControl: "VIEW_ONLY", apiKey: "GOLDEN-plugin", max_users: 3 } } },
      },
      ui: { designTokens: { theme: "light", colors: { brand: { "500": "#b56927" } } }, configDiff: { root: {} } },
    });
    const webhook = new RealtimeKitWebhook("webhook", {
      ...here,
      name: "backend",
      url: "https://backend.example.com/events",
      events: ["recording.statusUpdate", "meeting.ended"],
      enabled: false,
    });
    const meeting = new RealtimeKitMeeting("meeting", {
      ...here,
      title: "Standup",
      uniqueTitle: true,
      endSessionOnDestroy: true,
      recordingConfig: { storageConfig: { type: "aws", region: "eu-west-1", bucket: "b", accessKey: "GOLDEN-aws" } },
    });
    const participant = new RealtimeKitParticipant("participant", {
      ...here,
      meetingId: meeting.id,
      customParticipantId: "user-1",
      presetName: guest.name,
      name,
      picture: "https://example.com/ada.png",
      tokenVersion: 1,
    });
    return { appId: app.id, hostId: host.id, webhookId: webhook.id, token: participant.token };
  };
