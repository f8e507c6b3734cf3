import type * as pulumi from "@pulumi/pulumi";
import { PresetOutputs, type RealtimeKitPresetAddress, type RealtimeKitPresetArgs } from "../generated/preset";
import { presetFacts } from "../generated/presetFacts";
import { isResourceOf } from "../resource";
import { nativeExisting, nativeRegistration } from "./resource";

/**
 * A preset of Cloudflare RealtimeKit: a role with which participants join, by its name.
 *
 * The native plugin manages it. It has the arguments, outputs and behavior of `RealtimeKitPreset`, and supports Pulumi's
 * options `import` and `provider`. A stack that has a `RealtimeKitPreset` of the same name keeps its preset: replace the
 * class and run `pulumi up`.
 *
 * ```ts
 * const host = new Preset("host", {
 *   name: "host",
 *   template: "group_call_host",
 *   permissions: { canRecord: false },
 *   ui: { designTokens: { theme: "light" } },
 * });
 * ```
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/presets/
 */
export class Preset extends PresetOutputs {
  /**
   * Reads a preset that this stack does not manage. Every field is an output. The provider never changes or deletes the
   * preset.
   *
   * @param name name of the resource in this stack
   * @param id the preset's id, or `accountId/appId/presetId`
   * @param address account and app, if the ID does not contain them; by default, those of the provider
   * @param opts Pulumi's resource options
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitPresetAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): Preset {
    return new Preset(name, ...nativeExisting<RealtimeKitPresetArgs>(presetFacts, id, address, opts));
  }

  /** Whether the value is a `Preset`, including one from another copy of this package. */
  static override isInstance(value: unknown): value is Preset {
    return isResourceOf(presetFacts.nativeToken, value);
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
    super(...nativeRegistration(presetFacts, name, args, opts));
  }
}
