import type * as pulumi from "@pulumi/pulumi";
import { appFacts } from "../generated/appFacts";
import type { AppResult, AppsResult, GetAppArgs, GetAppsArgs } from "../generated/appLookups";
import { meetingFacts } from "../generated/meetingFacts";
import type { GetMeetingArgs, GetMeetingsArgs, MeetingResult, MeetingsResult } from "../generated/meetingLookups";
import { participantFacts } from "../generated/participantFacts";
import type { GetParticipantsArgs, ParticipantsResult } from "../generated/participantLookups";
import { presetFacts } from "../generated/presetFacts";
import type { GetPresetArgs, GetPresetsArgs, PresetResult, PresetsResult } from "../generated/presetLookups";
import { webhookFacts } from "../generated/webhookFacts";
import type { GetWebhookArgs, GetWebhooksArgs, WebhookResult, WebhooksResult } from "../generated/webhookLookups";
import type { InputsOf } from "../lookups/inputsOf";
import { PluginLookup } from "./lookup";

const app = new PluginLookup<GetAppArgs, AppResult>(appFacts, "getApp", "one");
const apps = new PluginLookup<GetAppsArgs, AppsResult>(appFacts, "getApps", "all");
const meeting = new PluginLookup<GetMeetingArgs, MeetingResult>(meetingFacts, "getMeeting", "one");
const meetings = new PluginLookup<GetMeetingsArgs, MeetingsResult>(meetingFacts, "getMeetings", "all");
const participants = new PluginLookup<GetParticipantsArgs, ParticipantsResult>(
  participantFacts,
  "getParticipants",
  "all",
);
const preset = new PluginLookup<GetPresetArgs, PresetResult>(presetFacts, "getPreset", "one");
const presets = new PluginLookup<GetPresetsArgs, PresetsResult>(presetFacts, "getPresets", "all");
const webhook = new PluginLookup<GetWebhookArgs, WebhookResult>(webhookFacts, "getWebhook", "one");
const webhooks = new PluginLookup<GetWebhooksArgs, WebhooksResult>(webhookFacts, "getWebhooks", "all");

/**
 * Looks up one app, by `id` or by its exact `name`.
 *
 * It fails if there is none (`RTK_NOT_FOUND`) or several (`RTK_AMBIGUOUS`).
 */
export function getApp(args: GetAppArgs, opts?: pulumi.InvokeOptions): Promise<AppResult> {
  return app.plain(args, opts);
}

/** The same, for arguments that are outputs. */
export function getAppOutput(
  args: InputsOf<GetAppArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<AppResult>> {
  return app.output(args, opts);
}

/** Looks up all apps that match the arguments, on all pages; `[]` if there is none. */
export function getApps(args: GetAppsArgs = {}, opts?: pulumi.InvokeOptions): Promise<AppsResult> {
  return apps.plain(args, opts);
}

/** The same, for arguments that are outputs. */
export function getAppsOutput(
  args: InputsOf<GetAppsArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<AppsResult>> {
  return apps.output(args, opts);
}

/**
 * Looks up one meeting, by `id` or by its exact `title`.
 *
 * It fails if there is none (`RTK_NOT_FOUND`) or several (`RTK_AMBIGUOUS`).
 */
export function getMeeting(args: GetMeetingArgs, opts?: pulumi.InvokeOptions): Promise<MeetingResult> {
  return meeting.plain(args, opts);
}

/** The same, for arguments that are outputs. */
export function getMeetingOutput(
  args: InputsOf<GetMeetingArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<MeetingResult>> {
  return meeting.output(args, opts);
}

/** Looks up all meetings that match the arguments, on all pages; `[]` if there is none. */
export function getMeetings(args: GetMeetingsArgs = {}, opts?: pulumi.InvokeOptions): Promise<MeetingsResult> {
  return meetings.plain(args, opts);
}

/** The same, for arguments that are outputs. */
export function getMeetingsOutput(
  args: InputsOf<GetMeetingsArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<MeetingsResult>> {
  return meetings.output(args, opts);
}

/** Looks up all participants that match the arguments, on all pages; `[]` if there is none. */
export function getParticipants(args: GetParticipantsArgs, opts?: pulumi.InvokeOptions): Promise<ParticipantsResult> {
  return participants.plain(args, opts);
}

/** The same, for arguments that are outputs. */
export function getParticipantsOutput(
  args: InputsOf<GetParticipantsArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<ParticipantsResult>> {
  return participants.output(args, opts);
}

/**
 * Looks up one preset, by `id` or by its exact `name`.
 *
 * It fails if there is none (`RTK_NOT_FOUND`) or several (`RTK_AMBIGUOUS`).
 */
export function getPreset(args: GetPresetArgs, opts?: pulumi.InvokeOptions): Promise<PresetResult> {
  return preset.plain(args, opts);
}

/** The same, for arguments that are outputs. */
export function getPresetOutput(
  args: InputsOf<GetPresetArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<PresetResult>> {
  return preset.output(args, opts);
}

/** Looks up all presets that match the arguments, on all pages; `[]` if there is none. */
export function getPresets(args: GetPresetsArgs = {}, opts?: pulumi.InvokeOptions): Promise<PresetsResult> {
  return presets.plain(args, opts);
}

/** The same, for arguments that are outputs. */
export function getPresetsOutput(
  args: InputsOf<GetPresetsArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<PresetsResult>> {
  return presets.output(args, opts);
}

/**
 * Looks up one webhook, by `id` or by its exact `name`.
 *
 * It fails if there is none (`RTK_NOT_FOUND`) or several (`RTK_AMBIGUOUS`).
 */
export function getWebhook(args: GetWebhookArgs, opts?: pulumi.InvokeOptions): Promise<WebhookResult> {
  return webhook.plain(args, opts);
}

/** The same, for arguments that are outputs. */
export function getWebhookOutput(
  args: InputsOf<GetWebhookArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<WebhookResult>> {
  return webhook.output(args, opts);
}

/** Looks up all webhooks that match the arguments, on all pages; `[]` if there is none. */
export function getWebhooks(args: GetWebhooksArgs = {}, opts?: pulumi.InvokeOptions): Promise<WebhooksResult> {
  return webhooks.plain(args, opts);
}

/** The same, for arguments that are outputs. */
export function getWebhooksOutput(
  args: InputsOf<GetWebhooksArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<WebhooksResult>> {
  return webhooks.output(args, opts);
}
