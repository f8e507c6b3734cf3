import type { Orphan } from "./find";
import { collectionPath } from "./place";

export function canBeAdopted({ definition }: Orphan): boolean {
  return Object.hasOwn(definition.inputs.shape, "adoptId");
}

/** The argument that makes a resource adopt the object. */
export function adoptLine({ id }: Orphan): string {
  return `adoptId: ${JSON.stringify(id)}`;
}

/** A command for a POSIX shell, which reads the token from the environment itself. */
export function retireCommand({ definition, place, id }: Orphan, baseUrl: URL): string {
  const { method, body } = definition.orphans.retire;
  const address = new URL(baseUrl);
  // They may hold the password of a proxy, which must not be shown.
  address.username = "";
  address.password = "";
  const path = ["accounts", ...collectionPath(definition, place), id].join("/");
  return [
    `curl --fail-with-body --silent --show-error --request ${method}`,
    '--header "Authorization: Bearer $CLOUDFLARE_API_TOKEN"',
    ...(body ? ["--header 'Content-Type: application/json'", `--data ${quoted(JSON.stringify(body))}`] : []),
    quoted(`${address.href.replace(/\/$/, "")}/${path}`),
  ].join(" ");
}

/** One word for the shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
