/**
 * What the engine's dynamic-provider process loads, by this name, from the state of every stack: `pulumi-realtimekit/provider`.
 * One export for each type of resource; neither this entry nor its exports may ever be renamed.
 */
import { hostAll } from "./dynamic/host";
import { registry } from "./registry";

export const { app, meeting, participant, preset, webhook } = hostAll(registry);
