import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isObject, type Json, type JsonObject, type Path } from "../values";

/** How the engine writes a secret: an object with these two texts and the value. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Values of the engine as plain data, and where they were secret. */
export interface Unwrapped {
  values: JsonObject;
  secrets: Path[];
}

export function unwrap(struct: Struct | undefined): Unwrapped {
  const secrets: Path[] = [];
  const values = plain((struct?.toJavaScript() ?? {}) as JsonObject, [], secrets);
  return { values: isObject(values) ? values : {}, secrets };
}

function plain(value: Json, at: Path, secrets: Path[]): Json {
  if (Array.isArray(value)) return value.map((item, i) => plain(item, [...at, i], secrets));
  if (!isObject(value)) return value;
  if (value[SIGNATURE] === SECRET) {
    secrets.push(at);
    return plain(value.value ?? null, at, secrets);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, [...at, key], secrets)]));
}

/** Plain data for the engine, with the values at these paths as secrets. */
export function wrap(values: JsonObject, secrets: readonly Path[]): Struct {
  const isSecret = new Set(secrets.map((path) => JSON.stringify(path)));
  const clean = JSON.parse(JSON.stringify(values)) as JsonObject;
  return Struct.fromJavaScript(marked(clean, [], isSecret) as Parameters<typeof Struct.fromJavaScript>[0]);
}

function marked(value: Json, at: Path, isSecret: ReadonlySet<string>): Json {
  if (isSecret.has(JSON.stringify(at))) return { [SIGNATURE]: SECRET, value };
  if (Array.isArray(value)) return value.map((item, i) => marked(item, [...at, i], isSecret));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, marked(item, [...at, key], isSecret)]));
}
