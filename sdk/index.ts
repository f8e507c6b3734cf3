/** Cloudflare RealtimeKit as Pulumi resources: what a stack imports. */

export { RealtimeKitApp } from "./app";
export * from "./generated/app";
export * from "./generated/appLookups";
export * from "./generated/meeting";
export * from "./generated/meetingLookups";
export * from "./generated/participant";
export * from "./generated/participantLookups";
export * from "./generated/preset";
export * from "./generated/presetLookups";
export * from "./generated/webhook";
export * from "./generated/webhookLookups";
export * from "./lookups/app";
export * from "./lookups/meeting";
export * from "./lookups/participant";
export * from "./lookups/preset";
export * from "./lookups/webhook";
export { RealtimeKitMeeting } from "./meeting";
export type { OtherValue } from "./otherValue";
export { RealtimeKitParticipant } from "./participant";
export { RealtimeKitPreset } from "./preset";
export { RealtimeKitWebhook } from "./webhook";
