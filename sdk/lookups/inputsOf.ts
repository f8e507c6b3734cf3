import type * as pulumi from "@pulumi/pulumi";

/** The arguments of a lookup as its `…Output` form takes them. */
export type InputsOf<Args> = { [Name in keyof Args]: pulumi.Input<Args[Name]> };
