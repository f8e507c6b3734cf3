/** The part of what `npm run bench` writes that a plot shows. */
export interface Result {
  operations: Record<string, { seconds: number }>;
}

/** The times of one or more results, by step, number of meetings and variant, each in the order of its first time. */
export class Times {
  readonly steps: readonly string[];
  readonly sizes: readonly number[];
  readonly variants: readonly string[];
  private readonly all = new Map<string, number>();

  constructor(results: readonly Result[]) {
    const cases = results
      .flatMap(({ operations }) => Object.entries(operations))
      .map(([name, { seconds }]) => {
        const [, step, size, variant] = /^(\w+) of (\d+), (\w+)$/.exec(name) ?? [];
        if (step === undefined || variant === undefined) throw new Error(`${name} is no operation of a bench`);
        this.all.set(name, seconds);
        return { step, size: Number(size), variant };
      });
    this.steps = [...new Set(cases.map(({ step }) => step))];
    this.sizes = [...new Set(cases.map(({ size }) => size))].sort((a, b) => a - b);
    const variants = new Set(cases.map(({ variant }) => variant));
    this.variants = VARIANTS.filter((variant) => variants.has(variant));
    if (this.variants.length < variants.size) throw new Error(`only these have a color: ${VARIANTS.join(", ")}`);
  }

  /** undefined if it was not measured. */
  seconds(step: string, size: number, variant: string): number | undefined {
    return this.all.get(`${step} of ${size}, ${variant}`);
  }

  /** What was measured of a step with so many meetings. */
  of(step: string, size: number): { variant: string; seconds: number }[] {
    return this.variants.flatMap((variant) => {
      const seconds = this.seconds(step, size, variant);
      return seconds === undefined ? [] : { variant, seconds };
    });
  }
}

/** In the order in which a plot has them: ours, what can be reached at best, and what one would write by hand. */
const VARIANTS = ["ours", "native", "floor", "echo", "least", "naive", "sdk"];
