import { svg, text, timeOf } from "./picture";
import type { Times } from "./result";

const [WIDTH, HEIGHT, SIDE, TOP, NEXT] = [150, 150, 46, 46, 62];

/** Time against the number of meetings, both on logarithmic scales, with a line for each variant and a plot for each step. */
export function growth(title: string, times: Times, steps = times.steps): string {
  const all = steps.flatMap((step) => sizesOf(times, step));
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const longest = Math.max(
    ...steps.flatMap((step) => all.flatMap((size) => times.of(step, size).map(({ seconds }) => seconds))),
  );
  const x = (size: number) => (Math.log(size / least) / Math.log(most / least)) * WIDTH;
  const y = (seconds: number) => HEIGHT - (Math.log(Math.max(seconds, 1)) / Math.log(longest)) * HEIGHT;
  const at = (size: number, seconds: number) => `${x(size).toFixed(1)},${y(seconds).toFixed(1)}`;

  const plots = steps.flatMap((step, i) => [
    `<g transform="translate(${SIDE + i * (WIDTH + NEXT)},${TOP})">`,
    text(0, -16, step, "title"),
    `<path class="axis" d="M0,0V${HEIGHT}H${WIDTH}"/>`,
    ...[1, 10, 100].filter((tick) => tick <= longest).map((tick) => text(-6, y(tick) + 4, timeOf(tick), "muted end")),
    ...sizesOf(times, step).map((size) => text(x(size), HEIGHT + 18, size.toLocaleString("en"), "muted middle")),
    ...times.variants.flatMap((variant) => {
      const points = sizesOf(times, step).flatMap((size) => {
        const seconds = times.seconds(step, size, variant);
        return seconds === undefined ? [] : at(size, seconds);
      });
      const dots = points.map((point) => `<circle class="dot ${variant}" r="3" cx="${point.replace(",", '" cy="')}"/>`);
      return [`<polyline class="curve ${variant}" points="${points.join(" ")}"/>`, ...dots];
    }),
    "</g>",
  ]);
  const legend = times.variants.flatMap((variant, i) => {
    const [left, bottom] = [SIDE + i * 80, TOP + HEIGHT + 50];
    return [`<circle class="dot ${variant}" cx="${left}" cy="${bottom - 4}" r="5"/>`, text(left + 10, bottom, variant)];
  });
  const description = steps.map((step) => {
    const [first = 0, last = 0] = [sizesOf(times, step)[0], sizesOf(times, step).at(-1)];
    const values = times.variants.flatMap((variant) => {
      const [from, to] = [first, last].map((size) => times.seconds(step, size, variant));
      return from === undefined || to === undefined ? [] : `${variant} from ${timeOf(from)} to ${timeOf(to)}`;
    });
    return `${step} of ${first} to ${last} meetings: ${values.join(", ")}.`;
  });
  return svg({
    title,
    description: description.join(" "),
    width: SIDE + steps.length * (WIDTH + NEXT),
    height: TOP + HEIGHT + 70,
    body: [...plots, ...legend],
  });
}

function sizesOf(times: Times, step: string): number[] {
  return times.sizes.filter((size) => times.of(step, size).length > 0);
}
