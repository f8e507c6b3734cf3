import { isObject, type Json } from "./values";

/**
 * Names are camelCase in programs and state and snake_case on the wire; each is derived from the other by rule. Only
 * names change; values, the order of keys, and names that the rule does not apply to stay as they are.
 */
export function toWire(value: Json): Json {
  return renamed(value, wireName);
}

export function fromWire(value: Json): Json {
  return renamed(value, ourName);
}

export function wireName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function ourName(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function renamed(value: Json, rename: (name: string) => string): Json {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [rename(name), renamed(item, rename)]));
}
