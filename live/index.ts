// Runs the suites and the probes against RealtimeKit itself. docs/live.md says what it does and leaves.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { forgetPulumiSettings } from "../scripts/engine";
import { FAILED, PASSED, sum, summaryLine, type Tally } from "../scripts/test/tally";
import { Api } from "./api";
import { catchInterrupts } from "./interrupts";
import { askAll } from "./probes/askAll";
import { runSuites } from "./suites";
import { sweep } from "./sweep";
import { writeTable } from "./table";
import { missing, readTarget } from "./target";

/** What every name starts with. */
const PREFIX = "rtk-acceptance";
const SKIPPED: Tally = { passed: 0, failed: 0, skipped: 1 };
const HELP = `npm run test:live [-- options]

  --only probes|suites   only one of the two parts
  --create-app           also create an app, which nobody can delete
  --clean                only close and delete what interrupted runs have left
  --table <file>         the page whose table is written (default: docs/live.md)
`;

const options = {
  only: { type: "string" },
  "create-app": { type: "boolean", default: false },
  clean: { type: "boolean", default: false },
  table: { type: "string", default: join(__dirname, "..", "docs/live.md") },
  help: { type: "boolean", default: false },
} as const;

async function main(): Promise<Tally> {
  const { values: given } = parseArgs({ options, strict: true });
  if (given.only !== undefined && !["probes", "suites"].includes(given.only)) throw new Error(HELP);
  const lacks = missing(process.env);
  if (lacks.length > 0) {
    console.log(`Skipped: to test against Cloudflare, set ${lacks.join(", ")}.`);
    return SKIPPED;
  }
  forgetPulumiSettings();
  const target = readTarget(process.env);
  const api = new Api(target, console.log);
  const prefix = given.clean ? `${PREFIX}-` : `${PREFIX}-${randomBytes(3).toString("hex")}`;
  console.log(`${target.service}: account ${target.accountId}, app ${target.appId}. Every name starts with ${prefix}.`);
  const { status } = await api.call("GET", api.kit("meetings?per_page=1"));
  if (status !== 200) {
    console.error(`The list of the app's meetings answers ${status}. npx pulumi-realtimekit doctor says why.`);
    return FAILED;
  }
  const interrupts = catchInterrupts(api);
  const tallies: Tally[] = [];
  try {
    if (!given.clean && given.only !== "probes") {
      tallies.push(await runSuites(api, prefix, { signal: interrupts.signal, createApp: given["create-app"] }));
    }
    if (!given.clean && given.only !== "suites") {
      const { verdicts, tally } = await askAll(api, prefix);
      writeTable(given.table, target.service, verdicts, new Date());
      tallies.push(tally);
    }
  } finally {
    tallies.push(await tidyUp(api, prefix));
    interrupts.end();
  }
  return sum(tallies);
}

async function tidyUp(api: Api, prefix: string): Promise<Tally> {
  api.isInterrupted = false;
  const { deleted, closed, failed } = await sweep(api, prefix);
  console.log(`\nTidied up: ${deleted} deleted, ${closed.length} meetings closed. ${api.calls} calls over plain HTTP.`);
  if (closed.length > 0) console.log(`RealtimeKit cannot delete meetings. These stay, closed: ${closed.join(", ")}`);
  if (api.apps.size > 0) console.log(`RealtimeKit cannot delete apps. These stay: ${[...api.apps].join(", ")}`);
  for (const what of failed) console.error(`Not tidied up: ${what}`);
  return failed.length > 0 ? FAILED : PASSED;
}

if (process.argv.includes("--help")) console.log(HELP);
else
  main().then(
    (tally) => {
      console.log(`\n${summaryLine(tally)}`);
      process.exitCode ??= tally.failed === 0 ? 0 : 1;
    },
    (error) => {
      console.error(error instanceof Error ? error.message : error);
      console.log(`\n${summaryLine(FAILED)}`);
      process.exitCode ??= 1;
    },
  );
