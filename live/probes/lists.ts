import type { Answered } from "../api";
import type { Lab } from "./lab";
import { CannotTell, holds, type Probe, same } from "./probe";

/** One more than a page has. */
const MORE_THAN_A_PAGE = 21;

const ids = (data: Answered): string[] => (Array.isArray(data) ? data.map(({ id }) => id) : []);

async function listed(lab: Lab, path: string): Promise<{ ids: string[]; paging: Answered }> {
  const { status, body } = await lab.call("GET", path);
  if (status !== 200) throw new Error(`GET ${path.split("?")[0]}: ${status}`);
  return { ids: ids(body?.data), paging: body?.paging };
}

export const lists: Probe[] = [
  {
    name: "page-defaults",
    rule: "page_no is 1 and per_page 20 by default, and for 0",
    async ask(lab) {
      const { id } = await lab.other();
      for (let i = 0; i < MORE_THAN_A_PAGE; i++) await lab.addTo(lab.other(), `page-${i}`);
      const all = await listed(lab, `meetings/${id}/participants?per_page=100`);
      for (const query of ["", "?page_no=0&per_page=0"]) {
        const page = await listed(lab, `meetings/${id}/participants${query}`);
        same(`participants of ${query || "the first page"}`, page.ids, all.ids.slice(0, 20));
      }
      for (const participant of all.ids) await lab.call("DELETE", `meetings/${id}/participants/${participant}`);
      for (const list of ["meetings", "presets"]) {
        const page = await listed(lab, `${list}?page_no=0&per_page=0`);
        same(`${list} for 0`, page.ids.length, Math.min(20, page.paging?.total_count));
      }
    },
  },
  {
    name: "per-page-cap",
    rule: "per_page is capped at 100, without an error",
    async ask(lab) {
      const { status, body } = await lab.call("GET", "meetings?per_page=101");
      same("status", status, 200);
      const count = body?.paging?.total_count;
      if (count <= 100) throw new CannotTell(`the app has ${count} meetings, and it takes more than 100`);
      same("items", ids(body?.data).length, 100);
    },
  },
  {
    name: "empty-page",
    rule: "an empty page has the offsets 0, 0",
    async ask(lab) {
      const { paging } = await listed(lab, "meetings?page_no=99999&per_page=100");
      same("offsets", [paging?.start_offset, paging?.end_offset], [0, 0]);
    },
  },
  {
    name: "list-order",
    rule: "meetings, participants and presets are listed newest first, webhooks oldest first",
    async ask(lab) {
      const order = async (path: string, ...made: { id: string }[]) => {
        const known = new Set(ids(made));
        return (await listed(lab, path)).ids.filter((id) => known.has(id)).map((id) => ids(made).indexOf(id));
      };
      const [scratch, other] = [await lab.meeting(), await lab.other()];
      same("meetings", await order(`meetings?search=${lab.prefix}`, scratch, other), [1, 0]);

      const participants = [await lab.participant(), await lab.addTo(lab.meeting(), "later")];
      same("participants", await order(`meetings/${scratch.id}/participants`, ...participants), [1, 0]);

      const presets = [await lab.preset(), await lab.data("POST", "presets", lab.presetBody("Later"))];
      same("presets", await order(`presets?search=${lab.prefix}`, ...presets), [1, 0]);

      same("webhooks", await order("webhooks", await lab.webhook("First"), await lab.webhook("Second")), [0, 1]);
    },
  },
  {
    name: "time-filter",
    rule: "start_time and end_time apply to created_at, ends included",
    async ask(lab) {
      const { id, created_at } = await lab.meeting();
      const after = new Date(Date.parse(created_at) + 1).toISOString();
      const has = async (range: string) =>
        (await listed(lab, `meetings?search=${lab.prefix}&per_page=100&${range}`)).ids.includes(id);
      same("in a range of its moment", await has(`start_time=${created_at}&end_time=${created_at}`), true);
      same("in a range from the next millisecond", await has(`start_time=${after}`), false);
    },
  },
  {
    name: "search",
    rule: "search is a substring, in any case",
    async ask(lab) {
      const fragment = (text: string) => encodeURIComponent(text.slice(1, -1).toUpperCase());
      for (const [list, made] of [
        ["meetings", await lab.meeting()],
        ["presets", await lab.preset()],
      ]) {
        const { ids: found } = await listed(lab, `${list}?search=${fragment(made.title ?? made.name)}`);
        same(`${list}: found`, found.includes(made.id), true);
      }
      const { accountId, appId } = lab.api.target;
      const apps = `/accounts/${accountId}/realtime/kit/apps`;
      const { name } = (await lab.api.call("GET", `${apps}/${appId}`)).body?.data ?? {};
      if (typeof name !== "string" || name.length < 3) return;
      const { body } = await lab.api.call("GET", `${apps}?per_page=100&search=${fragment(name)}`);
      holds("apps: not found", ids(body?.data).includes(appId) || body?.paging?.total_count > 100);
    },
  },
  {
    name: "app-first-use",
    rule: "an app that nobody created has no meetings, rather than being a 404",
    async ask({ api, unknownId }) {
      const path = `/accounts/${api.target.accountId}/realtime/kit/${unknownId()}/meetings`;
      same("status", (await api.call("GET", path)).status, 200);
    },
  },
];
