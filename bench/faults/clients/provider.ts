import type * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../kinds/kind";

/** What the engine calls. Each run of it gets a new one, as each run has a process of its own. */
export type Provider = Pick<Required<pulumi.dynamic.ResourceProvider>, "create" | "read" | "update" | "delete"> &
  Pick<pulumi.dynamic.ResourceProvider, "check" | "diff">;

export interface Client {
  name: string;
  start(baseUrl: string, kind: Kind): Provider;
  /** It is this package. */
  isOurs?: true;
  /** What its program declares beside the rest. */
  declares?: Record<string, unknown>;
}

export const TOKEN = "token-of-the-bench";
