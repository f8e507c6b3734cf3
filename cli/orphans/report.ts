import type { Findings, Orphan } from "./find";
import type { Holdings } from "./holdings";
import { adoptLine, deactivateCommand } from "./remedies";

export interface Report {
  stacks: readonly Holdings[];
  apps: Findings[];
  /** Newest first. */
  orphans: Orphan[];
  /** How many more there are, made before `--since`. */
  older: number;
}

export function reportOf(stacks: readonly Holdings[], apps: Findings[], since = 0): Report {
  const all = apps.flatMap(({ orphans }) => orphans);
  const recent = all.filter((orphan) => madeAt(orphan) >= since);
  const orphans = recent.sort((a, b) => madeAt(b) - madeAt(a));
  return { stacks, apps, orphans, older: all.length - orphans.length };
}

/** Nothing may be overlooked because its time cannot be read: it counts as the newest. */
function madeAt({ createdAt }: Orphan): number {
  return createdAt === undefined ? Number.MAX_VALUE : Date.parse(createdAt);
}

export function asJson({ stacks, apps, orphans, older }: Report, baseUrl: URL): string {
  const value = {
    exports: stacks.map(({ name, ids, pendingCreates }) => ({ name, meetings: ids.size, pendingCreates })),
    apps: apps.map(({ accountId, appId, active, held }) => ({ accountId, appId, active, held })),
    orphans: orphans.map((orphan) => ({
      accountId: orphan.accountId,
      appId: orphan.appId,
      id: orphan.id,
      title: orphan.title ?? null,
      createdAt: orphan.createdAt ?? null,
      adopt: adoptLine(orphan),
      deactivate: deactivateCommand(orphan, baseUrl),
    })),
    older,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

const CAUTION = `Meetings of other stacks and meetings made by hand are listed too. Before you deactivate one, be sure that it is
nobody's: give the exports of the other stacks that use the app as well (--state FILE).
`;

export function asText({ stacks, apps, orphans, older }: Report, baseUrl: URL): string {
  const pendingCreates = stacks.flatMap((each) => each.pendingCreates);
  const blocks = [
    ...stacks.map(({ name, ids }) => `In ${name}: ${count(ids.size, "meeting")}.\n`),
    ...apps.map(({ accountId, appId, active, held }) => {
      return `App ${appId} of account ${accountId}: ${count(active, "ACTIVE meeting")}, ${held} held by resources.\n`;
    }),
    ...(pendingCreates.length > 0 ? [creatingNote(pendingCreates)] : []),
    `${headline(orphans.length, older)}\n`,
    ...orphans.map((orphan) => `\n${entry(orphan, baseUrl)}`),
    ...(orphans.length > 0 ? [`\n${CAUTION}`] : []),
  ];
  return blocks.join("");
}

function headline(orphans: number, older: number): string {
  const order = orphans > 1 ? ", newest first" : "";
  const rest = older > 0 ? `; ${count(older, "older one")} left out by --since` : "";
  return `${orphans === 0 ? "No orphans" : count(orphans, "orphan")}${order}${rest}.`;
}

/** Pulumi keeps them in the state until they are cleared, also when a later `up` made the resource. */
function creatingNote(urns: readonly string[]): string {
  const names = urns.map((urn) => JSON.stringify(urn.split("::").at(-1))).join(", ");
  return `Creates that were cut off or still run: ${names}. If a "pulumi up" still runs, let it end and look again;
"pulumi refresh --clear-pending-creates" takes what was cut off out of the state.
`;
}

/** Longer titles are cut; `--json` has them whole. */
const TITLE_LENGTH = 120;

function entry(orphan: Orphan, baseUrl: URL): string {
  const { title, id, createdAt, accountId, appId } = orphan;
  const characters = [...(title ?? "")];
  const cut = characters.length > TITLE_LENGTH ? `${characters.slice(0, TITLE_LENGTH).join("")}…` : title;
  const lines = [
    ["id", id],
    ["created", createdAt ?? "at an unknown time"],
    ["app", `${appId} of account ${accountId}`],
    ["adopt", adoptLine(orphan)],
    ["deactivate", deactivateCommand(orphan, baseUrl)],
  ];
  const heading = cut === undefined ? "(no title)" : JSON.stringify(cut);
  return `${[heading, ...lines.map(([label, value]) => `  ${label?.padEnd(10)}  ${value}`)].join("\n")}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
