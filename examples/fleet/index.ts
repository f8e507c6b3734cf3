import { RealtimeKitMeeting } from "pulumi-realtimekit";
import meetings from "./meetings.json";

// The key of an entry names its resource. Change anything else freely, but a new key creates a new meeting.
export const meetingIds = Object.fromEntries(
  Object.entries(meetings).map(([name, declared]) => [name, new RealtimeKitMeeting(name, declared).id]),
);
