// `npm run test:matrix`: tries the package on what people have, and writes the table of docs/compatibility.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "realtimekit-emulator";
import { version } from "../../package.json";
import { forgetPulumiSettings, getEngine } from "../../scripts/engine";
import { sum, summaryLine, type Tally } from "../../scripts/test/tally";
import { TOKEN } from "../package/project";
import { ROOT } from "../package/run";
import { packFromCopy } from "../package/tarball";
import { CELLS } from "./cells";
import type { Outcome } from "./outcome";
import { oneLine, tableOf, withTable } from "./table";
import { Tools } from "./tools";
import { tryCell } from "./tryCell";

const PAGE = join(ROOT, "docs/compatibility.md");

/** With words, only the cells whose description has one of them; then the page stays as it is. */
async function main(words: string[]): Promise<Tally> {
  forgetPulumiSettings();
  const isPart = words.length > 0;
  const cells = CELLS.filter(({ what }) => !isPart || words.some((word) => what.includes(word)));
  const folder = mkdtempSync(join(tmpdir(), "realtimekit-matrix-"));
  const [engine, emulator] = await Promise.all([getEngine(), startEmulator({ token: TOKEN })]);
  try {
    const world = { tools: new Tools(join(folder, "tools")), engine, emulator, tarball: await packFromCopy(folder) };
    const outcomes: Outcome[] = [];
    for (const [i, cell] of cells.entries()) {
      const outcome = await tryCell(cell, join(folder, `cell-${i}`), world);
      outcomes.push(outcome);
      const { result, reason = "" } = outcome;
      console.log(`${cell.what}: ${result}${reason && `: ${isPart ? reason : oneLine(reason)}`}`);
    }
    const date = new Date().toISOString().slice(0, 10);
    const about = `${date}, pulumi-realtimekit ${version}, Pulumi engine ${engine.version}, ${process.platform} ${process.arch}:`;
    const table = tableOf(outcomes, about);
    if (isPart) console.log(`\n${table}`);
    else writeFileSync(PAGE, withTable(readFileSync(PAGE, "utf8"), table));
    return sum(outcomes.map(tallyOf));
  } finally {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function tallyOf({ result }: Outcome): Tally {
  return {
    passed: Number(result === "works"),
    failed: Number(result === "fails"),
    skipped: Number(result === "not run"),
  };
}

main(process.argv.slice(2)).then(
  (tally) => {
    console.log(`\n${summaryLine(tally)}`);
    process.exitCode = tally.failed === 0 ? 0 : 1;
  },
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
