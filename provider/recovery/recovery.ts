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
  /** The object, if it already exists. Called before each create. */
  find?(): Promise<Remote | undefined>;
}

/**
 * Creates each object once, for one operation of the engine. RealtimeKit has no idempotency keys, so a create whose
 * outcome is unknown is never simply repeated: Recovery searches for its object, and sends another create only if there
 * is none.
 */
export class Recovery {
  private readonly groups = new Map<string, Group>();
  private readonly outage = new Outage();

  async create({ find, ...request }: CreateRequest): Promise<Remote> {
    const { service } = request;
    const { api } = service;
    const attempt = { ...request, since: { here: Date.now() } };
    let error: RealtimeKitError | undefined;
    // Creates whose outcome is unknown. One that was refused left nothing behind.
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

  /** The object of a create that an earlier run sent, if it exists. */
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
  return `${error.brief}. RealtimeKit has no ${strategy.describe(inputs)} that was created since then, so the provider creates it again. If the first one appears later, "npx pulumi-realtimekit orphans" lists it`;
}

/** Nothing was sent, so the outcome is known. */
function heldBack({ inputs, strategy }: CreateRequest): RealtimeKitError {
  const what = strategy.describe(inputs);
  return new RealtimeKitError(
    "RTK_SERVER_ERROR",
    `RealtimeKit is failing all creates, so the provider did not send the create of the ${what}. Nothing was created; run "pulumi up" again later`,
    { unsent: true },
  );
}
