import type { Identity } from "../claims";
import type { JsonObject } from "../values";

/** `urn:pulumi:stack::project::parent$type::name` */
interface Urn {
  type: string;
  name: string;
}

export function parseUrn(urn: string): Urn {
  const [, , types = "", ...name] = urn.split("::");
  return { type: types.split("$").at(-1) ?? "", name: name.join("::") };
}

/** The resource as claims know it. */
export function identityOf(urn: string): Identity {
  return { key: urn, name: parseUrn(urn).name };
}

/** The mark that the SDK gives an explicit provider whose name could be one of the engine's own. */
export const EXPLICIT = "__explicit";

/**
 * Whether the engine made this provider, for resources that name none. Its name consists of the plugin's version and
 * address, if it has them, as in `default_0_1_0_github_/api.github.com/owner/name`, and it has no parent.
 */
export function isDefaultProvider(urn: string, inputs: JsonObject): boolean {
  const [, , types = ""] = urn.split("::");
  if (types.includes("$") || inputs[EXPLICIT] !== undefined) return false;
  const name = inName(parseUrn(urn).name);
  const start = inName(typeof inputs.version === "string" ? `default_${inputs.version}` : "default");
  return name.startsWith(start) && /^(_[a-z]\w*_\/.+)?$/.test(name.slice(start.length));
}

/** The engine separates the parts of a version in its own way. */
function inName(text: string): string {
  return text.replaceAll(/[.+-]/g, "_");
}
