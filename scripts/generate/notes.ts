import type { FieldSchema } from "../../provider/schema/walk";

/** What the facts of a field add to its description, one sentence each. */
export function notes(facts: FieldSchema): string[] {
  return [
    range(facts),
    length(facts),
    facts.enum && `One of ${values(facts.enum)}.`,
    facts.items?.enum && `Any of ${values(facts.items.enum)}.`,
    fallback(facts),
    facts.secret &&
      (facts.writeOnly ? "Secret: stored encrypted. RealtimeKit never returns it." : "Secret: stored encrypted."),
    facts.replaces && "Changing it replaces the resource.",
  ].filter((note) => typeof note === "string");
}

function values(allowed: readonly string[]): string {
  return allowed.map((value) => `\`${value}\``).join(", ");
}

export function fallback({ default: value, from }: FieldSchema): string | undefined {
  if (value !== undefined) return `Default: \`${value}\`.`;
  return from && `Default: the stack's config \`${from.config}\`, then the environment variable \`${from.env}\`.`;
}

export function range({ minimum, maximum, type, unit }: FieldSchema): string | undefined {
  const kind = type === "integer" ? "Whole number" : "Number";
  const of = unit ? ` of ${unit}` : "";
  if (isBound(maximum)) {
    return minimum === undefined ? `${kind}${of}, at most ${maximum}.` : `${kind}${of}, from ${minimum} to ${maximum}.`;
  }
  if (minimum !== undefined) return `${kind}${of}, ${minimum} or more.`;
  return unit ? `${kind}${of}.` : undefined;
}

/** Of a string. That one must not be empty goes without saying. */
function length({ minLength = 0, maxLength }: FieldSchema): string | undefined {
  if (maxLength === undefined) return minLength > 1 ? `At least ${minLength} characters.` : undefined;
  return minLength > 1 ? `From ${minLength} to ${maxLength} characters.` : `At most ${maxLength} characters.`;
}

/** JSON Schema bounds every integer by JavaScript's largest safe integer, which is not a bound of the field. */
export function isBound(maximum: number | undefined): maximum is number {
  return maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
}
