import { isObject, type Json, type Path, pathText } from "./values";

/**
 * Names are camelCase in programs and state and snake_case on the wire; each is derived from the other by rule. Only
 * names change; values, the order of keys, and names that the rule does not apply to stay as they are.
 */
export function toWire(value: Json, maps: Maps = NONE): Json {
  return renamed(value, wireName, maps);
}

export function fromWire(value: Json, maps: Maps = NONE): Json {
  return renamed(value, ourName, maps);
}

/** Maps, whose keys are data: the names that their values have of the schema, by the dotted path of the map. */
export type Maps = ReadonlyMap<string, ReadonlySet<string>>;
const NONE: Maps = new Map();

export function wireName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function ourName(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

type Rename = (name: string) => string;

/** @param at the path of the value in our names */
function renamed(value: Json, rename: Rename, maps: Maps, at: Path = []): Json {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename, maps, at));
  if (!isObject(value)) return value;
  const known = maps.get(pathText(at));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) =>
      known
        ? [name, renamedKnown(item, rename, known)]
        : [rename(name), renamed(item, rename, maps, [...at, ourName(name)])],
    ),
  );
}

/** A value of a map: other names than the known ones are not RealtimeKit's, and no rule made them. */
function renamedKnown(value: Json, rename: Rename, known: ReadonlySet<string>): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [known.has(ourName(name)) ? rename(name) : name, item]),
  );
}
