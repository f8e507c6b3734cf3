import type { BaseUrl } from "../../provider/api/connection";
import { collectionPath } from "../place";
import type { Orphan } from "./find";

export function canBeAdopted({ definition }: Orphan): boolean {
  return Object.hasOwn(definition.inputs.shape, "adoptId");
}

/** The argument that makes a resource adopt the object. */
export function adoptLine({ id }: Orphan): string {
  return `adoptId: ${JSON.stringify(id)}`;
}

/**
 * What takes the object out of use: the word for it, and a command for a POSIX shell, which reads the token from the
 * environment itself. Undefined where RealtimeKit has no call for it.
 */
export function retirement(
  { definition, place, id }: Orphan,
  baseUrl: BaseUrl,
): { verb: string; command: string } | undefined {
  const { retire } = definition.orphans;
  if (!retire) return undefined;
  const { verb, method, body } = retire;
  const address = new URL(baseUrl.href);
  // They may hold the password of a proxy, which must not be shown.
  address.username = "";
  address.password = "";
  const path = ["accounts", ...collectionPath(definition, place), id].join("/");
  const command = [
    `curl --fail-with-body --silent --show-error --request ${method}`,
    '--header "Authorization: Bearer $CLOUDFLARE_API_TOKEN"',
    ...(body ? ["--header 'Content-Type: application/json'", `--data ${quoted(JSON.stringify(body))}`] : []),
    quoted(`${address.href.replace(/\/$/, "")}/${path}`),
  ].join(" ");
  return { verb, command };
}

/** One word for the shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
