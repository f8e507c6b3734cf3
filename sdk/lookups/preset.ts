import type * as pulumi from "@pulumi/pulumi";
import { presetFacts } from "../generated/presetFacts";
import type { GetPresetArgs, GetPresetsArgs, PresetResult, PresetsResult } from "../generated/presetLookups";
import type { InputsOf } from "./inputsOf";
import { Lookup } from "./lookup";

const one = new Lookup<GetPresetArgs, PresetResult>(presetFacts, "getPreset", "one");
const all = new Lookup<GetPresetsArgs, PresetsResult>(presetFacts, "getPresets", "all");

/**
 * Looks up one preset, by `id` or by its exact `name`. It reads, also at preview, and changes nothing.
 *
 * ```ts
 * const host = await getPreset({ name: "group_call_host" });
 * ```
 *
 * Rejects with an error whose `code` is `RTK_NOT_FOUND` if there is no such preset, `RTK_AMBIGUOUS` if several have the
 * name, or `RTK_ARGUMENT`; docs/errors.md lists all codes with their remedies.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/presets/
 *
 * @param args which preset; plain values, see `getPresetOutput` for others
 * @param _opts as every Pulumi function has them; since the lookup runs in the program, none has an effect
 * @returns the preset with all of its settings
 */
export function getPreset(args: GetPresetArgs, _opts?: pulumi.InvokeOptions): Promise<PresetResult> {
  return one.plain(args);
}

/**
 * Looks up one preset, as `getPreset` does, when its arguments are known. As long as they are not, or come from a resource
 * that does not exist yet, the result is unknown and no call is made.
 *
 * @param args which preset
 * @param opts `dependsOn` waits for resources; no other option has an effect
 * @returns the preset, as a secret if an argument is a secret
 */
export function getPresetOutput(
  args: InputsOf<GetPresetArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<PresetResult>> {
  return one.output(args, opts);
}

/**
 * Looks up all presets of an app that match the arguments; `[]` if there is none. It reads, also at preview, and changes
 * nothing. It makes a call for each 100 presets.
 *
 * Rejects with an error that has a `code`, such as `RTK_FORBIDDEN`; docs/errors.md lists them.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/presets/
 *
 * @param args which presets; plain values, see `getPresetsOutput` for others
 * @param _opts as every Pulumi function has them; since the lookup runs in the program, none has an effect
 * @returns the presets in RealtimeKit's order, without `config`, `permissions` and `ui`, which `getPreset` has
 */
export function getPresets(args: GetPresetsArgs = {}, _opts?: pulumi.InvokeOptions): Promise<PresetsResult> {
  return all.plain(args);
}

/**
 * Looks up presets, as `getPresets` does, when its arguments are known. As long as they are not, or come from a resource that
 * does not exist yet, the result is unknown and no call is made.
 *
 * @param args which presets
 * @param opts `dependsOn` waits for resources; no other option has an effect
 * @returns the presets, as a secret if an argument is a secret
 */
export function getPresetsOutput(
  args: InputsOf<GetPresetsArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<PresetsResult>> {
  return all.output(args, opts);
}
