// Generated from provider/app/schema.ts by "npm run generate". Do not edit: change the schema.

/** Arguments of `getApps`: what an object has to match, all of it. */
export interface GetAppsArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: string | undefined;
  /** Only apps of exactly this name. */
  name?: string | undefined;
  /**
   * Only apps that RealtimeKit's search finds by this text in the name.
   *
   * At most 125 characters.
   */
  search?: string | undefined;
}

/** Arguments of `getApp`. */
export interface GetAppArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: string | undefined;
  /** ID of the app. Give either this or `name`. */
  id?: string | undefined;
  /** Exact name of the app. It is an error if no app has it, or several. */
  name?: string | undefined;
}

/** An app as RealtimeKit has it, with the names of the outputs of its resource. */
export interface AppResult {
  /** ID of the app. */
  id: string;
  /** ID of the Cloudflare account that owns the app. */
  accountId: string;
  /** Name of the app. */
  name: string;
  /** Time at which RealtimeKit created the app, as an ISO 8601 string. */
  createdAt: string;
}

/** The apps that a lookup finds. */
export type AppsResult = AppResult[];
