import * as pulumi from "@pulumi/pulumi";
import type { AppResult, AppsResult, GetAppArgs, GetAppsArgs } from "../generated/appLookups";
import type { GetMeetingArgs, GetMeetingsArgs, MeetingResult, MeetingsResult } from "../generated/meetingLookups";
import type { GetParticipantsArgs, ParticipantsResult } from "../generated/participantLookups";
import type { GetPresetArgs, GetPresetsArgs, PresetResult, PresetsResult } from "../generated/presetLookups";
import type { GetWebhookArgs, GetWebhooksArgs, WebhookResult, WebhooksResult } from "../generated/webhookLookups";
import type { InputsOf } from "../lookups/inputsOf";

/**
 * Looks up one app, by `id` or by its exact `name`.
 *
 * It fails if there is none (`RTK_NOT_FOUND`) or several (`RTK_AMBIGUOUS`).
 */
export function getApp(args: GetAppArgs, opts?: pulumi.InvokeOptions): Promise<pulumi.Unwrap<AppResult>> {
  return pulumi.runtime.invoke("realtimekit:index:getApp", args, opts);
}

/** The same, for arguments that are outputs. */
export function getAppOutput(
  args: InputsOf<GetAppArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<AppResult>> {
  return pulumi.runtime.invokeOutput("realtimekit:index:getApp", args, opts);
}

/** Looks up all apps that match the arguments, on all pages; `[]` if there is none. */
export async function getApps(args: GetAppsArgs = {}, opts?: pulumi.InvokeOptions): Promise<pulumi.Unwrap<AppsResult>> {
  return (await pulumi.runtime.invoke("realtimekit:index:getApps", args, opts)).apps;
}

/** The same, for arguments that are outputs. */
export function getAppsOutput(
  args: InputsOf<GetAppsArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<AppsResult>> {
  const found: pulumi.Output<{ apps: pulumi.Unwrap<AppsResult> }> = pulumi.runtime.invokeOutput(
    "realtimekit:index:getApps",
    args,
    opts,
  );
  return found.apply(({ apps }) => apps) as pulumi.Output<pulumi.Unwrap<AppsResult>>;
}

/**
 * Looks up one meeting, by `id` or by its exact `title`.
 *
 * It fails if there is none (`RTK_NOT_FOUND`) or several (`RTK_AMBIGUOUS`).
 */
export function getMeeting(args: GetMeetingArgs, opts?: pulumi.InvokeOptions): Promise<pulumi.Unwrap<MeetingResult>> {
  return pulumi.runtime.invoke("realtimekit:index:getMeeting", args, opts);
}

/** The same, for arguments that are outputs. */
export function getMeetingOutput(
  args: InputsOf<GetMeetingArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<MeetingResult>> {
  return pulumi.runtime.invokeOutput("realtimekit:index:getMeeting", args, opts);
}

/** Looks up all meetings that match the arguments, on all pages; `[]` if there is none. */
export async function getMeetings(
  args: GetMeetingsArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<pulumi.Unwrap<MeetingsResult>> {
  return (await pulumi.runtime.invoke("realtimekit:index:getMeetings", args, opts)).meetings;
}

/** The same, for arguments that are outputs. */
export function getMeetingsOutput(
  args: InputsOf<GetMeetingsArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<MeetingsResult>> {
  const found: pulumi.Output<{ meetings: pulumi.Unwrap<MeetingsResult> }> = pulumi.runtime.invokeOutput(
    "realtimekit:index:getMeetings",
    args,
    opts,
  );
  return found.apply(({ meetings }) => meetings) as pulumi.Output<pulumi.Unwrap<MeetingsResult>>;
}

/** Looks up all participants that match the arguments, on all pages; `[]` if there is none. */
export async function getParticipants(
  args: GetParticipantsArgs,
  opts?: pulumi.InvokeOptions,
): Promise<pulumi.Unwrap<ParticipantsResult>> {
  return (await pulumi.runtime.invoke("realtimekit:index:getParticipants", args, opts)).participants;
}

/** The same, for arguments that are outputs. */
export function getParticipantsOutput(
  args: InputsOf<GetParticipantsArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<ParticipantsResult>> {
  const found: pulumi.Output<{ participants: pulumi.Unwrap<ParticipantsResult> }> = pulumi.runtime.invokeOutput(
    "realtimekit:index:getParticipants",
    args,
    opts,
  );
  return found.apply(({ participants }) => participants) as pulumi.Output<pulumi.Unwrap<ParticipantsResult>>;
}

/**
 * Looks up one preset, by `id` or by its exact `name`.
 *
 * It fails if there is none (`RTK_NOT_FOUND`) or several (`RTK_AMBIGUOUS`).
 */
export function getPreset(args: GetPresetArgs, opts?: pulumi.InvokeOptions): Promise<pulumi.Unwrap<PresetResult>> {
  return pulumi.runtime.invoke("realtimekit:index:getPreset", args, opts);
}

/** The same, for arguments that are outputs. */
export function getPresetOutput(
  args: InputsOf<GetPresetArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<PresetResult>> {
  return pulumi.runtime.invokeOutput("realtimekit:index:getPreset", args, opts);
}

/** Looks up all presets that match the arguments, on all pages; `[]` if there is none. */
export async function getPresets(
  args: GetPresetsArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<pulumi.Unwrap<PresetsResult>> {
  return (await pulumi.runtime.invoke("realtimekit:index:getPresets", args, opts)).presets;
}

/** The same, for arguments that are outputs. */
export function getPresetsOutput(
  args: InputsOf<GetPresetsArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<PresetsResult>> {
  const found: pulumi.Output<{ presets: pulumi.Unwrap<PresetsResult> }> = pulumi.runtime.invokeOutput(
    "realtimekit:index:getPresets",
    args,
    opts,
  );
  return found.apply(({ presets }) => presets) as pulumi.Output<pulumi.Unwrap<PresetsResult>>;
}

/**
 * Looks up one webhook, by `id` or by its exact `name`.
 *
 * It fails if there is none (`RTK_NOT_FOUND`) or several (`RTK_AMBIGUOUS`).
 */
export function getWebhook(args: GetWebhookArgs, opts?: pulumi.InvokeOptions): Promise<pulumi.Unwrap<WebhookResult>> {
  return pulumi.runtime.invoke("realtimekit:index:getWebhook", args, opts);
}

/** The same, for arguments that are outputs. */
export function getWebhookOutput(
  args: InputsOf<GetWebhookArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<WebhookResult>> {
  return pulumi.runtime.invokeOutput("realtimekit:index:getWebhook", args, opts);
}

/** Looks up all webhooks that match the arguments, on all pages; `[]` if there is none. */
export async function getWebhooks(
  args: GetWebhooksArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<pulumi.Unwrap<WebhooksResult>> {
  return (await pulumi.runtime.invoke("realtimekit:index:getWebhooks", args, opts)).webhooks;
}

/** The same, for arguments that are outputs. */
export function getWebhooksOutput(
  args: InputsOf<GetWebhooksArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<WebhooksResult>> {
  const found: pulumi.Output<{ webhooks: pulumi.Unwrap<WebhooksResult> }> = pulumi.runtime.invokeOutput(
    "realtimekit:index:getWebhooks",
    args,
    opts,
  );
  return found.apply(({ webhooks }) => webhooks) as pulumi.Output<pulumi.Unwrap<WebhooksResult>>;
}
