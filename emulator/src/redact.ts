import { writeOnlyNames } from "./meetingFields";

// a stream key is part of the rtmp url, so a log is no place for it although answers show it
const hidden: ReadonlySet<string> = new Set([...writeOnlyNames, "rtmp_url"]);
const DEEPEST = 32;

/** A copy for the log in which every value under a secret's name, at any depth, is blotted out. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST) return "[too deep]";
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, hidden.has(name) ? "[redacted]" : redact(item, depth + 1)]),
  );
}
