import { type ErrorCode, RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import type { JsonObject } from "../values";
import type { Strategy } from "./strategy";

/** How far RealtimeKit's clock may differ from this machine's, if no answer has told the time. */
const UNKNOWN_CLOCK_MS = 5 * 60_000;

/** A create whose outcome is unknown. */
export interface Lost {
  inputs: JsonObject;
  service: Service;
  strategy: Strategy;
  /** When the first create was sent: by this machine's clock, or by RealtimeKit's if the state records it. */
  since: { here: number } | { there: number };
  error: RealtimeKitError;
}

/** The earliest time at which the object can have been created, by RealtimeKit's clock. */
export function startOf({ since, service }: Pick<Lost, "since" | "service">): number {
  if ("there" in since) return since.there;
  return service.api.earliestServiceTime(since.here) ?? since.here - UNKNOWN_CLOCK_MS;
}

/** The outcome of a create is still unknown: the state must record it, and the next run searches again. */
export class DoubtError extends RealtimeKitError {
  constructor(
    code: ErrorCode,
    summary: string,
    /** The time from which the object may exist, by RealtimeKit's clock. */
    readonly since: number,
    cause: RealtimeKitError,
  ) {
    super(code, summary, { status: cause.status, ray: cause.ray, mayHaveActed: true, cause });
  }
}

const NEXT_RUN =
  'The state records this create: the next "pulumi up" searches for what it created, and takes that over or creates another';

/** The outcome of the create is unknown. `cause`: why the search failed. */
export function doubtful(lost: Lost, cause: unknown): DoubtError {
  const { inputs, strategy, error } = lost;
  const search =
    cause !== error && cause instanceof RealtimeKitError ? `. The search for it failed too: ${cause.brief}` : "";
  const summary = `${error.summary}${search}. It is not known whether RealtimeKit created the ${strategy.describe(inputs)}. ${NEXT_RUN}`;
  return new DoubtError(error.code, summary, startOf(lost), error);
}

/** Several objects fit equally well, so the user has to choose. */
export function ambiguous(lost: Lost, fitting: readonly Remote[]): DoubtError {
  const { inputs, strategy, error } = lost;
  const found = fitting.map(({ id, live }) => `${id} (created ${live.createdAt})`).join(", ");
  const choice = fitting.map(({ id }) => `adoptId: "${id}"`).join(" or ");
  const summary = `the outcome of the create of a ${strategy.describe(inputs)} is unknown (${error.brief}), and it may have created any one of these: ${found}. Choose one with ${choice}, and remove those that nobody needs`;
  return new DoubtError("RTK_AMBIGUOUS", summary, startOf(lost), error);
}
