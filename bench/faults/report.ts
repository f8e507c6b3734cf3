import { FAULTS, type Fault } from "./faults";
import type { Verdict } from "./judge";
import { OPERATIONS, type Result } from "./scenario";
import type { StormResult } from "./storms";

export interface Figures {
  date: string;
  seconds: number;
  results: (Result & { peakMb?: number })[];
  outages: Result[];
  storms: StormResult[];
}

const PROTOCOL = `Each scenario has a service of its own with somebody else's meeting in it, one operation, and one fault that strikes
the request which does it, once unless it says otherwise. The user runs the operation and, on an error, runs the very
same once more when the fault is over, whatever the error says; each run is a new process. An outage strikes every
request of the first run; it counts as one scenario more.

\`1\` right after the first run; \`2\` right after the user's second; \`✗\` not right. \`+n\` meetings made beyond the one that
is declared, \`o\` an open meeting in no state of which nobody was told, \`f\` a meeting forgotten though it is there, \`h\`
somebody else's meeting changed or taken.`;

export function markdown({ date, seconds, results, outages, storms }: Figures): string {
  const clients = [...new Set(results.map(({ client }) => client))];
  const compared = clients.filter((client) => results.some((one) => one.client === client && one.operation === "read"));
  return [
    `# Faults, measured`,
    `${date}, Node ${process.versions.node}, ${Math.round(seconds)} seconds. \`npm run bench:faults\` repeats it.`,
    PROTOCOL,
    table(
      [
        "client",
        "scenarios",
        "correct on the first run",
        "by the 2nd run",
        "not right",
        "duplicates",
        "unreported orphans",
        "forgotten",
        "others' hit",
      ],
      clients.map((client) => [client, ...sums([...results, ...outages].filter((one) => one.client === client))]),
    ),
    `Cells: ${compared.join(" · ")}`,
    table(
      ["fault", "service acts", ...OPERATIONS],
      FAULTS.filter(({ name }) => results.some(({ fault }) => fault === name)).map((fault) => [
        fault.name,
        fault.when === "after" ? "yes" : "no",
        ...cells(fault, compared, results),
      ]),
    ),
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

function cells({ name, when }: Fault, clients: string[], results: Figures["results"]): string[] {
  return OPERATIONS.map((operation) =>
    clients
      .map((client) => {
        const is = (one: Result) => one.client === client && one.operation === operation;
        const result = results.find((one) => is(one) && one.fault === name && one.when === when);
        return result ? mark(result, result.runs) : "";
      })
      .join(" · "),
  );
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
