import { RealtimeKitMeeting } from "pulumi-realtimekit";

// The stack that `npm start` runs. Change something here and run it again.
const standup = new RealtimeKitMeeting("standup", {
  title: "Daily standup",
  recordOnStart: true,
  sessionKeepAliveTimeInSecs: 120,
});

export const meetingId = standup.id;
export const status = standup.status;
