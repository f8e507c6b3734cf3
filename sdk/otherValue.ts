/**
 * A value that RealtimeKit accepts and this release does not know yet: `type: "the-new-one" as OtherValue`.
 *
 * An enum that exists only for the compiler. To TypeScript, a branded string could be any literal, so with one it could
 * not tell the variants of a union apart.
 */
declare enum OtherValue {
  Any = "",
}

export type { OtherValue };
