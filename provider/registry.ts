import { definition as meeting } from "./meeting";
import { definition as participant } from "./participant";
import { definition as preset } from "./preset";
import type { Definition } from "./resource/definition";

/** Every type of resource, by its name. A new one is a folder beside `meeting/` and a word here. */
export const registry = { meeting, participant, preset } satisfies Record<string, Definition>;

export const definitions: readonly Definition[] = Object.values(registry);
