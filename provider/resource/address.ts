import type { Facts } from "../schema/facts";
import type { JsonObject } from "../values";
import type { Context } from "./resource";

/** The address of an object and where each part of it came from, so that the user knows what to check. */
export function addressInWords(
  inputs: JsonObject,
  names: readonly string[],
  facts: Pick<Facts, "inputSchema">,
  context: Pick<Context, "config" | "variable">,
): string {
  return names
    .map((name) => `${name} ${JSON.stringify(inputs[name])} (${source(name, inputs, facts, context)})`)
    .join(", ");
}

/**
 * The provider is not told where a value came from. If a setting has the same value, it most likely came from there.
 */
function source(
  name: string,
  inputs: JsonObject,
  facts: Pick<Facts, "inputSchema">,
  context: Pick<Context, "config" | "variable">,
): string {
  const { config, variable } = context;
  const from = facts.inputSchema.properties?.[name]?.from;
  if (from && config?.(from.config) === inputs[name]) return `from the config key ${from.config}`;
  if (from && variable(from.env) === inputs[name]) return `from the environment variable ${from.env}`;
  return "from the program";
}
