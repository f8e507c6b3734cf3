/** Cloudflare RealtimeKit through the native plugin: the same resources, with `import` and explicit providers. */
export type { ProviderArgs } from "../generated/native";
export * from "../generated/nativeEnums";
export { App } from "./app";
export * from "./lookups";
export { Meeting } from "./meeting";
export { Participant } from "./participant";
export { Preset } from "./preset";
export { Provider } from "./provider";
export { Webhook } from "./webhook";
