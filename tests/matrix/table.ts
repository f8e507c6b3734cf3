import type { Outcome } from "./outcome";

const [BEGIN, END] = ["<!-- begin of what npm run test:matrix writes -->", "<!-- end -->"];
const MOST_OF_A_REASON = 160;

/** Puts the table between the page's marks. */
export function withTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error("the page lacks the marks of the table");
  return `${page.slice(0, from)}${BEGIN}\n\n${table}\n\n${page.slice(to)}`;
}

export function tableOf(outcomes: readonly Outcome[], about: string): string {
  const head = ["cell", "Node.js", "`@pulumi/pulumi`", "installed by", "program", "TypeScript", "done", "result"];
  const rows = outcomes.map(({ cell, result, reason, done, ...versions }) => [
    cell.what,
    versions.node ?? cell.node,
    versions.sdk ?? cell.pulumi,
    versions.manager ?? cell.manager,
    { commonjs: "CommonJS", esm: "ESM", plugin: "plugin, CommonJS" }[cell.program],
    versions.typescript ?? cell.typescript ?? "–",
    done.join(", ") || "–",
    reason === undefined ? result : `**${result}**: ${oneLine(reason)}`,
  ]);
  return `${about}\n\n${markdown([head, ...rows])}`;
}

export function oneLine(reason: string): string {
  const line = reason.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").trim();
  return line.length <= MOST_OF_A_REASON ? line : `${line.slice(0, MOST_OF_A_REASON)}…`;
}

/** Columns as wide as their widest cell, as the other pages have them. */
function markdown(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((text, i) => text.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const [head = [], ...others] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...others.map(line)].join("\n");
}
