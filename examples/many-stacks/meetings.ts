import { RealtimeKitMeeting } from "pulumi-realtimekit";
import customers from "./customers.json";

/** The program of one stack, which has the name of its customer. */
export function meetingsOf(customer: string) {
  const titles = (customers as Record<string, string[]>)[customer];
  if (!titles) throw new Error(`customers.json has no ${customer}`);
  const meetings = titles.map((title) => [title, new RealtimeKitMeeting(title, { title: `${customer}: ${title}` }).id]);
  return { meetingIds: Object.fromEntries(meetings) };
}
