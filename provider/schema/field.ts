import type * as z from "zod";

/** What is known about a field in addition to its type. Everything else in this project is derived from both. */
export interface FieldFacts {
  /** What it does, in a sentence or two: shown on hover and in the reference. */
  doc: string;
  /** What RealtimeKit uses if the field is left out. */
  default?: string | number | boolean;
  /** Unit of a number. */
  unit?: string;
  /** Stored encrypted, never printed. */
  secret?: true;
  /** RealtimeKit accepts it and never returns it, so a read keeps what was last sent. */
  writeOnly?: true;
  /** A change creates a new object instead of changing the existing one. */
  replaces?: true;
  /** Only the provider uses it: RealtimeKit neither accepts nor returns it. */
  providerOnly?: true;
  /** A separate call sets it: it is not part of the body that creates or replaces the object. */
  separateCall?: true;
  /** Matters only when the object is created: changing it later causes no update. */
  onlyOnCreate?: true;
  /** Where the value comes from if the program leaves it out: first the stack's config, then the environment. */
  from?: { config: string; env: string };
  /** Accepts any text except those that the type's other variants accept. */
  open?: true;
  /** A text that RealtimeKit trims: two that differ only in spaces at their ends are equal. */
  trimmed?: true;
  /** An array whose order does not matter: two with the same items are equal. */
  set?: true;
  /** An output whose value an update changes: the name of the input that causes it, or `*` for every update. */
  renewedBy?: string;
  /** An output that an answer may leave out, such as a token shown once: a read then keeps the value in state. */
  kept?: true;
}

/** Attaches the facts to the schema of one field. It must be the last call of the chain. */
export function field<T extends z.ZodType>(schema: T, facts: FieldFacts): T {
  const { doc, ...rest } = facts;
  return schema.meta({ description: doc, ...rest }) as T;
}
