import * as pulumi from "@pulumi/pulumi";
import { providerText } from "../provider/dynamic/loader";
import { MeetingOutputs, type RealtimeKitMeetingArgs } from "./generated/meeting";
import { outputNames, secretPaths, shownSecretPaths, sources } from "./generated/meetingFacts";
import { markSecrets, secretPlaces } from "./secrets";
import { withSources } from "./sources";
import { claimTitle } from "./uniqueTitles";

/** Part of every URN: it never changes without an alias. */
const TYPE = "pulumi-nodejs:dynamic/realtimekit:Meeting";

/** Where a meeting is that another program, or a person, made. */
export interface RealtimeKitMeetingAddress {
  /** Cloudflare account. Default: as the resource's `accountId`. */
  accountId?: pulumi.Input<string> | undefined;
  /** RealtimeKit app. Default: as the resource's `appId`. */
  appId?: pulumi.Input<string> | undefined;
}

/**
 * A meeting of Cloudflare RealtimeKit.
 *
 * What the program declares is kept as declared; what it leaves out belongs to RealtimeKit. RealtimeKit has no delete:
 * destroying a meeting sets it `INACTIVE`, so that nobody can join; `retainOnDelete` leaves it as it is.
 *
 * The API token comes from the environment's `CLOUDFLARE_API_TOKEN`, else from the stack's secret config
 * `cloudflare:apiToken`. It needs the permission "Realtime" or "Realtime Admin".
 *
 * ```ts
 * const standup = new RealtimeKitMeeting("standup", { title: "Daily standup", recordOnStart: true });
 * export const meetingId = standup.id;
 * ```
 *
 * Errors have a code, such as `RTK_FORBIDDEN`; docs/errors.md has each with its remedy.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/
 */
export class RealtimeKitMeeting extends MeetingOutputs {
  /**
   * Reads a meeting that this stack does not own. Every field is an output; nothing is changed, and destroy leaves the
   * meeting alone.
   *
   * @param name name of the resource in this stack
   * @param id the meeting's id, or `accountId/appId/meetingId`
   * @param address account and app, where the id does not say them
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitMeetingAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): RealtimeKitMeeting {
    const parts = pulumi.output(id).apply((text) => (text.split("/").length === 3 ? text.split("/") : [text]));
    const part = (place: number, otherwise: pulumi.Input<string> | undefined) =>
      pulumi.all([parts, otherwise]).apply(([found, given]) => (found.length === 3 ? found[place] : given) as string);
    const { accountId, appId } = withSources({ ...address }, sources) as RealtimeKitMeetingAddress;
    return new RealtimeKitMeeting(
      name,
      { accountId: part(0, accountId), appId: part(1, appId) },
      { ...opts, id: parts.apply((found) => found.at(-1) as string) },
    );
  }

  /** Whether the value is a RealtimeKitMeeting, also one of another copy of this package. */
  static override isInstance(value: unknown): value is RealtimeKitMeeting {
    return (
      pulumi.CustomResource.isInstance(value) && (value as unknown as { __pulumiType?: string }).__pulumiType === TYPE
    );
  }

  /**
   * Declares a meeting of Cloudflare RealtimeKit. What is declared is kept as declared; what is left out belongs to
   * RealtimeKit. Destroying it sets it `INACTIVE`, since RealtimeKit has no delete.
   *
   * @param name name of the resource in this stack; part of its URN
   * @param args what is declared of the meeting; each takes a `pulumi.Input` at every depth
   * @param opts Pulumi's resource options
   */
  constructor(name: string, args: RealtimeKitMeetingArgs = {}, opts: pulumi.CustomResourceOptions = {}) {
    if (process.versions.bun) {
      throw new Error(
        "RealtimeKitMeeting is a dynamic resource, and Pulumi runs those under Node.js alone, not under Bun",
      );
    }
    const inputs =
      opts.id === undefined ? withSources({ ...args }, sources) : { ...args, ...secretPlaces(shownSecretPaths) };
    claimTitle(name, inputs);
    const unset = Object.fromEntries(outputNames.map((output) => [output, undefined]));
    super(
      TYPE,
      name,
      {
        ...unset,
        ...(markSecrets(inputs, secretPaths) as pulumi.Inputs),
        __provider: providerText("meeting"),
      },
      opts,
    );
  }
}
