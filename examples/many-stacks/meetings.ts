import { RealtimeKitMeeting } from "pulumi-realtimekit";
import customers from "./customers.json";

export function titlesOf(customer: string): string[] {
  const titles = new Map<string, string[]>(Object.entries(customers)).get(customer);
  if (!titles) throw new Error(`customers.json has no ${customer}`);
  return titles;
}

/** The program of one stack, which is named after its customer. */
export function meetingsOf(customer: string) {
  const meetings = titlesOf(customer).map((title) => {
    return [title, new RealtimeKitMeeting(title, { title: `${customer}: ${title}` }).id];
  });
  return { meetingIds: Object.fromEntries(meetings) };
}
