import type { Orphan } from "./find";

/** The argument of a resource that takes the meeting over. */
export function adoptLine({ id }: Orphan): string {
  return `adoptId: ${JSON.stringify(id)}`;
}

/** A command for a POSIX shell, which puts the token in itself. */
export function deactivateCommand({ accountId, appId, id }: Orphan, baseUrl: URL): string {
  const address = new URL(baseUrl);
  // A password of a proxy, say: it is not for the screen.
  address.username = "";
  address.password = "";
  const path = ["accounts", accountId, "realtime", "kit", appId, "meetings", id].join("/");
  return [
    "curl --fail-with-body --silent --show-error --request PATCH",
    '--header "Authorization: Bearer $CLOUDFLARE_API_TOKEN"',
    "--header 'Content-Type: application/json'",
    `--data '{"status":"INACTIVE"}'`,
    quoted(`${address.href.replace(/\/$/, "")}/${path}`),
  ].join(" ");
}

/** One word for the shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
