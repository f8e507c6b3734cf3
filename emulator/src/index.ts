/**
 * Cloudflare RealtimeKit's REST API in one local process, for tests and offline work.
 * @packageDocumentation
 */
export type { CollectionName } from "./collections";
export { type Emulator, startEmulator } from "./emulator";
export type { FaultAction, FaultRule } from "./faults/faultRule";
export type { Faults } from "./faults/faults";
export type { LoggedRequest } from "./http/requestLog";
export type { EmulatorOptions } from "./options";
export type { Admission } from "./participants/admission";
export type { StoredObject } from "./store/objects";
export type { Attempt, Delivery } from "./webhooks/courier";
export type { AiConfig, Meeting, RecordingConfig, StorageConfig } from "./wire";
