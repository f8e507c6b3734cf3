import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import packageJson from "../../package.json";
import { CELLS, OLDEST } from "../matrix/cells";
import { tableOf, withTable } from "../matrix/table";

const ROOT = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const onEngine = CELLS.filter((cell) => cell.onEngine && cell.notRun === undefined);

describe("the cells of npm run test:matrix", () => {
  test("begin where package.json's ranges begin", () => {
    expect(`>=${OLDEST.node}`).toBe(packageJson.engines.node);
    expect(`^${OLDEST.pulumi}`).toBe(packageJson.peerDependencies["@pulumi/pulumi"]);
    const { peerDependencies } = JSON.parse(read("node_modules/@pulumi/pulumi/package.json"));
    expect(peerDependencies.typescript).toMatch(new RegExp(`^>= ?${OLDEST.typescript.replaceAll(".", "\\.")} `));
  });

  test("run both ends of the SDK's range on an engine, on the oldest Node.js and on each one of CI", () => {
    const { node } = parse(read(".github/workflows/ci.yml")).jobs.test.strategy.matrix;
    const majors = (version: string) => Number.parseInt(version, 10);
    for (const major of node) {
      const versions = onEngine.filter((cell) => majors(cell.node) === major).map(({ pulumi }) => pulumi);
      expect(new Set(versions)).toEqual(new Set([OLDEST.pulumi, `^${OLDEST.pulumi}`]));
    }
    expect(onEngine.map((cell) => cell.node)).toContain(OLDEST.node);
  });

  test("have names of their own", () => {
    expect(new Set(CELLS.map(({ what }) => what)).size).toBe(CELLS.length);
  });
});

test("the page has the table of these cells", () => {
  const rows = read("docs/compatibility.md")
    .split("\n")
    .filter((line) => line.startsWith("| "));
  expect(
    rows
      .slice(1)
      .filter((row) => !row.startsWith("| --"))
      .map((row) => row.split("|")[1]?.trim()),
  ).toEqual(CELLS.map(({ what }) => what));
});

test("a table replaces the one before it, and the reason of a failure stays on its line", () => {
  const [cell] = CELLS;
  if (cell === undefined) throw new Error("there are no cells");
  const table = tableOf([{ cell, done: ["install"], result: "fails", reason: "a\nb | c" }], "Today:");
  expect(table.split("\n").at(-1)).toMatch(/\| install +\| \*\*fails\*\*: a b \\\| c \|$/);
  const once = withTable(read("docs/compatibility.md"), table);
  expect(withTable(once, table)).toBe(once);
  expect(() => withTable("a page without marks", table)).toThrow("marks");
});
