import { RealtimeKitMeeting } from "pulumi-realtimekit";

const standup = new RealtimeKitMeeting("standup", {
  title: "Daily standup",
  recordOnStart: true,
});

export const meetingId = standup.id;
