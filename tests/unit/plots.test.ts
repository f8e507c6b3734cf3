import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plots } from "../../bench/plots";
import { bars } from "../../bench/plots/bars";
import { growth } from "../../bench/plots/growth";
import { Times } from "../../bench/plots/result";

const ROOT = join(__dirname, "../..");

const times = new Times([
  { operations: { "up of 1, naive": { seconds: 4 }, "up of 1, ours": { seconds: 2 } } },
  { operations: { "up of 100, ours": { seconds: 20 }, "preview of 100, ours": { seconds: 5 } } },
]);

test.each(Object.entries(plots()))("docs/images/%s is what npm run bench:plots draws", (name, text) => {
  expect(readFileSync(join(ROOT, "docs/images", name), "utf8")).toBe(text);
  expect(readFileSync(join(ROOT, "docs/performance.md"), "utf8")).toContain(`(images/${name})`);
});

test("results are put together, with ours first, and what was not measured is missing", () => {
  expect([times.steps, times.sizes, times.variants]).toEqual([
    ["up", "preview"],
    [1, 100],
    ["ours", "naive"],
  ]);
  expect(times.of("up", 1)).toEqual([
    { variant: "ours", seconds: 2 },
    { variant: "naive", seconds: 4 },
  ]);
  expect(times.of("preview", 1)).toEqual([]);
});

test("a variant without a color is an error", () => {
  expect(() => new Times([{ operations: { "up of 1, another": { seconds: 1 } } }])).toThrow("color");
  expect(() => new Times([{ operations: { another: { seconds: 1 } } }])).toThrow("another");
});

test("the longest bar of each plot is as wide as any, and the others are in proportion", () => {
  const widths = [...bars("Seconds", times).matchAll(/class="bar (\w+)" .*?width="(\d+)"/g)].map(
    ([, ...found]) => found,
  );
  expect(widths).toEqual([
    ["ours", "75"],
    ["naive", "150"],
    ["ours", "150"],
    ["ours", "150"],
  ]);
});

test("a line has the points that were measured", () => {
  const lines = [...growth("Growth", times).matchAll(/class="curve (\w+)" points="(.*?)"/g)].map(
    ([, ...found]) => found,
  );
  // From 2 to 20 seconds, of 20 at most, and from 1 to 100 meetings; y points down.
  expect(lines.slice(0, 2)).toEqual([
    ["ours", "0.0,115.3 150.0,0.0"],
    ["naive", "0.0,80.6"],
  ]);
});

test("whoever cannot see a plot is told what it shows", () => {
  expect(bars("A < B & C", times)).toContain('<title id="title">A &lt; B &amp; C</title>');
  expect(bars("Seconds", times)).toContain(
    ">up of 1: ours 2 s, naive 4 s. up of 100: ours 20 s. preview of 100: ours 5 s.<",
  );
  expect(growth("Growth", times)).toContain(">up of 1 to 100 meetings: ours from 2 s to 20 s.");
});
