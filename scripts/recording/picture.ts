import { rowsOf, type Span, Style } from "./ansi";

/** A line of output, and when it came, in milliseconds since the start. */
export interface Line {
  at: number;
  text: string;
}

export interface Recording {
  title: string;
  /** What somebody knows who cannot see it. */
  description: string;
  lines: readonly Line[];
}

const [COLUMNS, ROWS] = [100, 24];
const [CHARACTER, ROW, MARGIN] = [7.83, 18, 16];
/** Nobody learns anything from a wait that is longer. */
const LONGEST_WAIT_MS = 1_000;

/**
 * What it looks like at the end is what it looks like without the animation, so a reader who wants no motion, and a
 * viewer that cannot animate, see the end. It runs once: what moves for ever distracts from the text around it.
 */
const STYLE = [
  "text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre;fill:var(--text)}",
  ".back{fill:var(--back);stroke:var(--line)}.bold{font-weight:600}.dim{opacity:.7}",
  ...["red", "green", "yellow", "blue", "magenta", "cyan"].map((color) => `.${color}{fill:var(--${color})}`),
  ".black,.white{fill:var(--muted)}",
  "svg{--text:#1f2328;--muted:#59636e;--back:#f6f8fa;--line:#d1d9e0;--red:#cf222e;--green:#116329;--yellow:#7d4e00;--blue:#0969da;--magenta:#8250df;--cyan:#1b7c83}",
  "@media(prefers-color-scheme:dark){svg{--text:#f0f6fc;--muted:#9198a1;--back:#0d1117;--line:#3d444d;--red:#ff7b72;--green:#3fb950;--yellow:#d29922;--blue:#58a6ff;--magenta:#bc8cff;--cyan:#39c5cf}}",
  "@keyframes show{from{visibility:hidden}to{visibility:visible}}",
];

export function picture({ title, description, lines }: Recording): string {
  const rows = rowsWithTimes(lines);
  const [width, height] = [Math.ceil(COLUMNS * CHARACTER) + 2 * MARGIN, ROWS * ROW + 2 * MARGIN];
  const end = rows.at(-1)?.at ?? 0;
  const seconds = (ms: number) => `${Number((ms / 1000).toFixed(2))}s`;
  const texts = rows.map(({ at, spans }, i) => {
    const inner = spans.map(({ text, classes }) => {
      const content = escaped(text);
      return classes.length === 0 ? content : `<tspan class="${classes.join(" ")}">${content}</tspan>`;
    });
    const y = MARGIN + i * ROW + 13;
    return `<text class="row" x="${MARGIN}" y="${y}" style="animation-delay:${seconds(at)}">${inner.join("")}</text>`;
  });
  const scrolled = Math.max(0, rows.length - ROWS) * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    "<style>",
    ...STYLE,
    `.scroll{transform:translateY(-${scrolled}px)}`,
    `@media(prefers-reduced-motion:no-preference){.row{animation:show 1ms step-end both}.scroll{animation:scroll ${seconds(end)} step-end both}}`,
    `@keyframes scroll{${scrolling(rows.map(({ at }) => at))}}`,
    "</style>",
    `<rect class="back" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    `<clipPath id="rows"><rect x="0" y="${MARGIN}" width="${width}" height="${ROWS * ROW}"/></clipPath>`,
    '<g clip-path="url(#rows)"><g class="scroll">',
    ...texts,
    "</g></g>",
    "</svg>\n",
  ].join("\n");
}

/** Every row of the terminal with the time at which it comes, without the long waits. */
function rowsWithTimes(lines: readonly Line[]): { at: number; spans: Span[] }[] {
  const style = new Style();
  let [at, before] = [0, lines[0]?.at ?? 0];
  return lines.flatMap((line) => {
    at += Math.min(line.at - before, LONGEST_WAIT_MS);
    before = line.at;
    return rowsOf(line.text, COLUMNS, style).map((spans) => ({ at, spans }));
  });
}

/** The steps by which the rows go up, each when a row comes that has no place any more. */
function scrolling(times: readonly number[]): string {
  const end = times.at(-1) ?? 0;
  const steps = times.flatMap((at, i) => {
    const isLastOfItsTime = times[i + 1] !== at;
    const percent = ((100 * at) / end).toFixed(2);
    return i < ROWS || !isLastOfItsTime ? [] : `${percent}%{transform:translateY(-${(i + 1 - ROWS) * ROW}px)}`;
  });
  return ["0%{transform:none}", ...steps].join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
