/** Cloudflare RealtimeKit through the native plugin: the same resources, with import, explicit providers and `List`. */
export type { ProviderArgs } from "../generated/native";
export { Meeting } from "./meeting";
export { Provider } from "./provider";
