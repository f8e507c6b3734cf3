import { definition as app } from "./app";
import { definition as meeting } from "./meeting";
import { definition as participant } from "./participant";
import { definition as preset } from "./preset";
import type { Definition } from "./resource/definition";
import { definition as webhook } from "./webhook";

/** Every type of resource, by name. To add one, create a folder next to `meeting/` and add its definition here. */
export const registry = { app, meeting, participant, preset, webhook } satisfies Record<string, Definition>;

export const definitions: readonly Definition[] = Object.values(registry);
