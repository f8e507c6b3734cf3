import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { EmulatorOptions } from "../options";
import type { Entry } from "../store/objects";
import { refusalOf } from "./destination";
import type { events } from "./fields";
import type { Signer } from "./signer";

export type WebhookEvent = (typeof events)[number];

/** One event on its way to one webhook. */
export interface Delivery {
  id: string;
  webhookId: string;
  url: string;
  event: string;
  /** When it happened, ISO 8601. */
  at: string;
  payload: unknown;
  state: "pending" | "delivered" | "failed" | "refused";
  /** Why it failed or was refused. */
  reason?: string;
  attempts: Attempt[];
}

export interface Attempt {
  /** The header rtk-uuid: another one for each attempt. [observed: one public client] */
  id: string;
  at: string;
  /** What the receiver answered; null if nothing. */
  status: number | null;
  error?: string;
}

// [assumed delivery-retries] the schedule is not published
const RETRY_AFTER_MS = [250, 1000, 4000];
const TIMEOUT_MS = 10_000; // [assumed delivery-retries]
const LONGEST_LOG = 1000;

/**
 * Delivers events to webhooks, in the background.
 * [documented: 2xx ends it; 5xx and network errors are retried; any other status is final]
 */
export class Courier {
  /** The last deliveries, oldest first. */
  readonly deliveries: Delivery[] = [];
  /**
   * The end of the last first attempt for each webhook: events arrive in the order in which they happened.
   * [assumed delivery-order]
   */
  private readonly lines = new Map<string, Promise<void>>();

  constructor(
    private readonly signer: Signer,
    private readonly options: Pick<EmulatorOptions, "deliverAnywhere" | "webhookRetryMs">,
    private readonly closing: AbortSignal,
    /** Called after each change of a delivery. */
    private readonly changed: () => void = () => {},
  ) {}

  /** Tells every enabled webhook of an app that asked for this event. Returns at once. */
  fire(app: Entry, event: WebhookEvent, details: object): void {
    for (const { id, url, events, enabled } of app.list("webhooks").all()) {
      if (enabled === false || !Array.isArray(events) || !events.includes(event)) continue;
      this.deliver({ webhookId: id, url: String(url), event, payload: { event, ...details } });
    }
  }

  /** Delivers a payload once more, as a delivery of its own; undefined if there is no such delivery. */
  repeat(id: string): Delivery | undefined {
    const delivery = this.deliveries.find((one) => one.id === id);
    return delivery && this.deliver(delivery);
  }

  clear(): void {
    this.deliveries.length = 0;
    this.changed();
  }

  private deliver(what: Pick<Delivery, "webhookId" | "url" | "event" | "payload">): Delivery {
    const { webhookId, url, event, payload } = what;
    const at = new Date().toISOString();
    const id = randomUUID();
    const delivery: Delivery = { id, webhookId, url, event, at, payload, state: "pending", attempts: [] };
    this.send(delivery);
    this.changed();
    return delivery;
  }

  private send(delivery: Delivery): void {
    if (this.deliveries.length === LONGEST_LOG) this.deliveries.shift();
    this.deliveries.push(delivery);
    const refusal = refusalOf(delivery.url, this.options.deliverAnywhere ?? false);
    if (refusal !== undefined) {
      delivery.state = "refused";
      delivery.reason = refusal;
      return;
    }
    const before = this.lines.get(delivery.webhookId) ?? Promise.resolve();
    const first = before.then(() => this.attempt(delivery));
    this.lines.set(delivery.webhookId, first);
    void first.then(() => this.retry(delivery));
  }

  private async retry(delivery: Delivery): Promise<void> {
    for (const ms of this.options.webhookRetryMs ?? RETRY_AFTER_MS) {
      if (delivery.state !== "pending" || this.closing.aborted) return;
      await sleep(ms, undefined, { signal: this.closing }).catch(() => {});
      if (!this.closing.aborted) await this.attempt(delivery);
    }
    if (delivery.state === "pending") {
      delivery.state = "failed";
      delivery.reason = `no success in ${delivery.attempts.length} attempts`;
      this.changed();
    }
  }

  /** Never rejects. */
  private async attempt(delivery: Delivery): Promise<void> {
    await this.tryOnce(delivery);
    this.changed();
  }

  private async tryOnce(delivery: Delivery): Promise<void> {
    const attempt: Attempt = { id: randomUUID(), at: new Date().toISOString(), status: null };
    delivery.attempts.push(attempt);
    const body = JSON.stringify(delivery.payload);
    try {
      const response = await fetch(delivery.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "rtk-signature": this.signer.sign(body),
          "rtk-uuid": attempt.id,
          "rtk-webhook-id": delivery.webhookId,
        },
        body,
        // a redirect could lead off this machine
        redirect: "manual",
        signal: AbortSignal.any([this.closing, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      attempt.status = response.status;
      await response.body?.cancel();
    } catch (error) {
      attempt.error = String((error as Error).cause ?? error);
      return;
    }
    if (attempt.status >= 500) return;
    const isDelivered = attempt.status >= 200 && attempt.status < 300;
    delivery.state = isDelivered ? "delivered" : "failed";
    if (!isDelivered) delivery.reason = `the receiver answered ${attempt.status}, which is not retried`;
  }
}
