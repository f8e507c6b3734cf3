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
   * @param args its settings; each comes from the environment if you leave it out
   * @param opts Pulumi's resource options
   */
  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    super("realtimekit", name, inputsOf(args), opts);
  }
}

/** The engine takes text only, and the token is a secret whatever the program passes. */
function inputsOf({ apiToken, ...args }: ProviderArgs): pulumi.Inputs {
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  const texts = given.map(([name, value]) => [name, pulumi.output(value).apply(String)]);
  return { ...Object.fromEntries(texts), ...(apiToken === undefined ? {} : { apiToken: pulumi.secret(apiToken) }) };
}
