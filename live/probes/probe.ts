import { isDeepStrictEqual } from "node:util";
import type { Lab } from "./lab";

/** What asks whether one assumed rule of the emulator holds. */
export interface Probe {
  /** The name of the rule, as the emulator's code and README have it. */
  name: string;
  /** The rule, in one line. */
  rule: string;
  /** Returns if the rule holds; `same` and `differs` throw if it does not. Or why nobody can ask. */
  ask: ((lab: Lab) => Promise<void>) | { notProbed: string };
}

/** The service answers otherwise than the rule says; the message is what was found. */
export class Differs extends Error {}
/** The probe cannot tell, here; the message says why. */
export class CannotTell extends Error {}

export function same(what: string, found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) throw new Differs(`${what}: ${brief(found)}`);
}

export function holds(what: string, isSo: boolean): void {
  if (!isSo) throw new Differs(what);
}

function brief(value: unknown): string {
  const text = value === undefined ? "absent" : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
