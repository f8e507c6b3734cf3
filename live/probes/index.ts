import { Interrupted } from "../api";
import type { Lab } from "./lab";
import { lists } from "./lists";
import { meetings } from "./meetings";
import { participants } from "./participants";
import { presets } from "./presets";
import { CannotTell, Differs, type Probe } from "./probe";
import { protocol, rateLimit } from "./protocol";
import { sessions, webhooks } from "./webhooks";

/** One for each assumed rule of the emulator. What closes the second meeting comes last. */
export const PROBES: readonly Probe[] = [
  ...protocol,
  ...rateLimit,
  ...lists,
  ...meetings,
  ...presets,
  ...webhooks,
  ...participants,
  ...sessions,
];

export interface Verdict {
  is: "confirmed" | "differs" | "not probed" | "failed";
  /** What was found, or why there is no answer. */
  why?: string;
}

export async function ask({ ask }: Probe, lab: Lab): Promise<Verdict> {
  if (typeof ask !== "function") return { is: "not probed", why: ask.notProbed };
  try {
    await ask(lab);
    return { is: "confirmed" };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof Differs) return { is: "differs", why };
    return { is: error instanceof CannotTell ? "not probed" : "failed", why };
  }
}
