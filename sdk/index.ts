/** Cloudflare RealtimeKit as Pulumi resources: what a stack imports. */
export * from "./generated/meeting";
export * from "./generated/participant";
export { RealtimeKitMeeting } from "./meeting";
export type { OtherValue } from "./otherValue";
export { RealtimeKitParticipant } from "./participant";
