import { Meeting } from "pulumi-realtimekit/native";
import { type Declare, meetingArgs } from "./meetings";

export const declare: Declare = (count, revision) => {
  for (let i = 0; i < count; i++) new Meeting(`m${i}`, meetingArgs(i, revision));
};
