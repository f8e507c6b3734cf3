import type * as pulumi from "@pulumi/pulumi";
import type { RealtimeKitPresetAddress, RealtimeKitPresetArgs } from "./generated/preset";
import { PresetOutputs } from "./generated/preset";
import { presetFacts } from "./generated/presetFacts";
import { completeOutputs, existing, isResourceOf, registration } from "./resource";

/**
 * A preset of Cloudflare RealtimeKit: a role with which participants join, by its name.
 *
 * `template` names the role to start from, and `config`, `permissions` and `ui` override it at every level. The provider
 * declares the whole preset, so a preview shows all of it, and a change outside Pulumi is drift. Destroying the resource
 * deletes the preset.
 *
 * The API token comes from the environment variable `CLOUDFLARE_API_TOKEN`, then from the stack's secret config
 * `cloudflare:apiToken`. It needs the permission "Realtime" or "Realtime Admin".
 *
 * ```ts
 * const host = new RealtimeKitPreset("host", {
 *   name: "host",
 *   template: "group_call_host",
 *   permissions: { canRecord: false },
 *   ui: { designTokens: { theme: "light" } },
 * });
 * ```
 *
 * Each error has a code, such as `RTK_EXISTS` for a name that another preset has; docs/errors.md lists them with their
 * remedies.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/presets/
 */
export class RealtimeKitPreset extends PresetOutputs {
  /**
   * Reads a preset that this stack does not manage. Every field is an output. The provider never changes or deletes the
   * preset.
   *
   * @param name name of the resource in this stack
   * @param id the preset's id, or `accountId/appId/presetId`
   * @param address account and app, if the id does not contain them
   * @param opts Pulumi's resource options
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitPresetAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): RealtimeKitPreset {
    return new RealtimeKitPreset(name, ...existing<RealtimeKitPresetArgs>(presetFacts, id, address, opts));
  }

  /** Whether the value is a `RealtimeKitPreset`, including one from another copy of this package. */
  static override isInstance(value: unknown): value is RealtimeKitPreset {
    return isResourceOf(presetFacts.typeToken, value);
  }

  /**
   * Declares a preset of Cloudflare RealtimeKit. What you leave out comes from the `template`; destroying the resource
   * deletes the preset.
   *
   * @param name name of the resource in this stack; part of its URN
   * @param args the preset's name, its template, and what differs from it; every field takes a `pulumi.Input`, at every
   * depth
   * @param opts Pulumi's resource options
   */
  constructor(name: string, args: RealtimeKitPresetArgs, opts: pulumi.CustomResourceOptions = {}) {
    super(...registration(presetFacts, name, args, opts));
    completeOutputs(this, presetFacts, opts);
  }
}
