/** Cloudflare RealtimeKit as Pulumi resources: what a stack imports. */

export { RealtimeKitApp } from "./app";
export * from "./generated/app";
export * from "./generated/meeting";
export * from "./generated/preset";
export * from "./generated/webhook";
export { RealtimeKitMeeting } from "./meeting";
export type { OtherValue } from "./otherValue";
export { RealtimeKitPreset } from "./preset";
export { RealtimeKitWebhook } from "./webhook";
