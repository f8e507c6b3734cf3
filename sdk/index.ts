/** Cloudflare RealtimeKit as Pulumi resources: what a stack imports. */
export * from "./generated/meeting";
export { RealtimeKitMeeting, type RealtimeKitMeetingAddress } from "./meeting";
export type { OtherValue } from "./otherValue";
