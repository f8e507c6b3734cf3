import type * as pulumi from "@pulumi/pulumi";
import type { RealtimeKitAppAddress, RealtimeKitAppArgs } from "./generated/app";
import { AppOutputs } from "./generated/app";
import { appFacts } from "./generated/appFacts";
import { completeOutputs, existing, isResourceOf, registration } from "./resource";

/**
 * An app of Cloudflare RealtimeKit: what the meetings, presets and webhooks of one product belong to.
 *
 * RealtimeKit can neither rename nor delete an app. A new name is therefore an error at preview (`RTK_IMMUTABLE`), and
 * destroying an app only removes it from the stack, with a warning that has its ID. If the account already has an app of
 * the name, creating is an error with its ID (`RTK_EXISTS`): `adoptId` or `uniqueName` takes it over.
 *
 * The API token comes from the environment variable `CLOUDFLARE_API_TOKEN`, then from the stack's secret config
 * `cloudflare:apiToken`. It needs the permission "Realtime" or "Realtime Admin".
 *
 * ```ts
 * const app = new RealtimeKitApp("app", { name: "Acme meetings", uniqueName: true });
 * const standup = new RealtimeKitMeeting("standup", { appId: app.id, title: "Daily standup" });
 * ```
 *
 * Each error has a code, such as `RTK_FORBIDDEN`; docs/errors.md lists them with their remedies.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/apps/
 */
export class RealtimeKitApp extends AppOutputs {
  /**
   * Reads an app that this stack does not manage. Every field is an output. The provider never changes the app.
   *
   * @param name name of the resource in this stack
   * @param id the app's id, or `accountId/appId`
   * @param address account, if the id does not contain it
   * @param opts Pulumi's resource options
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitAppAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): RealtimeKitApp {
    return new RealtimeKitApp(name, ...existing<RealtimeKitAppArgs>(appFacts, id, address, opts));
  }

  /** Whether the value is a `RealtimeKitApp`, including one from another copy of this package. */
  static override isInstance(value: unknown): value is RealtimeKitApp {
    return isResourceOf(appFacts.typeToken, value);
  }

  /**
   * Declares an app of Cloudflare RealtimeKit. RealtimeKit can neither rename nor delete an app, so destroying it only
   * removes it from the stack.
   *
   * @param name name of the resource in this stack; part of its URN
   * @param args what you declare of the app; every field takes a `pulumi.Input`
   * @param opts Pulumi's resource options
   */
  constructor(name: string, args: RealtimeKitAppArgs, opts: pulumi.CustomResourceOptions = {}) {
    super(...registration(appFacts, name, args, opts));
    completeOutputs(this, appFacts, opts);
  }
}
