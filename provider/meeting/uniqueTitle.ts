import type { Key } from "../claims";
import { RealtimeKitError } from "../errors";
import { claimed } from "../resource/claimed";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { type JsonObject, UNKNOWN } from "../values";
import { withStatus } from "./status";
import { takeOver } from "./takeOver";

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
  if (first) return claimed(first.id, inputs, service, () => takeOver(first.id, inputs, service));
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

/** A title that is unique for one of them is nothing that two meetings of a stack may both have. */
export function titleKeys({ accountId, appId, title, uniqueTitle }: JsonObject): Key[] {
  const place = [accountId, appId, title];
  if (!place.every((value) => typeof value === "string" && value !== UNKNOWN && value !== "")) return [];
  return [
    {
      text: JSON.stringify(["title", ...place]),
      exclusive: uniqueTitle === true,
      path: ["title"],
      reason: (other) =>
        `RTK_TITLE: ${JSON.stringify(title)} is also the title of the resource ${JSON.stringify(other)} in the same app, and with uniqueTitle it can be the title of one meeting only; give one of them another title`,
    },
  ];
}
