import { svg, text, timeOf } from "./picture";
import type { Times } from "./result";

const [LABEL, WIDTH, VALUE, BAR, GAP] = [56, 150, 58, 12, 5];
const [MARGIN, HEAD] = [20, 36];
/** As many as a page of GitHub shows in their own size. */
const COLUMNS = 3;

/** A plot for each number of meetings and each step, with a bar for each variant, on a scale of its own. */
export function bars(title: string, times: Times, sizes = times.sizes): string {
  const rows = sizes.flatMap((size) => {
    const measured = times.steps.map((step) => ({ size, step, found: times.of(step, size) }));
    return inRows(measured.filter(({ found }) => found.length > 0));
  });
  const [column, row] = [LABEL + WIDTH + VALUE, HEAD + times.variants.length * (BAR + GAP)];
  const body = rows.flatMap((plots, i) =>
    plots.flatMap((each, j) => plot(each, MARGIN + j * column, MARGIN + i * row)),
  );
  const description = rows.flat().map(({ size, step, found }) => {
    const values = found.map(({ variant, seconds }) => `${variant} ${timeOf(seconds)}`);
    return `${step} of ${size.toLocaleString("en")}: ${values.join(", ")}.`;
  });
  return svg({
    title,
    description: description.join(" "),
    width: Math.max(...rows.map(({ length }) => length)) * column + MARGIN,
    height: rows.length * row + 2 * MARGIN - 10,
    body,
  });
}

interface Plot {
  size: number;
  step: string;
  found: { variant: string; seconds: number }[];
}

function plot({ size, step, found }: Plot, x: number, y: number): string[] {
  const longest = Math.max(...found.map(({ seconds }) => seconds));
  return [
    text(x, y + 14, `${step}, ${size.toLocaleString("en")} ${size === 1 ? "meeting" : "meetings"}`, "title"),
    ...found.flatMap(({ variant, seconds }, i) => {
      const top = y + 24 + i * (BAR + GAP);
      const width = Math.max(1, Math.round((seconds / longest) * WIDTH));
      return [
        text(x + LABEL - 6, top + BAR - 2, variant, "end"),
        `<rect class="bar ${variant}" x="${x + LABEL}" y="${top}" width="${width}" height="${BAR}" rx="2"/>`,
        text(x + LABEL + width + 5, top + BAR - 2, timeOf(seconds), "muted"),
      ];
    }),
  ];
}

function inRows<T>(all: readonly T[]): T[][] {
  const rows = Math.ceil(all.length / COLUMNS);
  return Array.from({ length: rows }, (_, i) => all.slice(i * COLUMNS, (i + 1) * COLUMNS));
}
