import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";

/** A message names no more objects than somebody reads. */
const MOST = 20;

/** @param listed what RealtimeKit lists, or its search finds */
export function none(name: string, label: string, text: string, listed: readonly Remote[]): RealtimeKitError {
  const others = listed.map(({ id, live }) => `${JSON.stringify(live[label] ?? null)} (${id})`);
  const hint = others.length === 0 ? "" : `; RealtimeKit lists ${some(others)}`;
  return new RealtimeKitError("RTK_NOT_FOUND", `no ${name} has the ${label} ${JSON.stringify(text)}${hint}`);
}

export function several(name: string, label: string, text: string, found: readonly Remote[]): RealtimeKitError {
  const ids = found.map(({ id, live }) => (typeof live.status === "string" ? `${id} (${live.status})` : id));
  return new RealtimeKitError(
    "RTK_AMBIGUOUS",
    `${found.length} ${name}s have the ${label} ${JSON.stringify(text)}: ${some(ids)}. Look one of them up by its id`,
  );
}

function some(items: readonly string[]): string {
  const more = items.length > MOST ? [`and ${items.length - MOST} more`] : [];
  return [...items.slice(0, MOST), ...more].join(", ");
}
