import type { z } from "zod";

/** What is known of a field beside its type: everything else in this project follows from it and the type. */
export interface FieldFacts {
  /** What it does, in a sentence or two: shown on hover and in the reference. */
  doc: string;
  /** What RealtimeKit takes when the field is left out. */
  default?: string | number | boolean;
  /** Unit of a number. */
  unit?: string;
  /** Stored encrypted, never printed. */
  secret?: true;
  /** RealtimeKit takes it and never answers it, so a read keeps what was last sent. */
  writeOnly?: true;
  /** A change makes a new object instead of changing the one that exists. */
  replaces?: true;
  /** The provider's alone: the service neither takes nor shows it. */
  providerOnly?: true;
  /** Set by a call of its own: not part of what is sent to create or replace the object. */
  separateCall?: true;
  /** Matters while the object is made, and never after: no change of it causes an update. */
  onlyOnCreate?: true;
  /** Where the value comes from when the program leaves it out: first the stack's config, then the environment. */
  from?: { config: string; env: string };
  /** Takes any text but what the type's other variants take. */
  open?: true;
  /** A text that the service trims: two that differ only in the white space at their ends are equal. */
  trimmed?: true;
  /** An array whose order means nothing: two with the same items are equal. */
  set?: true;
  /** An output that an update gives another value: the name of the input whose change does, or `*` for every update. */
  renewedBy?: string;
  /** An output that an answer may leave out, such as a token shown once: a read then keeps the value that state has. */
  kept?: true;
}

/** Ties the facts to the schema of one field; always the last call of its chain. */
export function field<T extends z.ZodType>(schema: T, facts: FieldFacts): T {
  const { doc, ...rest } = facts;
  return schema.meta({ description: doc, ...rest }) as T;
}
