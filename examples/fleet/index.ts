import { RealtimeKitMeeting } from "pulumi-realtimekit";
import meetings from "./meetings.json";

// The key of an entry is the name of its resource: change all else at will, but a new key is a new meeting.
export const meetingIds = Object.fromEntries(
  Object.entries(meetings).map(([name, declared]) => [name, new RealtimeKitMeeting(name, declared).id]),
);
