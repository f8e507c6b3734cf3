import type { BaseUrl } from "../../provider/api/connection";
import { ourName } from "../../provider/wire";
import { placeInWords } from "../place";
import type { Findings, Orphan } from "./find";
import { adoptLine, canBeAdopted, retirement } from "./remedies";
import type { StackRecords } from "./stackRecords";

export interface Report {
  stacks: readonly StackRecords[];
  findings: Findings[];
  /** Newest first. */
  orphans: Orphan[];
  /** How many more there are, created before `--since`. */
  older: number;
}

export function reportOf(stacks: readonly StackRecords[], findings: Findings[], since = 0): Report {
  const all = findings.flatMap(({ orphans }) => orphans);
  const recent = all.filter((orphan) => createdAtMs(orphan) >= since);
  const orphans = recent.sort((a, b) => createdAtMs(b) - createdAtMs(a));
  return { stacks, findings, orphans, older: all.length - orphans.length };
}

/** An orphan whose time cannot be read counts as the newest, so that none is overlooked. */
function createdAtMs({ createdAt }: Orphan): number {
  return createdAt === undefined ? Number.MAX_VALUE : Date.parse(createdAt);
}

export function asJson({ stacks, findings, orphans, older }: Report, baseUrl: BaseUrl): string {
  const value = {
    exports: stacks.map(({ name, ids, pendingCreates, createsInDoubt }) => ({
      name,
      resources: Object.fromEntries([...ids].map(([type, { size }]) => [type, size])),
      pendingCreates,
      createsInDoubt: createsInDoubt.map(({ urn, since }) => ({ urn, since: since ?? null })),
    })),
    searched: findings.map(({ definition, place, live, held }) => ({ type: definition.name, ...place, live, held })),
    orphans: orphans.map((orphan) => {
      const retire = retirement(orphan, baseUrl);
      return {
        type: orphan.definition.name,
        ...orphan.place,
        id: orphan.id,
        [labelName(orphan)]: orphan.label ?? null,
        createdAt: orphan.createdAt ?? null,
        ...(canBeAdopted(orphan) ? { adopt: adoptLine(orphan) } : {}),
        ...(retire && { [retire.verb]: retire.command }),
      };
    }),
    older,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The argument of the resource that has the label. */
function labelName({ definition }: Orphan): string {
  return ourName(definition.orphans.label);
}

const CAUTION = `The list includes what other stacks manage and what was created by hand. Before you take anything out of use, make
sure that nobody needs it, and pass the exports of the other stacks that use the app (--state FILE).
`;

export function asText({ stacks, findings, orphans, older }: Report, baseUrl: BaseUrl): string {
  const blocks = [
    ...stacks.map(heldLine),
    ...searchedLines(findings),
    ...pendingNote(stacks.flatMap(({ pendingCreates }) => pendingCreates)),
    ...doubtNote(stacks),
    `${headline(orphans.length, older)}\n`,
    ...orphans.map((orphan) => `\n${entry(orphan, baseUrl)}`),
    ...(orphans.length > 0 ? [`\n${CAUTION}`] : []),
  ];
  return blocks.join("");
}

function heldLine({ name, ids }: StackRecords): string {
  const held = [...ids].filter(([, { size }]) => size > 0).map(([type, { size }]) => count(size, type));
  return `In ${name}: ${held.join(", ") || "no resource of this package"}.\n`;
}

/** What was searched, place by place, and of each the types that it has objects of. */
function searchedLines(findings: readonly Findings[]): string[] {
  const places = new Set(findings.map(({ place }) => placeInWords(place)));
  return [...places].flatMap((where) => {
    const found = findings.filter(({ place, live }) => live > 0 && placeInWords(place) === where);
    const lines = found.map(({ definition, live, held }) => {
      const noun = [...Object.values(definition.orphans.live), definition.name].join(" ");
      return `${count(live, noun)}, ${held} held by resources`;
    });
    return (lines.length > 0 ? lines : ["nothing"]).map(
      (line) => `${where[0]?.toUpperCase()}${where.slice(1)}: ${line}.\n`,
    );
  });
}

function headline(orphans: number, older: number): string {
  const order = orphans > 1 ? ", newest first" : "";
  const rest = older > 0 ? `; ${count(older, "older one")} left out by --since` : "";
  return `${orphans === 0 ? "No orphans" : count(orphans, "orphan")}${order}${rest}.`;
}

/** Pulumi keeps them in the state until they are cleared, even if a later `up` creates the resource. */
function pendingNote(urns: readonly string[]): string[] {
  if (urns.length === 0) return [];
  return [
    `Creates that were interrupted or are still running: ${names(urns)}. If a "pulumi up" is still running, let it finish and
run this command again; "pulumi refresh --clear-pending-creates" removes interrupted creates from the state.
`,
  ];
}

function doubtNote(stacks: Report["stacks"]): string[] {
  const urns = stacks.flatMap(({ createsInDoubt }) => createsInDoubt.map(({ urn }) => urn));
  if (urns.length === 0) return [];
  return [
    `Creates in doubt: ${names(urns)}. Each may have created one of the orphans below. Don't touch those: the next
"pulumi up" or "pulumi refresh" searches for what was created and takes it over.
`,
  ];
}

function names(urns: readonly string[]): string {
  return urns.map((urn) => JSON.stringify(urn.split("::").at(-1))).join(", ");
}

/** Longer labels are cut; `--json` has them whole. */
const LABEL_LENGTH = 120;

function entry(orphan: Orphan, baseUrl: BaseUrl): string {
  const { definition, place, id, label, createdAt } = orphan;
  const retire = retirement(orphan, baseUrl);
  const characters = [...(label ?? "")];
  const cut = characters.length > LABEL_LENGTH ? `${characters.slice(0, LABEL_LENGTH).join("")}…` : label;
  const lines = [
    [definition.name, id],
    ["created", createdAt ?? "at an unknown time"],
    ["in", placeInWords(place)],
    ...(canBeAdopted(orphan) ? [["adopt", adoptLine(orphan)]] : []),
    retire ? [retire.verb, retire.command] : ["stays", `RealtimeKit cannot delete ${definition.name}s`],
  ];
  const heading = cut === undefined ? `(no ${labelName(orphan)})` : JSON.stringify(cut);
  return `${[heading, ...lines.map(([name, value]) => `  ${name?.padEnd(10)}  ${value}`)].join("\n")}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
