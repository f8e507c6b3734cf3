import * as pulumi from "@pulumi/pulumi";
import { RealtimeKitMeeting, RealtimeKitParticipant, RealtimeKitPreset } from "pulumi-realtimekit";
import people from "./people.json";

const webinar = new RealtimeKitMeeting("webinar", {
  title: "Product launch",
  recordOnStart: true,
  endSessionOnDestroy: true,
});

const presenter = new RealtimeKitPreset("presenter", { name: "launch-presenter", template: "webinar_presenter" });
const viewer = new RealtimeKitPreset("viewer", {
  name: "launch-viewer",
  template: "webinar_viewer",
  permissions: { chat: { public: { canSend: true, text: true } } },
});

/** The tokens of these people, by their keys in the data file. */
function tokens(preset: RealtimeKitPreset, names: Record<string, string>) {
  const entries = Object.entries(names).map(([customParticipantId, name]) => {
    const args = { meetingId: webinar.id, presetName: preset.name, customParticipantId, name };
    return [customParticipantId, new RealtimeKitParticipant(customParticipantId, args).token];
  });
  return Object.fromEntries(entries) as Record<string, pulumi.Output<string>>;
}

export const meetingId = webinar.id;
export const presenterTokens = pulumi.secret(tokens(presenter, people.presenters));
export const viewerTokens = pulumi.secret(tokens(viewer, people.viewers));
