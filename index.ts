import { RealtimeKitMeeting } from "pulumi-realtimekit";

// The program that `npm start` runs. Edit it and run `npm start` again.
const standup = new RealtimeKitMeeting("standup", {
  title: "Daily standup",
  uniqueTitle: true,
  recordOnStart: true,
  sessionKeepAliveTimeInSecs: 120,
});

export const meetingId = standup.id;
export const status = standup.status;
