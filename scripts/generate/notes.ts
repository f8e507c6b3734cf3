import type { FieldSchema } from "../../provider/schema/walk";

/** What the facts of a field add to its description, one sentence each. */
export function notes(facts: FieldSchema): string[] {
  return [
    range(facts),
    facts.enum && `One of ${facts.enum.map((value) => `\`${value}\``).join(", ")}.`,
    fallback(facts),
    facts.secret &&
      (facts.writeOnly ? "Secret: stored encrypted. RealtimeKit never returns it." : "Secret: stored encrypted."),
    facts.replaces && "Changing it replaces the resource.",
  ].filter((note) => typeof note === "string");
}

export function fallback({ default: value, from }: FieldSchema): string | undefined {
  if (value !== undefined) return `Default: \`${value}\`.`;
  return from && `Default: the stack's config \`${from.config}\`, then the environment variable \`${from.env}\`.`;
}

export function range({ minimum, maximum, type, unit }: FieldSchema): string | undefined {
  const kind = type === "integer" ? "Whole number" : "Number";
  const of = unit ? ` of ${unit}` : "";
  if (minimum === undefined) return unit ? `${kind}${of}.` : undefined;
  return isBound(maximum) ? `${kind}${of}, from ${minimum} to ${maximum}.` : `${kind}${of}, ${minimum} or more.`;
}

/** JSON Schema bounds every integer by JavaScript's largest safe integer, which is not a bound of the field. */
export function isBound(maximum: number | undefined): maximum is number {
  return maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
}
