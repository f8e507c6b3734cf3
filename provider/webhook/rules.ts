import type { Problem } from "../schema/validate";
import { type JsonObject, UNKNOWN } from "../values";

/** What the schema cannot say. RealtimeKit keeps an event once, so one that is declared twice would never be the same. */
export function webhookFailures({ events }: JsonObject): Problem[] {
  if (!Array.isArray(events)) return [];
  return events.flatMap((event, place) => {
    const isRepeated = event !== UNKNOWN && events.indexOf(event) < place;
    return isRepeated ? [{ path: ["events", place], reason: `got ${JSON.stringify(event)} again; list it once` }] : [];
  });
}
