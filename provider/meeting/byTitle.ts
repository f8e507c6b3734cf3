import type { Api } from "../api/client";
import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { JsonObject } from "../values";
import { holdAdopted, isCreated } from "./holdings";
import { lookalikesOf } from "./lookalikes";
import { bodyOf, list, patch, put } from "./requests";
import { withStatus } from "./status";

/**
 * Creates where the title is the key: the meeting of exactly this title is taken over, one that was closed is opened
 * again, and only where there is none is one made. Doing it twice is the same as doing it once.
 */
export async function createByTitle(inputs: JsonObject, api: Api): Promise<Remote> {
  return oneAtATime(JSON.stringify([inputs.accountId, inputs.appId, inputs.title]), async () => {
    const since = Date.now();
    for (;;) {
      const there = await takeOver(inputs, api);
      if (there) return there;
      const made = await lookalikesOf(inputs).make(inputs, api, since);
      if (made) return withStatus(made, inputs, api);
    }
  });
}

async function takeOver(inputs: JsonObject, api: Api): Promise<Remote | undefined> {
  const { title } = inputs;
  // The search also finds parts of titles, and ids.
  const same = (await list(inputs, { search: String(title) }, api)).filter(({ shown }) => shown.title === title);
  const open = same.filter(({ shown }) => shown.status !== "INACTIVE");
  if (open.length > 1) throw tooMany(inputs, open);
  const [first] = open;
  if (first) {
    if (isCreated(first.id, inputs)) throw twice(inputs);
    const body = { ...bodyOf(inputs), status: inputs.status ?? null };
    return holdAdopted(await patch(first.id, inputs, body, api), inputs);
  }
  const [newest] = same.sort((a, b) => String(b.shown.createdAt).localeCompare(String(a.shown.createdAt)));
  if (!newest) return undefined;
  return withStatus(holdAdopted(await put(newest.id, inputs, api), inputs), inputs, api);
}

function tooMany({ title, appId }: JsonObject, open: Remote[]): RealtimeKitError {
  const ids = open.map(({ id }) => id).join(", ");
  return new RealtimeKitError(
    "RTK_TITLE",
    `title: ${JSON.stringify(title)} with uniqueTitle, but app ${appId} has ${open.length} open meetings of that title: ${ids}. Close all but one, or choose with adoptId`,
  );
}

function twice({ title, appId }: JsonObject): RealtimeKitError {
  return new RealtimeKitError(
    "RTK_TITLE",
    `title: ${JSON.stringify(title)} with uniqueTitle is another resource's in this stack too, in app ${appId}; give one of them another title`,
  );
}

const queues = new Map<string, Promise<unknown>>();

/** Runs what has the same key one after the other. */
function oneAtATime<T>(key: string, run: () => Promise<T>): Promise<T> {
  const before = queues.get(key) ?? Promise.resolve();
  const mine = before.then(run, run);
  queues.set(
    key,
    mine.catch(() => {}),
  );
  return mine;
}
