/** The middle of some measurements, and how far they lie apart. */
export interface Spread {
  median: number;
  least: number;
  most: number;
  runs: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? Number.NaN;
  const middle = sorted.length / 2;
  const median = sorted.length % 2 === 1 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
  return { median, least: at(0), most: at(sorted.length - 1), runs: sorted.length };
}

export function medianOf(values: readonly number[]): number {
  return spreadOf(values).median;
}

/** Digits enough to compare by. */
export function rounded(value: number, digits = 3): number {
  return Number(value.toPrecision(digits));
}
