import type * as pulumi from "@pulumi/pulumi";

/** What the engine calls. Each run of it gets a new one, as each run has a process of its own. */
export type Provider = Pick<Required<pulumi.dynamic.ResourceProvider>, "create" | "read" | "update" | "delete"> &
  Pick<pulumi.dynamic.ResourceProvider, "check" | "diff">;

export interface Client {
  name: string;
  start(baseUrl: string): Provider;
  /** What its program declares beside the meeting. */
  declares?: Record<string, unknown>;
}

/** What the programs of the comparison declare. */
export interface Declared {
  accountId: string;
  appId: string;
  title: string;
  persistChat: boolean;
  status: "ACTIVE" | "INACTIVE";
  aiConfig?: { transcription: { keywords: string[] } };
}

export const TOKEN = "token-of-the-bench";
