import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { assumedRules } from "./assumed";
import { PROBES, type Verdict } from "./probes";
import type { Target } from "./target";

type Service = Target["service"];
/** What is known of each rule, by name: the text of its cell. */
export type Findings = Record<Service, Map<string, string>>;

const SERVICES: readonly Service[] = ["Cloudflare", "emulator"];
const BEGIN = "<!-- results: written by npm run test:live -->";
const END = "<!-- end of results -->";
const NOT_RUN = "not run";

/** Puts what a run has found beside what earlier ones have, in the page. */
export function writeTable(file: string, service: Service, verdicts: ReadonlyMap<string, Verdict>, date: Date): void {
  const page = readFileSync(file, "utf8");
  const findings = readFindings(page);
  for (const [name, verdict] of verdicts) {
    if (verdict.is !== "not probed" || verdict.why !== undefined) findings[service].set(name, cell(verdict, date));
  }
  writeFileSync(file, withTable(page, findings));
}

/** The page with its table written anew. */
export function withTable(page: string, findings: Findings): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page has no section between ${BEGIN} and ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${table(findings)}\n\n${page.slice(end)}`;
}

export function readFindings(page: string): Findings {
  const findings: Findings = { Cloudflare: new Map(), emulator: new Map() };
  for (const line of page.slice(page.indexOf(BEGIN), page.indexOf(END)).split("\n")) {
    const [name, , , ...cells] = line
      .split("|")
      .map((text) => text.trim().replaceAll("`", ""))
      .slice(1, -1);
    if (name === undefined || !PROBES.some((probe) => probe.name === name)) continue;
    SERVICES.forEach((service, i) => {
      if (cells[i] && cells[i] !== NOT_RUN) findings[service].set(name, cells[i]);
    });
  }
  return findings;
}

function table(findings: Findings): string {
  const sources = assumedRules();
  const rows = PROBES.map(({ name, rule, ask }) => {
    const files = (sources.get(name) ?? []).map((file) => `[${basename(file)}](../${file})`);
    const results = SERVICES.map((service) =>
      typeof ask === "function" ? (findings[service].get(name) ?? NOT_RUN) : `not probed: ${ask.notProbed}`,
    );
    return [`\`${name}\``, rule, files.join(", "), ...results];
  });
  const all = [["name", "rule", "assumed in", ...SERVICES], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => String(row[column]).length))) ?? [];
  const line = (row: string[]) => `| ${row.map((text, i) => text.padEnd(Number(widths[i]))).join(" | ")} |`;
  return [line(all[0] ?? []), line(widths.map((width) => "-".repeat(width))), ...all.slice(1).map(line)].join("\n");
}

/** One line of plain text, whatever the service has answered. */
function cell({ is, why }: Verdict, date: Date): string {
  const found = why && `: ${why.replaceAll(/[^\p{L}\p{N}\p{Zs} .,:;()"'{}=/_…-]/gu, " ").slice(0, 160)}`;
  return `${is === "failed" ? "no answer" : is}, ${date.toISOString().slice(0, 10)}${found ?? ""}`;
}
