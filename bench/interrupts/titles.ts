const PREFIX = "Meeting ";

/** One title is a part of another, as "Meeting 1" is of "Meeting 12": a search finds both. */
export function titleOf(resource: string): string {
  return resource.replace("m", PREFIX);
}

export function resourceTitled(title = ""): string {
  return title.replace(PREFIX, "m");
}
