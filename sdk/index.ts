/** Cloudflare RealtimeKit as Pulumi resources: what a stack imports. */
export * from "./generated/meeting";
export * from "./generated/participant";
export * from "./generated/preset";
export { RealtimeKitMeeting } from "./meeting";
export type { OtherValue } from "./otherValue";
export { RealtimeKitParticipant } from "./participant";
export { RealtimeKitPreset } from "./preset";
