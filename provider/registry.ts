import { definition as meeting } from "./meeting";
import type { Definition } from "./resource/definition";

/** Every type of resource, by name. To add one, create a folder next to `meeting/` and add its definition here. */
export const registry = { meeting } satisfies Record<string, Definition>;

export const definitions: readonly Definition[] = Object.values(registry);
