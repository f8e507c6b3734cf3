import type { Outcome } from "./interrupted";
import type { Moment } from "./moments";

/** One interrupted `up`. */
export interface Run extends Moment, Outcome {
  run: number;
}

export type Row = ReturnType<typeof rowOf>;

/** A row for each way to interrupt, and one for all. */
export function rowsOf(runs: readonly Run[]) {
  const groups = [true, false].flatMap((uniqueTitle) =>
    (["engine", "provider"] as const).map((victim) => ({
      name: `${uniqueTitle ? "uniqueTitle" : "without"}, ${victim} killed`,
      runs: runs.filter((each) => each.uniqueTitle === uniqueTitle && each.victim === victim),
    })),
  );
  return [...groups, { name: "all", runs }].map(({ name, runs }) => rowOf(name, runs));
}

function rowOf(name: string, runs: readonly Run[]) {
  const sum = (value: (run: Run) => number) => runs.reduce((total, run) => total + value(run), 0);
  return {
    name,
    runs: runs.length,
    /** Kills that met creates in flight, and the meetings that these had made. */
    amidCreates: runs.filter(({ unrecorded }) => unrecorded > 0).length,
    unrecorded: sum(({ unrecorded }) => unrecorded),
    meetings: sum(({ meetings }) => meetings),
    surplus: sum(({ surplus }) => surplus),
    listed: sum(({ listed }) => listed),
    violations: sum(({ violations }) => violations.length),
  };
}

const COLUMNS: [keyof Row, string][] = [
  ["name", ""],
  ["runs", "kills"],
  ["amidCreates", "met creates in flight"],
  ["unrecorded", "made, not recorded"],
  ["meetings", "meetings at the end"],
  ["surplus", "surplus"],
  ["listed", "listed by orphans"],
  ["violations", "violations"],
];

export function tableOf(rows: readonly Row[]): string {
  const lines = [COLUMNS.map(([, title]) => title), ...rows.map((row) => COLUMNS.map(([key]) => String(row[key])))];
  const widths = COLUMNS.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map((line) =>
      line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "),
    )
    .join("\n");
}
