import type * as pulumi from "@pulumi/pulumi";
import { meetingFacts } from "../generated/meetingFacts";
import type { GetMeetingArgs, GetMeetingsArgs, MeetingResult, MeetingsResult } from "../generated/meetingLookups";
import type { InputsOf } from "./inputsOf";
import { Lookup } from "./lookup";

const one = new Lookup<GetMeetingArgs, MeetingResult>(meetingFacts, "getMeeting", "one");
const all = new Lookup<GetMeetingsArgs, MeetingsResult>(meetingFacts, "getMeetings", "all");

/**
 * Looks up one meeting, by `id` or by its exact `title`. It reads, also at preview, and changes nothing.
 *
 * ```ts
 * const standup = await getMeeting({ title: "Daily standup" });
 * ```
 *
 * Rejects with an error whose `code` is `RTK_NOT_FOUND` if there is no such meeting, `RTK_AMBIGUOUS` if several have the
 * title, or `RTK_ARGUMENT`; docs/errors.md lists all codes with their remedies.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/
 *
 * @param args which meeting; plain values, see `getMeetingOutput` for others
 * @param _opts as every Pulumi function has them; since the lookup runs in the program, none has an effect
 * @returns the meeting with RealtimeKit's values; its one secret, the RTMP address, is a secret Output
 */
export function getMeeting(args: GetMeetingArgs, _opts?: pulumi.InvokeOptions): Promise<MeetingResult> {
  return one.plain(args);
}

/**
 * Looks up one meeting, as `getMeeting` does, when its arguments are known. As long as they are not, or come from a
 * resource that does not exist yet, the result is unknown and no call is made.
 *
 * @param args which meeting
 * @param opts `dependsOn` waits for resources; no other option has an effect
 * @returns the meeting, as a secret if it has an RTMP address or if an argument is a secret
 */
export function getMeetingOutput(
  args: InputsOf<GetMeetingArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<MeetingResult>> {
  return one.output(args, opts);
}

/**
 * Looks up all meetings of an app that match the arguments, of however many pages; `[]` if there is none. It reads, also
 * at preview, and changes nothing. It makes a call for each 100 meetings.
 *
 * ```ts
 * const open = await getMeetings({ status: "ACTIVE" });
 * ```
 *
 * Rejects with an error that has a `code`, such as `RTK_NOT_FOUND` for an unknown app; docs/errors.md lists them.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/get/
 *
 * @param args which meetings; plain values, see `getMeetingsOutput` for others
 * @param _opts as every Pulumi function has them; since the lookup runs in the program, none has an effect
 * @returns the meetings in RealtimeKit's order, without `aiConfig`, which `getMeeting` has
 */
export function getMeetings(args: GetMeetingsArgs = {}, _opts?: pulumi.InvokeOptions): Promise<MeetingsResult> {
  return all.plain(args);
}

/**
 * Looks up meetings, as `getMeetings` does, when its arguments are known. As long as they are not, or come from a
 * resource that does not exist yet, the result is unknown and no call is made.
 *
 * @param args which meetings
 * @param opts `dependsOn` waits for resources; no other option has an effect
 * @returns the meetings, as a secret if one of them has an RTMP address or if an argument is a secret
 */
export function getMeetingsOutput(
  args: InputsOf<GetMeetingsArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<MeetingsResult>> {
  return all.output(args, opts);
}
