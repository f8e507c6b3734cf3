interface Times {
  steps: readonly string[];
  sizes: readonly number[];
  variants: readonly string[];
  seconds(step: string, meetings: number, variant: string): number;
}

const [WIDTH, HEIGHT, MARGIN] = [240, 180, 40];
const COLORS = ["#d9480f", "#868e96", "#343a40", "#1971c2", "#2f9e44", "#9c36b5", "#f08c00"];

/** Time against the number of meetings: a small plot for each step, a line for each variant. */
export function plot({ steps, sizes, variants, seconds }: Times): string {
  const most = Math.max(...sizes);
  const panels = steps.map((step, column) => {
    const longest = Math.max(...variants.flatMap((variant) => sizes.map((size) => seconds(step, size, variant))));
    const x = (size: number) => Math.round((size / most) * WIDTH);
    const y = (time: number) => Math.round(HEIGHT - (time / longest) * HEIGHT);
    const lines = variants.map((variant, i) => {
      const points = sizes.map((size) => `${x(size)},${y(seconds(step, size, variant))}`);
      const dots = points.map((point) => {
        const [cx, cy] = point.split(",");
        return `<circle cx="${cx}" cy="${cy}" r="2.5" fill="${COLORS[i]}"/>`;
      });
      return `<polyline points="${points.join(" ")}" fill="none" stroke="${COLORS[i]}" stroke-width="1.5"/>${dots.join("")}`;
    });
    const ticks = sizes.map(
      (size) => `<text x="${x(size)}" y="${HEIGHT + 15}" text-anchor="middle">${size.toLocaleString("en")}</text>`,
    );
    return [
      `<g transform="translate(${MARGIN + column * (WIDTH + MARGIN)},${MARGIN})">`,
      `<text x="0" y="-15" font-weight="bold">${step}</text>`,
      `<path d="M0,0V${HEIGHT}H${WIDTH}" fill="none" stroke="#adb5bd"/>`,
      `<text x="-5" y="8" text-anchor="end">${Math.round(longest)} s</text>`,
      ...ticks,
      ...lines,
      "</g>",
    ].join("\n");
  });
  const legend = variants.map((variant, i) => {
    const at = MARGIN + i * 110;
    const bottom = HEIGHT + 2 * MARGIN + 10;
    return `<circle cx="${at}" cy="${bottom - 4}" r="4" fill="${COLORS[i]}"/><text x="${at + 9}" y="${bottom}">${variant}</text>`;
  });
  const [width, height] = [steps.length * (WIDTH + MARGIN) + MARGIN, HEIGHT + 2 * MARGIN + 25];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="11">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    ...panels,
    ...legend,
    "</svg>\n",
  ].join("\n");
}
