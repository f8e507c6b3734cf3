import type * as pulumi from "@pulumi/pulumi";
import { appFacts } from "../generated/appFacts";
import type { AppResult, AppsResult, GetAppArgs, GetAppsArgs } from "../generated/appLookups";
import type { InputsOf } from "./inputsOf";
import { Lookup } from "./lookup";

const one = new Lookup<GetAppArgs, AppResult>(appFacts, "getApp", "one");
const all = new Lookup<GetAppsArgs, AppsResult>(appFacts, "getApps", "all");

/**
 * Looks up one app, by `id` or by its exact `name`. It reads, also at preview, and changes nothing.
 *
 * ```ts
 * const { id: appId } = await getApp({ name: "production" });
 * ```
 *
 * Rejects with an error whose `code` is `RTK_NOT_FOUND` if there is no such app, `RTK_AMBIGUOUS` if several have the
 * name, or `RTK_ARGUMENT`; docs/errors.md lists all codes with their remedies.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/apps/
 *
 * @param args which app; plain values, see `getAppOutput` for others
 * @param _opts as every Pulumi function has them; since the lookup runs in the program, none has an effect
 * @returns the app with its name and the time at which it was created. RealtimeKit has no call for one, so the list is read
 */
export function getApp(args: GetAppArgs, _opts?: pulumi.InvokeOptions): Promise<AppResult> {
  return one.plain(args);
}

/**
 * Looks up one app, as `getApp` does, when its arguments are known. As long as they are not, or come from a resource
 * that does not exist yet, the result is unknown and no call is made.
 *
 * @param args which app
 * @param opts `dependsOn` waits for resources; no other option has an effect
 * @returns the app, as a secret if an argument is a secret
 */
export function getAppOutput(
  args: InputsOf<GetAppArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<AppResult>> {
  return one.output(args, opts);
}

/**
 * Looks up all apps of an account that match the arguments; `[]` if there is none. It reads, also at preview, and changes
 * nothing. It makes a call for each 100 apps.
 *
 * Rejects with an error that has a `code`, such as `RTK_FORBIDDEN`; docs/errors.md lists them.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/apps/
 *
 * @param args which apps; plain values, see `getAppsOutput` for others
 * @param _opts as every Pulumi function has them; since the lookup runs in the program, none has an effect
 * @returns the apps in RealtimeKit's order
 */
export function getApps(args: GetAppsArgs = {}, _opts?: pulumi.InvokeOptions): Promise<AppsResult> {
  return all.plain(args);
}

/**
 * Looks up apps, as `getApps` does, when its arguments are known. As long as they are not, or come from a resource that
 * does not exist yet, the result is unknown and no call is made.
 *
 * @param args which apps
 * @param opts `dependsOn` waits for resources; no other option has an effect
 * @returns the apps, as a secret if an argument is a secret
 */
export function getAppsOutput(
  args: InputsOf<GetAppsArgs> = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<AppsResult>> {
  return all.output(args, opts);
}
