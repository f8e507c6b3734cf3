import { setTimeout as sleep } from "node:timers/promises";
import type { Target } from "./target";

// biome-ignore lint/suspicious/noExplicitAny: an answer may be anything, and what it is is what the probes are about
export type Answered = any;

export interface Reply {
  status: number;
  headers: Headers;
  /** The parsed JSON; undefined if it is none. */
  body: Answered;
}

export interface Call {
  /** Sent as JSON; text as it is. */
  body?: unknown;
  /** The Authorization header; null for none. Default: the token of the target. */
  authorization?: string | null;
}

/** The run was interrupted. */
export class Interrupted extends Error {}

/** Between two calls at Cloudflare: at most 4 in a second, of the 1,200 in 5 minutes that an account's user has. */
const PAUSE_MS = 250;
/** With fewer calls left than this, the run waits for the next window: other programs use the same ones. */
const SPARE = 100;
const TIMEOUT_MS = 30_000;

/** Plain HTTP, one call at a time. It keeps to the rate limit, and knows the run's meetings. */
export class Api {
  /** The ids of the meetings that the run has created or taken over. */
  readonly meetings = new Set<string>();
  /** The apps that it has created: nobody can delete them. */
  readonly apps = new Set<string>();
  calls = 0;
  /** Set to end the run: the next call throws. */
  isInterrupted = false;
  private readyAt = 0;

  constructor(
    readonly target: Target,
    private readonly say: (line: string) => void,
  ) {}

  /** The path of something in the app, below the base URL. */
  kit(path: string): string {
    return `/accounts/${this.target.accountId}/realtime/kit/${this.target.appId}/${path}`;
  }

  async call(method: string, path: string, call: Call = {}): Promise<Reply> {
    const reply = await this.send(method, path, call);
    if (reply.status !== 429) return reply;
    const seconds = Number(reply.headers.get("retry-after")) || 300;
    this.say(`Rate limited: waiting ${seconds} s.`);
    this.readyAt = Date.now() + seconds * 1000;
    return this.send(method, path, call);
  }

  private async send(method: string, path: string, { body, authorization }: Call): Promise<Reply> {
    await this.turn();
    const { baseUrl, token } = this.target;
    const authorized = authorization === undefined ? `Bearer ${token}` : authorization;
    this.calls++;
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        ...(authorized !== null && { authorization: authorized }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    this.pace(response.headers);
    const reply = { status: response.status, headers: response.headers, body: parsed(await response.text()) };
    const id = reply.body?.data?.id;
    if (method === "POST" && path === this.kit("meetings") && typeof id === "string") this.meetings.add(id);
    return reply;
  }

  private async turn(): Promise<void> {
    while (Date.now() < this.readyAt && !this.isInterrupted) await sleep(Math.min(this.readyAt - Date.now(), 500));
    if (this.isInterrupted) throw new Interrupted();
  }

  private pace(headers: Headers): void {
    const [, left, seconds] = /r=(\d+);t=(\d+)/.exec(headers.get("ratelimit") ?? "") ?? [];
    if (left !== undefined && Number(left) < SPARE) {
      this.say(`${left} calls are left in this rate window: waiting ${seconds} s for the next.`);
      this.readyAt = Date.now() + Number(seconds) * 1000;
    } else if (this.target.service === "Cloudflare") {
      this.readyAt = Date.now() + PAUSE_MS;
    }
  }
}

function parsed(text: string): Answered {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
