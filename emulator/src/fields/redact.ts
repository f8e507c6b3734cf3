import type { FieldRule, Fields } from "./field";

const DEEPEST = 32;

/** The names of all fields whose values the request log must not keep. */
export function secretNames(tables: Iterable<Fields>): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (name: string, rule: FieldRule) => {
    if (rule.writeOnly || rule.unlogged) names.add(name);
    for (const [inner, innerRule] of Object.entries(rule.fields ?? {})) collect(inner, innerRule);
    if (rule.items) collect(name, rule.items);
  };
  for (const fields of tables) for (const [name, rule] of Object.entries(fields)) collect(name, rule);
  return names;
}

/**
 * A copy in which every value under a secret's name is replaced, at any depth: a client may have put it in the wrong
 * place.
 */
export function redact(names: ReadonlySet<string>, value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST) return "[too deep]";
  if (Array.isArray(value)) return value.map((item) => redact(names, item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      names.has(name) ? "[redacted]" : redact(names, item, depth + 1),
    ]),
  );
}
