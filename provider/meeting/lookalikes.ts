import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "../api/client";
import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource";
import type { JsonObject } from "../values";
import { findCandidates, likeness } from "./candidates";
import { holdCreated, isHeld } from "./holdings";
import { post } from "./requests";
import { hasTimeForAnother, isLost, isRefusal, waitsAfter } from "./settle";

/** A create of which nobody knows whether it made its meeting. */
interface Lost {
  inputs: JsonObject;
  api: Api;
  /** When it first asked, by this machine's clock. */
  since: number;
  error: RealtimeKitError;
}

interface Waiting extends Lost {
  /** Before each look for it. */
  waits: number[];
  resolve(found: Remote | undefined): void;
  reject(error: unknown): void;
}

/**
 * The creates of one title in one app, in this process: to a search their meetings look alike. So a lost one is looked
 * for only while no other is on its way, and each found meeting is given to one of them.
 */
class Lookalikes {
  private posting = 0;
  private waiting: Waiting[] = [];
  private round: Promise<void> | undefined;

  /** Sends one POST, and looks for the meeting of one that was lost; undefined when it surely made none. */
  async make(inputs: JsonObject, api: Api, since: number): Promise<Remote | undefined> {
    while (this.round || this.waiting.length > 0) await api.wait(this.round ?? sleep(10));
    this.posting++;
    try {
      return await postOne(inputs, api);
    } catch (error) {
      if (!isLost(error)) throw error;
      // It waits before it counts as no longer on its way: a round of some of the lost ones would find the others' too.
      return this.find({ inputs, api, since, error });
    } finally {
      this.posting--;
      this.look();
    }
  }

  private find(lost: Lost): Promise<Remote | undefined> {
    const waits = waitsAfter(lost.error, lost.api);
    return new Promise((resolve, reject) => this.waiting.push({ ...lost, waits, resolve, reject }));
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

/** An answer with the id of a meeting that another resource has is none. */
async function postOne(inputs: JsonObject, api: Api): Promise<Remote> {
  const since = Date.now();
  const isTaken = (id: string) => isHeld(id, inputs);
  const made = holdCreated(await post(inputs, api, isTaken), inputs);
  if ((made.shown.title ?? "") === (inputs.title ?? "")) return made;
  // About another meeting, or the service writes this title its own way: then there is none of the declared title. A
  // search that fails proves nothing, and must not lose the meeting that the answer names.
  const [ours] = await findCandidates(inputs, since, api, isTaken).catch(() => []);
  return ours ? holdCreated(ours, inputs) : made;
}

/** Gives each lost create its meeting, or undefined when there is none for it. */
async function attribute(lost: Waiting[]): Promise<void> {
  let open = lost;
  for (let look = 0; open.length > 0; look++) {
    const { api, inputs } = longestLived(open);
    await sleep(Math.max(...open.map(({ waits }) => waits[look] ?? 0)));
    try {
      const since = Math.min(...open.map((each) => each.since));
      open = give(open, await findCandidates(inputs, since, api, (id) => isHeld(id, inputs)));
    } catch (error) {
      for (const each of open) each.reject(isRefusal(each.error) ? each.error : doubtful(each, error));
      return;
    }
    for (const each of open.filter(({ waits }) => look === waits.length - 1)) giveUp(each);
    open = open.filter(({ waits }) => look < waits.length - 1);
  }
}

/** It is not there: another may be made, if there is the time to look for that one too. */
function giveUp({ resolve, reject, ...lost }: Waiting): void {
  const { inputs, api, error } = lost;
  if (!hasTimeForAnother(api)) {
    reject(isRefusal(error) ? error : doubtful(lost, error));
  } else {
    if (!isRefusal(error)) {
      api.warn(`${error.message}; it is made again. If the lost one comes late, ${lookFor(inputs)}`);
    }
    resolve(undefined);
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
  const advice = inputs.uniqueTitle
    ? '; the next "pulumi up" finds it by its title, or makes it'
    : `. Before the next "pulumi up", ${lookFor(inputs)}; if it is there, take it over with adoptId: "<its id>"`;
  const summary = `${error.summary}${search}. It is not known whether the meeting was made${advice}`;
  return new RealtimeKitError(error.code, summary, error);
}

function lookFor(inputs: JsonObject): string {
  return `look for a new one${titled(inputs)} in app ${inputs.appId} ("npx pulumi-realtimekit orphans" lists them)`;
}

function titled({ title }: JsonObject): string {
  return typeof title === "string" ? ` titled ${JSON.stringify(title)}` : "";
}
