import type { Key } from "../claims";
import { RealtimeKitError } from "../errors";
import { adopt } from "../resource/adopt";
import { claimed } from "../resource/claimed";
import type { Definition, Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { keysOf } from "../resource/uniqueKeys";
import type { JsonObject } from "../values";
import { find, named } from "./find";

/**
 * Creates an app, or takes over one that is there. A second app of a name would stay for good, so the name is looked up
 * before each create, and resources of one name take turns.
 */
export async function create(inputs: JsonObject, service: Service): Promise<Remote> {
  const { accountId, name, adoptId } = inputs;
  if (typeof adoptId === "string") {
    const byName = "; to take an app over by its name, set uniqueName: true";
    return adopt(adoptId, inputs, service, () => adopted(adoptId, inputs, service), byName);
  }
  let wasNone = false;
  const findNamed = async () => {
    const same = await named(name, service.objects(inputs));
    const [first] = same;
    // One that was not there before the first create, of which no answer came, is what that create made.
    const isMine = same.length === 1 && (wasNone || inputs.uniqueName === true);
    wasNone ||= same.length === 0;
    if (!first) return undefined;
    if (isMine) return claimed(first.id, inputs, service, async () => first);
    throw existing(same, inputs, service);
  };
  return service.operation.inTurn(JSON.stringify(["app", accountId, name]), () =>
    service.create(inputs, { find: findNamed }),
  );
}

async function adopted(id: string, inputs: JsonObject, service: Service): Promise<Remote> {
  const app = await find(id, inputs, service);
  if (app.live.name === inputs.name) return app;
  const [is, declared] = [app.live.name, inputs.name].map((name) => JSON.stringify(name));
  throw new RealtimeKitError(
    "RTK_IMMUTABLE",
    `name: got ${declared}, but the app ${id} that adoptId takes over has the name ${is}, and RealtimeKit cannot rename apps; set name: ${is}`,
  );
}

/** The error of a create of an app whose name others have. */
function existing(same: readonly Remote[], inputs: JsonObject, { objects, operation }: Service): RealtimeKitError {
  const { name, uniqueName } = inputs;
  const ids = same.map(({ id }) => id);
  const of = ids.length === 1 ? `the app ${ids[0]}` : `${ids.length} apps, ${ids.join(", ")}`;
  const summary = `name: ${JSON.stringify(name)} is already the name of ${of}. RealtimeKit cannot delete apps, so the provider did not create another one`;
  return new RealtimeKitError("RTK_EXISTS", `${summary}. ${remedy()}`);

  function remedy(): string {
    const owners = ids.map((id) => operation.claims.ownerOf(objects(inputs).place(id))?.resource?.name);
    const free = ids.filter((_, i) => owners[i] === undefined);
    if (free.length === 0) return `The resource ${JSON.stringify(owners[0])} of this stack has it: declare it once`;
    const choice = free.map((id) => `adoptId: "${id}"`).join(" or ");
    const orByName = ids.length === 1 && uniqueName !== true ? ", or uniqueName: true" : "";
    return `To manage it with this resource, set ${choice}${orByName}`;
  }
}

/**
 * No resource that gets a new app may have the name of another one. Apps of one name that RealtimeKit has all the same
 * can be taken over by their IDs.
 */
export function nameKeys(
  definition: Pick<Definition, "name" | "collection">,
  inputs: JsonObject,
  isNew: boolean,
): Key[] {
  const keys = keysOf(definition, ["name"], inputs, (other) => {
    return `RTK_EXISTS: ${JSON.stringify(inputs.name)} is also the name of the resource ${JSON.stringify(other)}, and RealtimeKit could never delete a second app of that name; declare it once, or give one of them another name`;
  });
  return keys.map((key) => ({ ...key, exclusive: isNew && inputs.adoptId === undefined }));
}
