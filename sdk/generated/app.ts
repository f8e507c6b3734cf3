// Generated from provider/app/schema.ts by "npm run generate". Do not edit: change the schema.
import * as pulumi from "@pulumi/pulumi";

/**
 * Arguments of `RealtimeKitApp`.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/apps/methods/post/
 */
export interface RealtimeKitAppArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   *
   * Changing it replaces the resource.
   */
  accountId?: pulumi.Input<string> | undefined;
  /** Name of the app. RealtimeKit cannot rename an app, so a new name is an error at preview (`RTK_IMMUTABLE`). It cannot delete one either, so the provider never creates a second app of the same name: if the account has one, creating is an error with its ID (`RTK_EXISTS`), unless you set `adoptId` or `uniqueName`. */
  name: pulumi.Input<string>;
  /** ID of an existing app to take over instead of creating one. `name` must be its name. You can remove the argument afterwards. Changing it to the ID of another app is an error (`RTK_ADOPT`). */
  adoptId?: pulumi.Input<string> | undefined;
  /**
   * Treat the name as the key of the app in its account. If an app has exactly this name, the provider takes it over instead of creating another. You can therefore safely repeat a run that was interrupted, and deploy again after a destroy. Several apps with the name are an error (`RTK_EXISTS`).
   *
   * Default: `false`.
   */
  uniqueName?: pulumi.Input<boolean> | undefined;
}

/** Where the object is that `RealtimeKitApp.get` reads, unless its ID says so. */
export interface RealtimeKitAppAddress {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: pulumi.Input<string> | undefined;
}

/** Outputs of `RealtimeKitApp`: what you declare, with RealtimeKit's values, and what RealtimeKit adds. */
export abstract class AppOutputs extends pulumi.CustomResource {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   *
   * Changing it replaces the resource.
   */
  declare readonly accountId: pulumi.Output<string>;
  /** Name of the app. RealtimeKit cannot rename an app, so a new name is an error at preview (`RTK_IMMUTABLE`). It cannot delete one either, so the provider never creates a second app of the same name: if the account has one, creating is an error with its ID (`RTK_EXISTS`), unless you set `adoptId` or `uniqueName`. */
  declare readonly name: pulumi.Output<string>;
  /** ID of an existing app to take over instead of creating one. `name` must be its name. You can remove the argument afterwards. Changing it to the ID of another app is an error (`RTK_ADOPT`). */
  declare readonly adoptId: pulumi.Output<string | undefined>;
  /**
   * Treat the name as the key of the app in its account. If an app has exactly this name, the provider takes it over instead of creating another. You can therefore safely repeat a run that was interrupted, and deploy again after a destroy. Several apps with the name are an error (`RTK_EXISTS`).
   *
   * Default: `false`.
   */
  declare readonly uniqueName: pulumi.Output<boolean | undefined>;
  /** Time at which RealtimeKit created the app, as an ISO 8601 string. */
  declare readonly createdAt: pulumi.Output<string>;
}
