import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generated } from "../../scripts/generate";

/** Fails after a change of a schema that no "npm run generate" followed. */
test.each(Object.entries(generated()))("%s is what the schema says", (file, text) => {
  expect(readFileSync(join(__dirname, "../..", file), "utf8")).toBe(text);
});
