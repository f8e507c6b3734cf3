import type * as pulumi from "@pulumi/pulumi";
import { AppOutputs, type RealtimeKitAppAddress, type RealtimeKitAppArgs } from "../generated/app";
import { appFacts } from "../generated/appFacts";
import { isResourceOf } from "../resource";
import { nativeExisting, nativeRegistration } from "./resource";

/**
 * An app of Cloudflare RealtimeKit: what the meetings, presets and webhooks of one product belong to.
 *
 * The native plugin manages it. It has the arguments, outputs and behavior of `RealtimeKitApp`, and supports Pulumi's
 * options `import` and `provider`. A stack that has a `RealtimeKitApp` of the same name keeps its app: replace the
 * class and run `pulumi up`.
 *
 * ```ts
 * const app = new App("app", { name: "Acme meetings", uniqueName: true });
 * const standup = new Meeting("standup", { appId: app.id, title: "Daily standup" });
 * ```
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/apps/
 */
export class App extends AppOutputs {
  /**
   * Reads an app that this stack does not manage. Every field is an output. The provider never changes the app.
   *
   * @param name name of the resource in this stack
   * @param id the app's id, or `accountId/appId`
   * @param address the account, if the ID does not contain it; by default, that of the provider
   * @param opts Pulumi's resource options
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    address: RealtimeKitAppAddress = {},
    opts?: pulumi.CustomResourceOptions,
  ): App {
    return new App(name, ...nativeExisting<RealtimeKitAppArgs>(appFacts, id, address, opts));
  }

  /** Whether the value is an `App`, including one from another copy of this package. */
  static override isInstance(value: unknown): value is App {
    return isResourceOf(appFacts.nativeToken, value);
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
    super(...nativeRegistration(appFacts, name, args, opts));
  }
}
