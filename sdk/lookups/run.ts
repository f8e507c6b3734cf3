import * as pulumi from "@pulumi/pulumi";
import { Network } from "../../provider/api/network";
import { connectionFrom } from "../../provider/dynamic/settings";
import { RealtimeKitError } from "../../provider/errors";
import { isFindable } from "../../provider/lookup/fields";
import { type Lookups, lookupsOf } from "../../provider/lookup/lookup";
import { definitions } from "../../provider/registry";
import type { JsonObject } from "../../provider/values";
import type { Amount } from "./lookup";

/**
 * One for the process, also where several stacks run in it: what it holds is a rate budget for each token, and
 * Cloudflare counts the calls of a token together.
 */
const network = new Network();

const all = new Map<string, Lookups>();
for (const definition of definitions) if (isFindable(definition)) all.set(definition.name, lookupsOf(definition));

/**
 * Looks objects up with the client and the settings of the provider. What fails is shown without a stack, as every
 * mistake of a program, and has its code as `code`.
 *
 * @param hidden texts that no message may show
 */
export async function runLookup(
  name: string,
  amount: Amount,
  args: Record<string, unknown>,
  hidden: readonly string[],
): Promise<JsonObject | JsonObject[]> {
  const config = { get: pulumi.runtime.getConfig };
  try {
    const lookups = all.get(name) as Lookups;
    return await lookups[amount](args as JsonObject, {
      network,
      connection: connectionFrom(config),
      warn: (message) => void pulumi.log.warn(message),
      variable: (variable) => process.env[variable],
      config: config.get,
      hidden,
    });
  } catch (error) {
    if (!(error instanceof RealtimeKitError)) throw error;
    throw Object.assign(new pulumi.RunError(error.message), { code: error.code });
  }
}
