/** Places in the arguments of a resource, each as the names that lead to it. */
export type Paths = readonly (readonly string[])[];

/** Where an argument comes from when the program leaves it out: first the stack's config, then the environment. */
export interface Source {
  readonly config: string;
  readonly env: string;
}

/** What a resource class needs to know of its schema while a program runs; generated for each resource. */
export interface ResourceFacts {
  /** Names the provider in `__provider`. */
  readonly name: string;
  readonly className: string;
  /** Part of every URN. */
  readonly typeToken: string;
  /** The same of the native plugin's resource. */
  readonly nativeToken: string;
  /** The arguments that say where an object is; their values, in this order, stand before its id in a slash path. */
  readonly address: readonly string[];
  /** Whether the resource takes `adoptId`. */
  readonly adopts: boolean;
  readonly outputNames: readonly string[];
  /** What the provider fills in when the program leaves it out. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly sources: Readonly<Record<string, Source>>;
  /** Arguments that are stored encrypted, whatever the program passes. */
  readonly secretPaths: Paths;
  /** Those of them that RealtimeKit returns. */
  readonly shownSecretPaths: Paths;
  /** Objects that take fields that no release knows. */
  readonly openPaths: Paths;
  /** Outputs that RealtimeKit makes and that are secrets. */
  readonly additionalSecretOutputs: readonly string[];
}
