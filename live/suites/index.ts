import { CommandError } from "@pulumi/pulumi/automation";
import type { Tally } from "../../scripts/test/tally";
import { newStack } from "../../tests/engine/engineStack";
import type { Api } from "../api";
import { app } from "./app";
import { existing } from "./existing";
import { lifecycle } from "./lifecycle";
import { Live, type Suite } from "./suite";

export interface Options {
  signal: AbortSignal;
  createApp: boolean;
}

/** Each suite on a stack of its own. After a step that fails, the rest of its suite is skipped. */
export async function runSuites(api: Api, prefix: string, { signal, createApp }: Options): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of [lifecycle, existing, ...(createApp ? [app] : [])]) {
    if (api.isInterrupted) break;
    const { baseUrl, token } = api.target;
    const stack = await newStack({ CLOUDFLARE_API_TOKEN: token, CLOUDFLARE_BASE_URL: baseUrl }, signal);
    try {
      await runSteps(suite, new Live(api, stack, prefix), tally);
    } finally {
      await stack.close();
    }
  }
  return tally;
}

async function runSteps({ name, steps }: Suite, live: Live, tally: Tally): Promise<void> {
  console.log(`\n${name}`);
  let isBroken = false;
  for (const [what, step] of steps) {
    if (isBroken || live.api.isInterrupted) {
      tally.skipped++;
      console.log(`  skipped  ${what}`);
      continue;
    }
    try {
      await step(live);
      tally.passed++;
      console.log(`  passed   ${what}`);
    } catch (error) {
      isBroken = true;
      tally.failed++;
      console.log(`  FAILED   ${what}\n${indented(textOf(error))}`);
    }
  }
}

/** Of a command the lines of its errors: the rest is progress. */
function textOf(error: unknown): string {
  if (!(error instanceof CommandError)) return error instanceof Error ? error.message : String(error);
  const lines = error.message.split("\n").filter((line) => /error|RTK_/.test(line));
  return lines.join("\n") || error.message;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "           ");
}
