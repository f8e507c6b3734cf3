import type { Setting } from "./place";

export interface Facts {
  setting: Setting;
  /** All meetings that exist at the end, and what the state holds then. */
  all: { id: string; status: string }[];
  held: readonly string[];
  /** What the state held after the interruption. */
  heldBefore: readonly string[];
  /** Meetings whose create was in flight at the interruption: made, not recorded, and the engine says so. */
  inFlight: ReadonlySet<string>;
  /** What the orphans command lists. */
  listed: readonly string[];
}

/** What an interruption must not lead to, in words; none if all is well. */
export function violationsOf({ setting, all, held, heldBefore, inFlight, listed }: Facts): string[] {
  const active = all.filter(({ status }) => status === "ACTIVE").map(({ id }) => id);
  const surplus = active.filter((id) => !held.includes(id));
  const wrong = (ids: readonly string[], what: string) => (ids.length > 0 ? [`${what}: ${ids.join(", ")}`] : []);
  return [
    ...(held.length === setting.meetings && new Set(held).size === held.length
      ? []
      : [`the state holds ${new Set(held).size} meetings in ${held.length} resources, not ${setting.meetings}`]),
    ...(active.length === all.length ? [] : [`${all.length - active.length} meetings were closed`]),
    ...wrong(missing(held, active), "in the state, but not there"),
    ...wrong(missing(heldBefore, held), "in the state once, and forgotten"),
    ...(setting.uniqueTitle ? wrong(surplus, "more than declared, in spite of uniqueTitle") : []),
    ...wrong(missing(surplus, [...inFlight]), "surplus whose create was not in flight"),
    ...wrong(missing(surplus, listed), "surplus that orphans does not list"),
    ...wrong(missing(listed, surplus), "listed by orphans, but no surplus"),
  ];
}

function missing(these: readonly string[], from: readonly string[]): string[] {
  return these.filter((each) => !from.includes(each));
}
