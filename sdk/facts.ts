/** Paths in the arguments of a resource, each as a list of names. */
export type Paths = readonly (readonly string[])[];

/** Where an argument comes from if the program leaves it out: first the stack's config, then the environment. */
export interface Source {
  readonly config: string;
  readonly env: string;
}

/** What a resource class needs from its schema while a program runs. Generated for each resource. */
export interface ResourceFacts {
  /** Names the provider in `__provider`. */
  readonly name: string;
  readonly className: string;
  /** Part of every URN. */
  readonly typeToken: string;
  /** The type token of the native plugin's resource. */
  readonly nativeToken: string;
  /** The arguments that say where an object is. Their values, in this order, precede its ID in a slash path. */
  readonly address: readonly string[];
  /** Whether the resource takes `adoptId`. */
  readonly adopts: boolean;
  readonly outputNames: readonly string[];
  /** What the provider fills in if the program leaves it out. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly sources: Readonly<Record<string, Source>>;
  /** Arguments that are stored encrypted, whatever the program passes. */
  readonly secretPaths: Paths;
  /** Those that RealtimeKit returns. */
  readonly shownSecretPaths: Paths;
  /** Objects that accept any field. */
  readonly openPaths: Paths;
  /** Outputs that RealtimeKit adds and that are secrets. */
  readonly additionalSecretOutputs: readonly string[];
}
