import { isPlaceholder } from "../../provider/pending";
import type { Place } from "./place";

/** What the engine has kept of the stack. */
export interface State {
  /** As `pulumi stack export` prints it. */
  text: string;
  /** The ids of its meetings. */
  ids: string[];
  /** The names of resources whose create is in doubt: the state has a placeholder in place of the id. */
  inDoubt: string[];
  /** The names of resources whose create had begun, and of whose end the engine wrote nothing. */
  creating: string[];
}

interface Exported {
  resources?: { type: string; urn: string; id?: string }[];
  pending_operations?: { type: string; resource: { urn: string } }[];
}

export async function readState(place: Place): Promise<State> {
  const exported = await place.stack.exportStack();
  const { resources = [], pending_operations: pending = [] } = exported.deployment as Exported;
  const meetings = resources.filter(({ type }) => type.endsWith(":Meeting"));
  const isInDoubt = ({ id }: { id?: string }) => isPlaceholder(String(id));
  return {
    text: JSON.stringify(exported),
    ids: meetings.filter((each) => !isInDoubt(each)).map(({ id }) => String(id)),
    inDoubt: meetings.filter(isInDoubt).map(nameOf),
    creating: pending.filter(({ type }) => type === "creating").map(({ resource }) => nameOf(resource)),
  };
}

function nameOf({ urn }: { urn: string }): string {
  return urn.split("::").at(-1) ?? "";
}

/** The names of meetings that an engine said it could not create. */
export function failedIn(output: string): string[] {
  return [...output.matchAll(/:Meeting \((m\d+)\):\s+error:/g)].map(([, name = ""]) => name);
}
