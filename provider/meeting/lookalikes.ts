import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "../api/client";
import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource";
import type { JsonObject } from "../values";
import { findCandidates, likeness } from "./candidates";
import { holdCreated, isHeld } from "./holdings";

/** A create of which nobody knows whether it made its meeting. */
export interface Lost {
  inputs: JsonObject;
  api: Api;
  /** When it first asked, by this machine's clock. */
  since: number;
  error: RealtimeKitError;
}

interface Waiting extends Lost {
  resolve(found: Remote | undefined): void;
  reject(error: unknown): void;
}

/**
 * When to look for a lost meeting: the service may show one late. Then it surely is not there, and another POST may go.
 * Counted from the look before; shorter where the whole budget is.
 */
const LOOKS_MS = [0, 1_000, 2_000, 3_000];
const LOOKS_PART = 12;

/**
 * The creates of one title in one app, in this process: to a search their meetings look alike. So a lost one is looked
 * for only while no other is on its way, and each found meeting is given to one of them.
 */
class Lookalikes {
  private posting = 0;
  private waiting: Waiting[] = [];
  private round: Promise<void> | undefined;

  async post<T>(send: () => Promise<T>): Promise<T> {
    while (this.round || this.waiting.length > 0) await (this.round ?? sleep(10));
    this.posting++;
    try {
      return await send();
    } finally {
      this.posting--;
      this.look();
    }
  }

  /** The meeting that the lost create made; undefined when it surely made none. */
  find(lost: Lost): Promise<Remote | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...lost, resolve, reject });
      this.look();
    });
  }

  private look(): void {
    if (this.posting > 0 || this.waiting.length === 0 || this.round) return;
    this.round = attribute(this.waiting.splice(0)).finally(() => {
      this.round = undefined;
      this.look();
    });
  }
}

const groups = new Map<string, Lookalikes>();

export function lookalikesOf({ accountId, appId, title }: JsonObject): Lookalikes {
  const key = JSON.stringify([accountId, appId, title ?? null]);
  const group = groups.get(key) ?? new Lookalikes();
  groups.set(key, group);
  return group;
}

/** Gives each lost create its meeting, or undefined when there is none for it. */
async function attribute(lost: Waiting[]): Promise<void> {
  let open = lost;
  for (const look of LOOKS_MS) {
    const { api, inputs } = longestLived(open);
    await sleep(Math.min(look, Math.max(0, api.remainingMs()) / LOOKS_PART));
    try {
      const since = Math.min(...open.map((each) => each.since));
      open = give(open, await findCandidates(inputs, since, api, (id) => isHeld(id, inputs)));
    } catch (error) {
      for (const each of open) each.reject(doubtful(each, error));
      return;
    }
    if (open.length === 0) return;
  }
  for (const each of open) {
    // Another POST and another search must fit in what is left, else it is over.
    if (each.api.remainingMs() < 0) each.reject(doubtful(each, each.error));
    else each.resolve(undefined);
  }
}

/** Gives what can be given, the best fit first, and returns the creates that are left with nothing. */
function give(open: Waiting[], candidates: Remote[]): Waiting[] {
  const pairs = open
    .flatMap((each) => candidates.map((meeting) => ({ each, meeting, points: likeness(each.inputs, meeting.shown) })))
    .filter((pair): pair is Pair => pair.points !== undefined)
    .sort((a, b) => b.points - a.points);
  const given = new Map<Waiting, Pair>();
  const taken = new Set<Remote>();
  for (const pair of pairs) {
    if (given.has(pair.each) || taken.has(pair.meeting)) continue;
    given.set(pair.each, pair);
    taken.add(pair.meeting);
  }
  for (const { each, meeting, points } of given.values()) {
    const asGood = pairs.filter((pair) => pair.each === each && !taken.has(pair.meeting) && pair.points >= points);
    if (asGood.length > 0) each.reject(ambiguous(each, [meeting, ...asGood.map((pair) => pair.meeting)]));
    else each.resolve(holdCreated(meeting, each.inputs));
  }
  return open.filter((each) => !given.has(each));
}

interface Pair {
  each: Waiting;
  meeting: Remote;
  points: number;
}

function longestLived(lost: Waiting[]): Waiting {
  return lost.reduce((a, b) => (a.api.remainingMs() >= b.api.remainingMs() ? a : b));
}

/** More meetings fit than creates were lost: the user has to say which is the resource's. */
function ambiguous({ inputs, error }: Lost, fitting: Remote[]): RealtimeKitError {
  const found = fitting.map(({ id, shown }) => `${id} (created ${shown.createdAt})`).join(", ");
  const choice = fitting.map(({ id }) => `adoptId: "${id}"`).join(" or ");
  const summary = `the create of a meeting${titled(inputs)} was lost (${error.message}), and more than one meeting may be the one it made: ${found}. Choose with ${choice}, and close the others`;
  return new RealtimeKitError("RTK_AMBIGUOUS", summary, { ray: error.ray, cause: error });
}

/** It could not be found out: say so, since another would be made by just trying again. */
function doubtful({ inputs, error }: Lost, cause: unknown): RealtimeKitError {
  const search =
    cause !== error && cause instanceof RealtimeKitError ? `; looking for it failed too: ${cause.message}` : "";
  const advice = `It is not known whether the meeting was made. Before the next "pulumi up", look for a new one${titled(inputs)} in app ${inputs.appId} ("npx pulumi-realtimekit orphans" lists them); if it is there, take it over with adoptId: "<its id>"`;
  return new RealtimeKitError(error.code, `${error.summary}${search}. ${advice}`, error);
}

function titled({ title }: JsonObject): string {
  return typeof title === "string" ? ` titled ${JSON.stringify(title)}` : "";
}
