import * as pulumi from "@pulumi/pulumi";
import type { ProviderArgs } from "../generated/native";

/**
 * A provider of its own for some resources: another account, another app, or another token than those of the stack.
 * Resources use it by the option `provider`.
 *
 * ```ts
 * const other = new Provider("other", { accountId: "…", apiToken: config.requireSecret("otherToken") });
 * new Meeting("review", { title: "Review" }, { provider: other });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
  /**
   * @param name name of the provider in this stack; part of its URN
   * @param args its settings; what you leave out comes from the environment, and not from the stack's config
   * @param opts Pulumi's resource options
   */
  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    super("realtimekit", name, { ...inputsOf(args), ...markOf(name) }, opts);
  }
}

/** The engine takes text only, and the token is a secret whatever the program passes. */
function inputsOf({ apiToken, ...args }: ProviderArgs): pulumi.Inputs {
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  const texts = given.map(([name, value]) => [name, pulumi.output(value).apply(String)]);
  return { ...Object.fromEntries(texts), ...(apiToken === undefined ? {} : { apiToken: pulumi.secret(apiToken) }) };
}

/**
 * The plugin tells the providers that the engine makes by their names, such as `default_0_1_0`, and has the environment
 * take precedence over their settings. A program's provider of such a name says that it is none of them.
 */
function markOf(name: string): pulumi.Inputs {
  return /^default(_|$)/.test(name) ? { __explicit: "true" } : {};
}
