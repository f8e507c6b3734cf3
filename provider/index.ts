/**
 * What the engine's dynamic-provider process loads. The state of every stack refers to this entry point, as
 * `pulumi-realtimekit/provider`, and to its exports, one for each type of resource, so none of them can be renamed.
 */
import { hostAll } from "./dynamic/host";
import { registry } from "./registry";

export const { app, meeting, participant, preset, webhook } = hostAll(registry);
