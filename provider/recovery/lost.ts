import { type ErrorCode, RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import type { JsonObject } from "../values";
import type { Strategy } from "./strategy";

/** Where no answer told the time, RealtimeKit's clock may differ from this machine's by so much. */
const UNKNOWN_CLOCK_MS = 5 * 60_000;

/** A create of which nobody knows whether it created its object. */
export interface Lost {
  inputs: JsonObject;
  service: Service;
  strategy: Strategy;
  /** When the first create was sent: by this machine's clock, or by RealtimeKit's, where the state remembers it. */
  since: { here: number } | { there: number };
  error: RealtimeKitError;
}

/** The earliest time, by RealtimeKit's clock, at which the object can have been created. */
export function startOf({ since, service }: Pick<Lost, "since" | "service">): number {
  if ("there" in since) return since.there;
  return service.api.earliestServiceTime(since.here) ?? since.here - UNKNOWN_CLOCK_MS;
}

/** It could not be found out whether an object was created: the state has to remember, and the next run looks again. */
export class DoubtError extends RealtimeKitError {
  constructor(
    code: ErrorCode,
    summary: string,
    /** By RealtimeKit's clock, the time from which the object may be there. */
    readonly since: number,
    cause: RealtimeKitError,
  ) {
    super(code, summary, { status: cause.status, ray: cause.ray, mayHaveActed: true, cause });
  }
}

const NEXT_RUN =
  'The state records this create: the next "pulumi up" looks for what it created, and takes it or creates another';

/** Nobody knows whether it was created. `cause`: why it could not be looked for. */
export function doubtful(lost: Lost, cause: unknown): DoubtError {
  const { inputs, strategy, error } = lost;
  const search =
    cause !== error && cause instanceof RealtimeKitError ? `. The search for it failed too: ${cause.brief}` : "";
  const summary = `${error.summary}${search}. It is not known whether RealtimeKit created the ${strategy.describe(inputs)}. ${NEXT_RUN}`;
  return new DoubtError(error.code, summary, startOf(lost), error);
}

/** More objects fit than creates were lost: the user has to say which one is the resource's. */
export function ambiguous(lost: Lost, fitting: readonly Remote[]): DoubtError {
  const { inputs, strategy, error } = lost;
  const found = fitting.map(({ id, live }) => `${id} (created ${live.createdAt})`).join(", ");
  const choice = fitting.map(({ id }) => `adoptId: "${id}"`).join(" or ");
  const summary = `the outcome of the create of a ${strategy.describe(inputs)} is unknown (${error.brief}), and more than one object may be what it created: ${found}. Choose with ${choice}, and remove those that nobody needs`;
  return new DoubtError("RTK_AMBIGUOUS", summary, startOf(lost), error);
}
