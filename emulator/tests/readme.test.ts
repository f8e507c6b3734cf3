/** The README's curl lines are run as they stand, except for the port. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { start } from "./helpers";

const readme = readFileSync(join(__dirname, "../README.md"), "utf8");
const blocks = Array.from(readme.matchAll(/```sh\n(.*?)```/gs), ([, text]) => String(text)).filter((text) =>
  text.includes("curl"),
);

test("there are curl lines", () => expect(blocks.length).toBeGreaterThanOrEqual(4));

test.each(blocks)("%s", async (block) => {
  const emulator = await start();
  const script = `set -e\n${block.replaceAll(":8788", `:${emulator.port}`)}`;
  const { stdout } = await promisify(execFile)("bash", ["-c", script]);
  expect(stdout).toContain("{");
  expect(stdout).not.toContain('"error"');
});
