import { Pool } from "undici";
import { ACCOUNT, APP, BODY } from "../client/meeting";
import { answerEach } from "../shared/worker";

/** So many requests of one kind, 64 under way. */
export interface Turn {
  kind: "create" | "read" | "list";
  requests: number;
}

const IN_FLIGHT = 64;
const url = new URL(String(process.argv[2]));
const pool = new Pool(url.origin, { connections: IN_FLIGHT });
const meetings = `${url.pathname}/accounts/${ACCOUNT}/realtime/kit/${APP}/meetings`;
const headers = { authorization: "Bearer bench-token", "content-type": "application/json" };
const body = JSON.stringify(BODY);
let oneId = "";

async function send(kind: Turn["kind"]): Promise<void> {
  const isCreate = kind === "create";
  const path = { create: meetings, read: `${meetings}/${oneId}`, list: `${meetings}?page_no=1&per_page=10` }[kind];
  const answer = await pool.request({ method: isCreate ? "POST" : "GET", path, headers, body: isCreate ? body : null });
  const text = await answer.body.text();
  if (answer.statusCode > 201) throw new Error(`${kind}: ${answer.statusCode} ${text}`);
  if (isCreate && !oneId) oneId = JSON.parse(text).data.id;
}

/** Answers the milliseconds that it took. */
answerEach(async ({ kind, requests }: Turn): Promise<number> => {
  let left = requests;
  const line = async () => {
    while (left-- > 0) await send(kind);
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, line));
  return performance.now() - since;
});
