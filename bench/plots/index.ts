// Draws the plots of docs/performance.md from the results of `npm run bench` in bench/figures. To show newer ones, copy
// them there from bench/results.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bars } from "./bars";
import { growth } from "./growth";
import { type Result, Times } from "./result";

const BENCH = join(__dirname, "..");

/** Every plot and its text, by the name of its file in docs/images. A test compares the committed files with it. */
export function plots(): Record<string, string> {
  const scale = read("scale");
  const native = read("native-1", "native-100", "native-1000");
  return {
    "bench-times.svg": bars("Seconds for 1,000 meetings", scale, [1000]),
    "bench-growth.svg": growth("Seconds, and how they grow with the number of meetings", scale, [
      "up",
      "preview",
      "refresh",
    ]),
    "bench-native.svg": bars("Seconds through the plugin and without it", native),
  };
}

function read(...names: string[]): Times {
  const texts = names.map((name) => readFileSync(join(BENCH, "figures", `${name}.json`), "utf8"));
  return new Times(texts.map((each) => JSON.parse(each) as Result));
}

if (require.main === module) {
  for (const [name, text] of Object.entries(plots())) writeFileSync(join(BENCH, "../docs/images", name), text);
}
