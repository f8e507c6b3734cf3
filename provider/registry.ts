import { definition as meeting } from "./meeting";
import type { Definition } from "./resource/definition";

/** Every type of resource. A new one is a folder beside `meeting/` and a line here. */
export const definitions: readonly Definition[] = [meeting];
