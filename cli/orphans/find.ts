import type { Api } from "../../provider/api/client";
import { safeId } from "../../provider/schema/safeId";
import { type JsonObject, property } from "../../provider/values";
import { CommandFailure } from "../failure";
import type { App } from "./app";

/** An ACTIVE meeting that no resource holds. */
export interface Orphan extends App {
  id: string;
  title: string | undefined;
  /** In ISO 8601, if RealtimeKit says it. */
  createdAt: string | undefined;
}

/** What RealtimeKit has in one app. */
export interface Findings extends App {
  /** How many ACTIVE meetings there are. */
  active: number;
  /** How many of them a resource holds. */
  held: number;
  orphans: Orphan[];
}

/** Compares an app with what is held. */
export async function findOrphans(app: App, held: ReadonlySet<string>, api: Api): Promise<Findings> {
  const path = [app.accountId, "realtime", "kit", app.appId, "meetings"];
  const listed = (await api.list(path, { query: { status: "ACTIVE" }, isItem: () => true })).filter(
    (each) => property(each, "status") !== "INACTIVE",
  );
  // A meeting that is made while the pages are read moves the others, and the last of a page comes again.
  const meetings = [...new Map(listed.map((each) => [idOf(each), each]))];
  const others = meetings.filter(([id]) => !held.has(id));
  return {
    ...app,
    active: meetings.length,
    held: meetings.length - others.length,
    orphans: others.map(([id, meeting]) => ({ ...app, id, title: titleOf(meeting), createdAt: timeOf(meeting) })),
  };
}

/** It becomes part of a command for the user's shell, so it must be one. */
function idOf(meeting: JsonObject): string {
  const id = safeId.safeParse(property(meeting, "id"));
  if (id.success) return id.data;
  throw new CommandFailure("RealtimeKit listed a meeting without a proper id");
}

function titleOf(meeting: JsonObject): string | undefined {
  const title = property(meeting, "title");
  return typeof title === "string" ? title : undefined;
}

function timeOf(meeting: JsonObject): string | undefined {
  const time = new Date(String(property(meeting, "created_at")));
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
