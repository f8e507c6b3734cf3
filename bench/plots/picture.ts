/** What a picture has around what it shows. */
export interface Picture {
  title: string;
  /** What somebody knows who cannot see it. */
  description: string;
  width: number;
  height: number;
  body: readonly string[];
}

/** Each color on both backgrounds. Ours have strong colors, and the yardsticks are gray. */
const COLORS: Record<string, [light: string, dark: string]> = {
  ours: ["#d9480f", "#ff922b"],
  native: ["#1971c2", "#4dabf7"],
  floor: ["#adb5bd", "#6c757d"],
  echo: ["#868e96", "#8f979e"],
  least: ["#495057", "#ced4da"],
  naive: ["#2f9e44", "#69db7c"],
  sdk: ["#9c36b5", "#da77f2"],
};

const colors = (which: 0 | 1) =>
  Object.entries(COLORS)
    .map(([name, both]) => `.${name}{--c:${both[which]}}`)
    .join("");

/** The picture follows the reader's light or dark mode, with a background of its own, so that no page spoils it. */
const STYLE = [
  "text{font:12px system-ui,sans-serif;fill:var(--text)}.title{font-weight:600}.muted{fill:var(--muted)}",
  ".card{fill:var(--back);stroke:var(--line)}.axis{fill:none;stroke:var(--line)}",
  ".bar,.dot{fill:var(--c)}.curve{fill:none;stroke:var(--c);stroke-width:2}.end{text-anchor:end}.middle{text-anchor:middle}",
  `svg{--text:#1f2328;--muted:#59636e;--back:#fff;--line:#d1d9e0}${colors(0)}`,
  `@media(prefers-color-scheme:dark){svg{--text:#f0f6fc;--muted:#9198a1;--back:#0d1117;--line:#3d444d}${colors(1)}}`,
].join("\n");

export function svg({ title, description, width, height, body }: Picture): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<style>\n${STYLE}\n</style>`,
    `<rect class="card" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6"/>`,
    ...body,
    "</svg>\n",
  ].join("\n");
}

export function text(x: number, y: number, content: string, classes = ""): string {
  return `<text x="${x}" y="${y}"${classes && ` class="${classes}"`}>${escaped(content)}</text>`;
}

/** Three digits, as many as a time on this kind of machine deserves. */
export function timeOf(seconds: number): string {
  return `${seconds >= 100 ? Math.round(seconds) : Number(seconds.toPrecision(3))} s`;
}

function escaped(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
