import { forgetPulumiSettings, getEngine, NoEngine } from "./engine";
import { jest, step, tool } from "./test/steps";
import { FAILED, sum, summaryLine, type Tally } from "./test/tally";

/** What needs no engine. */
const FAST_FOLDERS = ["tests/unit", "tests/property", "tests/types", "emulator/tests"];

/** What mostly waits: for answers that do not come, and between one attempt and the next. */
const WAITING_FOLDER = "/tests/faults/";

/** An engine's operation waits for processes about half of its time, so three keep two cores busy. */
const WORKERS = "--maxWorkers=3";

/** Handles `--fast`, and passes all other arguments to jest. */
async function main(words: string[]): Promise<Tally> {
  forgetPulumiSettings();
  const isFast = words.includes("--fast");
  const forJest = words.filter((word) => word !== "--fast");
  return sum([
    await step("type-check", () => tool("typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json")),
    await step("lint", () => tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".")),
    ...(isFast
      ? [await step("tests", () => jest(fastArguments(forJest)))]
      : (await haveEngine())
        ? await testsWith(forJest)
        : [FAILED, await step("tests that need no engine", () => jest(fastArguments(forJest)))]),
  ]);
}

/** Without arguments everything, and then what waits runs beside what keeps two cores busy. */
async function testsWith(forJest: string[]): Promise<Tally[]> {
  if (forJest.length > 0) return [await step("tests", () => jest([WORKERS, ...forJest]))];
  return Promise.all([
    step("tests", () => jest([WORKERS, `--testPathIgnorePatterns=/node_modules/|${WAITING_FOLDER}`])),
    step("tests that wait", () => jest(["--runInBand", WAITING_FOLDER])),
  ]);
}

/** Gets the engine here, and not in the first test that needs it, so that the progress of a build is visible. */
async function haveEngine(): Promise<boolean> {
  try {
    const { version } = await getEngine();
    console.log(`Pulumi engine: ${version}`);
    return true;
  } catch (error) {
    if (!(error instanceof NoEngine)) throw error;
    console.error(error.message);
    return false;
  }
}

/** Adds the folders, unless the arguments start with the tests to run. */
function fastArguments(forJest: string[]): string[] {
  const namesTests = forJest[0] !== undefined && !forJest[0].startsWith("-");
  if (namesTests) return forJest;
  return [...FAST_FOLDERS, ...forJest];
}

main(process.argv.slice(2)).then(
  (tally) => {
    console.log(`\n${summaryLine(tally)}`);
    process.exitCode = tally.failed === 0 ? 0 : 1;
  },
  (error) => {
    console.error(error);
    console.log(`\n${summaryLine(FAILED)}`);
    process.exitCode = 1;
  },
);
