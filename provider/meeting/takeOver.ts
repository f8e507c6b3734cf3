import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import type { JsonObject } from "../values";

/**
 * Takes over a meeting that exists. PATCH sets what is declared and leaves the rest of the meeting as it is. Unlike
 * POST and PUT, it does not accept null, so the provider sends RealtimeKit's default instead.
 */
export function takeOver(id: string, inputs: JsonObject, service: Service): Promise<Remote> {
  const { defaults } = service.facts;
  const declared = Object.entries(inputs).flatMap(([name, value]) => {
    if (value !== null) return [[name, value] as const];
    const fallback = defaults.get(name);
    return fallback === undefined ? [] : [[name, fallback] as const];
  });
  const objects = service.objects(inputs);
  const body = { ...objects.bodyOf(Object.fromEntries(declared)), status: inputs.status ?? null };
  return claimed(id, inputs, service, () => objects.patch(id, body));
}

/** Claims a meeting for the resource and changes it. Fails if another resource has the meeting. */
export async function claimed(id: string, inputs: JsonObject, service: Service, change: () => Promise<Remote>) {
  const { operation, owner } = service;
  const place = service.objects(inputs).place(id);
  const other = operation.claims.ownerOf(place);
  if (other) throw ownedByAnother(id, inputs, other.resource?.name);
  operation.claims.own(place, owner);
  try {
    return await change();
  } catch (error) {
    operation.claims.release(place);
    throw error;
  }
}

function ownedByAnother(id: string, { title, uniqueTitle }: JsonObject, resource: string | undefined) {
  const who = resource === undefined ? "another resource" : `the resource ${JSON.stringify(resource)}`;
  return uniqueTitle === true
    ? new RealtimeKitError(
        "RTK_TITLE",
        `title: with uniqueTitle, ${JSON.stringify(title)} identifies the meeting ${id}, which is already used by ${who} in this stack; give one of them another title`,
      )
    : new RealtimeKitError(
        "RTK_ADOPT",
        `adoptId: the meeting ${id} is already used by ${who} in this stack; declare it only once`,
      );
}
