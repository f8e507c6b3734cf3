import { FAULTS, type Fault } from "./faults";
import type { Verdict } from "./judge";
import { KINDS } from "./kinds";
import { type Kind, OPERATIONS, type Operation } from "./kinds/kind";
import type { Result } from "./scenario";
import type { StormResult } from "./storms";

export interface Figures {
  date: string;
  seconds: number;
  results: (Result & { peakMb?: number })[];
  outages: Result[];
  storms: StormResult[];
}

const PROTOCOL = `Each scenario has an account of its own with somebody else's object in it, one operation, and one fault that strikes
the request which does it, once unless it says otherwise. The user runs the operation and, on an error, runs the very
same once more when the fault is over, whatever the error says; each run is a new process. An outage strikes every
request of the first run; it counts as one scenario more.

\`1\` right after the first run; \`2\` right after the user's second; \`✗\` not right. \`+n\` objects made beyond the one that
is declared, \`o\` an object in no state of which nobody was told (of meetings: an open one), \`f\` an object forgotten
though it is there, \`h\` somebody else's object changed or taken.`;

const FIGURES = [
  ...["scenarios", "correct on the first run", "by the 2nd run", "not right"],
  ...["duplicates", "unreported orphans", "forgotten", "others' hit"],
];

export function markdown({ date, seconds, results, outages, storms }: Figures): string {
  const clients = [...new Set(results.map(({ client }) => client))];
  const compared = clients.filter((client) => results.some((one) => one.client === client && one.operation === "read"));
  return [
    `# Faults, measured`,
    `${date}, Node ${process.versions.node}, ${Math.round(seconds)} seconds. \`npm run bench:faults\` repeats it.`,
    PROTOCOL,
    table(
      ["client", ...FIGURES],
      clients.map((client) => [client, ...sums([...results, ...outages].filter((one) => one.client === client))]),
    ),
    `## By resource and operation`,
    `Without the outages. Cells: ${compared.join(" · ")}`,
    table(
      ["resource", "operation", ...FIGURES],
      KINDS.flatMap((kind) => byOperation(kind, compared, results)),
    ),
    ...KINDS.flatMap((kind) => [`## ${kind.name}`, faultTable(kind, compared, results)]),
    `## Outages that outlast the first create`,
    `Every call of the first run fails, the second finds all well.`,
    table(
      ["outage", "service acts", "client", "end", "first run, s"],
      outages.map((one) => [
        ...[one.fault, one.when === "after" ? "yes" : "no", one.client],
        ...[mark(one, one.runs), one.seconds.toFixed(0)],
      ]),
    ),
    `## What an outage costs`,
    `The meetings of one run are created at once; nothing is created while the outage lasts. Creates, calls, lines and bytes are those of the first run; the user reads warnings, and the error of each meeting. If one failed, the user runs the very same again when the outage is over.`,
    table(
      ["outage", "meetings", "client", "creates sent", "calls made", "lines", "bytes", "first run, s", "end"],
      storms.map((one) => [
        ...[one.outage, String(one.meetings), one.client],
        ...[one.creates, one.calls, one.lines, one.bytes].map(String),
        ...[one.seconds.toFixed(0), `${one.isRight ? one.runs : "✗"}${one.duplicates > 0 ? `+${one.duplicates}` : ""}`],
      ]),
    ),
    `## Memory that an answer takes, the most of all operations`,
    table(["answer", ...compared.map((client) => `${client}, MB`)], peaks(compared, results)),
  ].join("\n\n");
}

/** The figures of all clients in one cell each. */
function byOperation(kind: Kind, clients: string[], results: Figures["results"]): string[][] {
  return operationsOf(kind).map((operation) => {
    const is = (one: Result) => one.resource === kind.name && one.operation === operation;
    const figures = clients.map((client) => sums(results.filter((one) => is(one) && one.client === client)));
    const compared = FIGURES.slice(1).map((_, i) => figures.map((each) => each[i + 1]).join(" · "));
    return [kind.name, operation, String(figures[0]?.[0]), ...compared];
  });
}

function faultTable(kind: Kind, clients: string[], results: Figures["results"]): string {
  const operations = operationsOf(kind);
  const those = results.filter(({ resource }) => resource === kind.name);
  const rows = FAULTS.filter(({ name }) => those.some(({ fault }) => fault === name)).map((fault) => [
    ...[fault.name, fault.when === "after" ? "yes" : "no"],
    ...operations.map((operation) => cell(fault, operation, clients, those)),
  ]);
  return table(["fault", "service acts", ...operations], rows);
}

function operationsOf({ methods }: Kind): Operation[] {
  return OPERATIONS.filter((operation) => methods[operation]);
}

function cell({ name, when }: Fault, operation: Operation, clients: string[], results: Figures["results"]): string {
  const marks = clients.map((client) => {
    const is = (one: Result) => one.client === client && one.operation === operation;
    const result = results.find((one) => is(one) && one.fault === name && one.when === when);
    return result ? mark(result, result.runs) : "";
  });
  return marks.join(" · ");
}

function peaks(clients: string[], results: Figures["results"]): string[][] {
  const measured = results.filter(({ peakMb }) => peakMb !== undefined);
  return [...new Set(measured.map(({ fault }) => fault))].map((name) => [
    name,
    ...clients.map((client) => {
      const those = measured.filter((one) => one.fault === name && one.client === client);
      return String(Math.max(...those.map(({ peakMb }) => peakMb ?? 0)));
    }),
  ]);
}

function mark({ isRight, duplicates, unreportedOrphans, isForgotten, isOtherHit }: Verdict, runs: number): string {
  const more = duplicates > 0 ? `+${duplicates}` : "";
  return `${isRight ? runs : "✗"}${more}${unreportedOrphans > 0 ? "o" : ""}${isForgotten ? "f" : ""}${isOtherHit ? "h" : ""}`;
}

export function sums(results: readonly Result[]): string[] {
  const count = (is: (one: Result) => boolean) => results.filter(is).length;
  const sum = (of: (one: Result) => number) => results.reduce((total, one) => total + of(one), 0);
  return [
    results.length,
    count(({ isRight, runs }) => isRight && runs === 1),
    count(({ isRight, runs }) => isRight && runs === 2),
    count(({ isRight }) => !isRight),
    sum(({ duplicates }) => duplicates),
    sum(({ unreportedOrphans }) => unreportedOrphans),
    count(({ isForgotten }) => isForgotten),
    count(({ isOtherHit }) => isOtherHit),
  ].map(String);
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((word, i) => Math.max(word.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((word, i) => word.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n");
}
