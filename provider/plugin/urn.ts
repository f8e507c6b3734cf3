import type { Identity } from "../claims";

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

/** The engine makes this provider for resources that name none. */
export function isDefaultProvider(urn: string): boolean {
  return /^default(_|$)/.test(parseUrn(urn).name);
}
