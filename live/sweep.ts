import type { Answered, Api } from "./api";

/** What is left of a run. */
export interface Left {
  deleted: number;
  /** The ids of its meetings, all closed: RealtimeKit has no call that deletes one. */
  closed: string[];
  /** What could be neither deleted nor closed. */
  failed: string[];
}

const PAGE = 100;

/** Deletes what a run has made, and closes its meetings. Everything that it made has a name that starts so. */
export async function sweep(api: Api, prefix: string): Promise<Left> {
  const left: Left = { deleted: 0, closed: [], failed: [] };
  const isOurs = (name: unknown) => typeof name === "string" && name.startsWith(prefix);
  const attempt = async (method: string, path: string, body?: unknown) => {
    const reply = await api.call(method, api.kit(path), body === undefined ? {} : { body }).catch(() => undefined);
    const isDone = reply !== undefined && (reply.status < 300 || reply.status === 404);
    if (!isDone) left.failed.push(`${method} ${path}: ${reply?.status ?? "no answer"}`);
    return isDone;
  };
  const remove = async (path: string) => {
    if (await attempt("DELETE", path)) left.deleted++;
  };

  const named = (await all(api, `meetings?search=${prefix}`, left)).filter(({ title }) => isOurs(title));
  // One whose title was just taken away is in no search.
  const unnamed = [...api.meetings].filter((id) => !named.some((one) => one.id === id));
  const meetings = [...named, ...unnamed.map((id): Answered => ({ id, status: "ACTIVE" }))];
  for (const { id, status } of meetings) {
    // Those of a meeting that an earlier run has closed are gone.
    const mayHaveSome = status !== "INACTIVE" || api.meetings.has(id);
    for (const participant of mayHaveSome ? await all(api, `meetings/${id}/participants?`, left) : [])
      if (isOurs(participant.custom_participant_id)) await remove(`meetings/${id}/participants/${participant.id}`);
    if (status === "INACTIVE" || (await attempt("PATCH", `meetings/${id}`, { status: "INACTIVE" })))
      left.closed.push(id);
  }
  for (const list of ["presets", "webhooks"])
    for (const { id, name } of await all(api, list === "presets" ? "presets?" : list, left))
      if (isOurs(name)) await remove(`${list}/${id}`);
  return left;
}

/** Every page of a list. That of webhooks has one, and is a 404 when there is none. */
async function all(api: Api, path: string, left: Left): Promise<Answered[]> {
  const found: Answered[] = [];
  const isPaged = path.includes("?");
  for (let page = 1; ; page++) {
    const where = isPaged ? `${path}&page_no=${page}&per_page=${PAGE}` : path;
    const reply = await api.call("GET", api.kit(where)).catch(() => undefined);
    if (reply?.status !== 200) {
      if (reply?.status !== 404) left.failed.push(`GET ${path}: ${reply?.status ?? "no answer"}`);
      return found;
    }
    const items: Answered[] = reply.body?.data ?? [];
    found.push(...items);
    if (!isPaged || items.length === 0 || found.length >= (reply.body?.paging?.total_count ?? 0)) return found;
  }
}
