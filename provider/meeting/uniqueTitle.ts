import type { Key } from "../claims";
import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { type JsonObject, UNKNOWN } from "../values";
import { withStatus } from "./status";
import { claimed, takeOver } from "./takeOver";

/**
 * Creates where the title is the key: the meeting of exactly this title is taken over, one that was closed is opened
 * again, and only where there is neither is one created. Doing it twice is the same as doing it once.
 */
export async function createByTitle(inputs: JsonObject, service: Service): Promise<Remote> {
  const key = JSON.stringify([inputs.accountId, inputs.appId, inputs.title]);
  const find = () => findByTitle(inputs, service);
  const meeting = await service.operation.inTurn(key, () => service.create(inputs, { find }));
  return withStatus(meeting, inputs, service);
}

async function findByTitle(inputs: JsonObject, service: Service): Promise<Remote | undefined> {
  const { title } = inputs;
  const objects = service.objects(inputs);
  // The search also finds parts of titles, and ids.
  const same = (await objects.list({ search: String(title) })).filter(({ live }) => live.title === title);
  const open = same.filter(({ live }) => live.status !== "INACTIVE");
  if (open.length > 1) throw tooMany(inputs, open);
  const [first] = open;
  if (first) return takeOver(first.id, inputs, service);
  const [newest] = same
    .filter(({ id }) => service.operation.claims.ownerOf(objects.place(id)) === undefined)
    .sort((a, b) => String(b.live.createdAt).localeCompare(String(a.live.createdAt)));
  return newest && claimed(newest.id, inputs, service, () => objects.put(newest.id, inputs));
}

function tooMany({ title, appId }: JsonObject, open: readonly Remote[]): RealtimeKitError {
  const ids = open.map(({ id }) => id).join(", ");
  return new RealtimeKitError(
    "RTK_TITLE",
    `title: ${JSON.stringify(title)} with uniqueTitle, but app ${appId} has ${open.length} open meetings of that title: ${ids}. Close all but one, or choose one with adoptId`,
  );
}

/** What no two meetings of a stack may both have: a title that is unique for one of them, and the id that they adopt. */
export function meetingKeys({ accountId, appId, title, uniqueTitle, adoptId }: JsonObject): Key[] {
  const isKnown = (value: unknown): value is string => typeof value === "string" && value !== UNKNOWN;
  if (!isKnown(accountId) || !isKnown(appId)) return [];
  const keys: Key[] = [];
  if (isKnown(title) && title !== "") {
    keys.push({
      text: JSON.stringify(["title", accountId, appId, title]),
      exclusive: uniqueTitle === true,
      path: ["title"],
      reason: (other) =>
        `RTK_TITLE: ${JSON.stringify(title)} is also the title of the resource ${JSON.stringify(other)} in the same app, and with uniqueTitle it can be the title of one meeting only; give one of them another title`,
    });
  }
  if (isKnown(adoptId)) {
    keys.push({
      text: JSON.stringify(["adoptId", accountId, appId, adoptId]),
      exclusive: true,
      path: ["adoptId"],
      reason: (other) =>
        `RTK_ADOPT: the resource ${JSON.stringify(other)} already adopts the meeting ${adoptId}; declare it once`,
    });
  }
  return keys;
}
