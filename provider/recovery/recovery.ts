import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import type { JsonObject } from "../values";
import { Group } from "./group";
import { doubtful, type Lost } from "./lost";
import { Outage } from "./outage";
import { isRefusal, maySendAnother } from "./policy";
import type { Strategy } from "./strategy";

export interface CreateRequest {
  inputs: JsonObject;
  service: Service;
  strategy: Strategy;
  /** Whether the object is there already; asked before each create. */
  find?(): Promise<Remote | undefined>;
}

/**
 * Creates objects once each, for one operation of the engine. RealtimeKit has no idempotency key, so a create whose
 * outcome is unknown is never just repeated: its object is looked for, and only when it is not there is another sent.
 */
export class Recovery {
  private readonly groups = new Map<string, Group>();
  private readonly outage = new Outage();

  async create({ find, ...request }: CreateRequest): Promise<Remote> {
    const { service } = request;
    const { api } = service;
    const attempt = { ...request, since: { here: Date.now() } };
    let error: RealtimeKitError | undefined;
    // A create that was refused is not one of those that may have left something behind.
    let lost = 0;
    for (;;) {
      const there = await find?.().catch((cause) => {
        // What an earlier create may have made must not be forgotten because nobody can look for it now.
        throw lost > 0 && error ? doubtful({ ...attempt, error }, cause) : cause;
      });
      if (there) return there;
      const result = await this.groupOf(request).create(attempt, lost + 1);
      if (result && !(result instanceof RealtimeKitError)) return result;
      if (!result) throw error ? doubtful({ ...attempt, error }, error) : heldBack(request);
      error = result;
      if (!isRefusal(error)) lost++;
      if (!maySendAnother(lost, { budgetMs: api.budgetMs, remainingMs: api.remainingMs() })) {
        throw lost > 0 ? doubtful({ ...attempt, error }, error) : error;
      }
      if (lost === 1 && !isRefusal(error)) service.warn(createdAgain(request, error));
    }
  }

  /** The object of a create that an earlier run sent, if there is one by now. */
  resume(lost: Lost): Promise<Remote | undefined> {
    return this.groupOf(lost).resume(lost);
  }

  private groupOf({ inputs, service, strategy }: CreateRequest): Group {
    const key = JSON.stringify([service.objects(inputs).place(""), strategy.key.map((name) => inputs[name] ?? null)]);
    const group = this.groups.get(key) ?? new Group(this.outage);
    this.groups.set(key, group);
    return group;
  }
}

function createdAgain({ inputs, strategy }: CreateRequest, error: RealtimeKitError): string {
  return `${error.brief}. RealtimeKit shows no ${strategy.describe(inputs)} since then, so the provider creates it again. If the first one appears later, "npx pulumi-realtimekit orphans" lists it`;
}

/** Nothing was sent, so nothing is in doubt. */
function heldBack({ inputs, strategy }: CreateRequest): RealtimeKitError {
  const what = strategy.describe(inputs);
  return new RealtimeKitError(
    "RTK_SERVER_ERROR",
    `RealtimeKit fails all creates at the moment, so the provider did not send the create of the ${what}. Nothing was created; run "pulumi up" again later`,
    { unsent: true },
  );
}
