import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import type { JsonObject } from "../values";

/**
 * Takes over a meeting that is there. PATCH sets what is declared, and leaves the rest of the meeting as it is; it takes
 * no null where POST and PUT do, so RealtimeKit's default is sent in its place.
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
  return objects.patch(id, body);
}
