/** Cloudflare RealtimeKit as Pulumi resources: what a stack imports. */
export * from "./generated/meeting";
export * from "./generated/meetingLookups";
export * from "./lookups/meeting";
export { RealtimeKitMeeting } from "./meeting";
export type { OtherValue } from "./otherValue";
