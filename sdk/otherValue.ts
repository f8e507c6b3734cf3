/**
 * A value that RealtimeKit takes and this release does not know yet: `type: "the-new-one" as OtherValue`.
 *
 * An enum for the compiler alone. To TypeScript a branded string could be any literal, so with one it would never tell
 * the variants of a union apart.
 */
declare enum OtherValue {
  Any = "",
}

export type { OtherValue };
