import { isObject } from "../json";
import { readSnapshot, type Snapshot } from "./snapshot";

const FORMAT = "realtimekit-emulator";
/** What is written. Every version up to it is read. */
const VERSION = 2;

/** A snapshot with the marks by which it is known again, in the data file and in exports. */
export function writeState(snapshot: Snapshot): object {
  return { format: FORMAT, version: VERSION, ...snapshot };
}

/** The snapshot in what writeState() made, or why there is none. */
export function readState(data: unknown): Snapshot | string {
  if (!isObject(data) || data.format !== FORMAT) return "it was not written by realtimekit-emulator";
  const { version } = data;
  if (typeof version !== "number" || version > VERSION) {
    return `it is of version ${version}, this one reads up to ${VERSION}`;
  }
  return readSnapshot(version, data) ?? "its contents are damaged";
}
