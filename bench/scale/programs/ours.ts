import { RealtimeKitMeeting } from "pulumi-realtimekit";
import { type Declare, meetingArgs } from "./meetings";

export const declare: Declare = (count, revision) => {
  for (let i = 0; i < count; i++) new RealtimeKitMeeting(`m${i}`, meetingArgs(i, revision));
};
