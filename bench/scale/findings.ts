import type { Result } from "../plots/result";
import { medianOf, rounded, spreadOf } from "../shared/statistics";
import { printTable } from "../shared/table";
import type { Measured } from "./place";

/** What was done: a step, of so many meetings, by one variant. */
export interface Case {
  step: string;
  meetings: number;
  variant: string;
}

/** What a bench went through. */
export interface Range {
  steps: readonly string[];
  sizes: readonly number[];
  variants: readonly string[];
}

/** The variants that the others are held against. */
const YARDSTICKS = ["ours", "floor", "echo", "least"];

type Pick = (measured: Measured) => number | undefined;
const seconds: Pick = (measured) => measured.seconds;
const cpu: Pick = (measured) => measured.cpuSeconds;
const peak: Pick = (measured) => measured.megabytes?.peak;
const last: Pick = (measured) => measured.megabytes?.last;

/** The measurements of all runs. */
export class Findings {
  private readonly measured = new Map<string, Measured[]>();
  private readonly bytes = new Map<string, number>();

  constructor(private readonly range: Range) {}

  add(of: Case, measured: Measured): void {
    this.measured.set(nameOf(of), [...this.all(of), measured]);
  }

  addStateBytes({ meetings, variant }: Case, bytes: number): void {
    this.bytes.set(`${meetings} ${variant}`, bytes);
  }

  printTimes(): void {
    const { sizes } = this.range;
    const first = sizes[0] as number;
    const rows = this.cases().map((of) => {
      const { median, least, most } = spreadOf(this.values(of, seconds));
      return [
        `${of.step} of ${of.meetings}, ${of.variant}`,
        median.toFixed(1),
        `${least.toFixed(1)} to ${most.toFixed(1)}`,
        ...this.ratios(seconds, of),
        this.ratio(seconds, of, { ...of, meetings: first }),
        medianOf(this.values(of, cpu)).toFixed(1),
        ...this.ratios(cpu, of),
      ];
    });
    const ratios = YARDSTICKS.map((variant) => `× ${variant}`);
    printTable(["", "seconds", "spread", ...ratios, `× its ${first}`, "CPU seconds", ...ratios], rows);
  }

  printSizes(): void {
    const { steps, sizes, variants } = this.range;
    const rows = sizes.flatMap((meetings) =>
      variants.map((variant) => {
        const memory = steps.map((step) => {
          const found = [peak, last].map((pick) => this.median({ step, meetings, variant }, pick));
          return found.flatMap((megabytes) => megabytes?.toFixed(0) ?? []).join(", ");
        });
        return [`${meetings} × ${variant}`, String(this.bytes.get(`${meetings} ${variant}`) ?? ""), ...memory];
      }),
    );
    printTable(["", "bytes of state each", ...steps.map((step) => `MB of ${step}: peak, end`)], rows);
  }

  summary(): Result & { stateBytesEach: Record<string, number> } {
    const entries = this.cases().map((of) => {
      const { median, least, most, runs } = spreadOf(this.values(of, seconds));
      const values = {
        seconds: rounded(median),
        least: rounded(least),
        most: rounded(most),
        runs,
        cpuSeconds: this.median(of, cpu),
        peakMegabytes: this.median(of, peak),
        lastMegabytes: this.median(of, last),
        requests: this.all(of)[0]?.requests ?? {},
      };
      return [nameOf(of), values] as const;
    });
    return { stateBytesEach: Object.fromEntries(this.bytes), operations: Object.fromEntries(entries) };
  }

  /** Those that were measured: a bench that is stopped half-way has some alone. */
  private cases(): Case[] {
    const { steps, sizes, variants } = this.range;
    const all = steps.flatMap((step) =>
      sizes.flatMap((meetings) => variants.map((variant) => ({ step, meetings, variant }))),
    );
    return all.filter((of) => this.all(of).length > 0);
  }

  private all(of: Case): Measured[] {
    return this.measured.get(nameOf(of)) ?? [];
  }

  private values(of: Case, pick: Pick): number[] {
    return this.all(of).flatMap((measured) => pick(measured) ?? []);
  }

  /** undefined, and so not written, where the system did not tell. */
  private median(of: Case, pick: Pick): number | undefined {
    const values = this.values(of, pick);
    return values.length === 0 ? undefined : rounded(medianOf(values));
  }

  private ratios(pick: Pick, of: Case): string[] {
    return YARDSTICKS.map((variant) => this.ratio(pick, of, { ...of, variant }));
  }

  /** The median of the ratios, run by run. */
  private ratio(pick: Pick, of: Case, to: Case): string {
    const [values, others] = [this.values(of, pick), this.values(to, pick)];
    if (values.length === 0 || others.length !== values.length) return "";
    return medianOf(values.map((value, run) => value / (others[run] as number))).toFixed(2);
  }
}

function nameOf({ step, meetings, variant }: Case): string {
  return `${step} of ${meetings}, ${variant}`;
}
