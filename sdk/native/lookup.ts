import * as pulumi from "@pulumi/pulumi";
import type { ResourceFacts } from "../facts";
import { type Amount, Lookup } from "../lookups/lookup";

/** A function of the plugin, in both of its forms. The plugin fills in the account and the app. */
export class PluginLookup<Args extends object, Result> extends Lookup<Args, Result> {
  constructor(facts: ResourceFacts, name: string, amount: Amount) {
    super({ ...facts, sources: {} }, name, amount);
  }

  /** Pulumi does not tell a function which of its arguments are secrets, so the plugin's messages are redacted here. */
  protected override async run(
    args: Record<string, unknown>,
    hidden: readonly string[],
    opts: pulumi.InvokeOptions,
  ): Promise<unknown> {
    try {
      const found = await pulumi.runtime.invoke(this.token, args, opts);
      // The engine's own answer, without a call of the plugin, if the provider has an argument that is not known yet.
      if (Object.keys(found).length === 0) return pulumi.unknown;
      return this.amount === "one" ? found : found[`${this.facts.name}s`];
    } catch (error) {
      const { redactor } = require("../../provider/redact") as typeof import("../../provider/redact");
      const message = redactor(hidden)(error instanceof Error ? error.message : String(error));
      throw Object.assign(new pulumi.RunError(message), { code: /\bRTK_[A-Z_]+/.exec(message)?.[0] });
    }
  }
}
