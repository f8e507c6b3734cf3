/** A value that RealtimeKit takes and this release does not know yet: `type: "the-new-one" as OtherValue`. */
export type OtherValue = string & { readonly __otherValue: unique symbol };
