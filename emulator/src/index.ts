/**
 * Cloudflare RealtimeKit's REST API in one local process, for tests and offline work.
 * @packageDocumentation
 */
export { type Emulator, startEmulator } from "./emulator";
export type { FaultAction, FaultRule } from "./faultRule";
export type { Faults } from "./faults";
export type { EmulatorOptions } from "./options";
export type { LoggedRequest } from "./requestLog";
export type { AiConfig, Meeting, RecordingConfig, StorageConfig } from "./wire";
