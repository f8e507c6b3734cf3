#!/usr/bin/env node
import { parseArgs } from "node:util";
import { startEmulator } from "./emulator";
import type { EmulatorOptions } from "./options";

const HELP = `realtimekit-emulator: Cloudflare RealtimeKit's REST API on this machine

  --port N                    default 8788; 0 takes any free port
  --host H                    default 127.0.0.1
  --data FILE                 keep everything in this file (it holds secrets; mode 0600)
  --token T                   accept only this token; default: any
  --forbidden-token T         answer 403 to this token; may be repeated
  --account-token T           a token that an account owns; may be repeated
  --unentitled-account ID     an account without RealtimeKit; may be repeated
  --strict                    refuse what is accepted by default although a source contradicts it
  --patch merge|replace       what PATCH of a meeting does to nested objects; default merge
  --put-status keep|reset     what PUT of a meeting does to the status; default keep
  --apps any|known            whether an app must have been created; default any
  --unknown-meeting 404|500   default 404
  --follow observed|documented
                              where live tests and documents disagree; default observed
  --token-seconds N           how long a participant's token admits; default 8640000 (100 days)
  --deliver-anywhere          deliver webhooks to any address; default: only to this machine
  --rate-limit QUOTA/SECONDS  limit the calls of each token, as Cloudflare does with 1200/300; default: no limit
  --help

Its page, in a browser on this machine: /__emulator/ of the same address
`;

function readOptions(): EmulatorOptions | undefined {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "8788" },
      host: { type: "string" },
      data: { type: "string" },
      token: { type: "string" },
      "forbidden-token": { type: "string", multiple: true },
      "account-token": { type: "string", multiple: true },
      "unentitled-account": { type: "string", multiple: true },
      strict: { type: "boolean" },
      patch: { type: "string", default: "merge" },
      "put-status": { type: "string", default: "keep" },
      apps: { type: "string", default: "any" },
      "unknown-meeting": { type: "string", default: "404" },
      follow: { type: "string", default: "observed" },
      "token-seconds": { type: "string" },
      "deliver-anywhere": { type: "boolean" },
      "rate-limit": { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535) throw new Error("--port must be a number from 0 to 65535");
  return {
    port,
    host: values.host,
    dataFile: values.data,
    token: values.token,
    forbiddenTokens: values["forbidden-token"],
    accountTokens: values["account-token"],
    unentitledAccounts: values["unentitled-account"],
    strict: values.strict,
    patch: oneOf("patch", values.patch, ["merge", "replace"]),
    putStatus: oneOf("put-status", values["put-status"], ["keep", "reset"]),
    apps: oneOf("apps", values.apps, ["any", "known"]),
    unknownMeeting: oneOf("unknown-meeting", values["unknown-meeting"], ["404", "500"]) === "500" ? 500 : 404,
    follow: oneOf("follow", values.follow, ["observed", "documented"]),
    tokenSeconds: values["token-seconds"] === undefined ? undefined : secondsIn(values["token-seconds"]),
    deliverAnywhere: values["deliver-anywhere"],
    rateLimit: values["rate-limit"] === undefined ? undefined : rateLimitIn(values["rate-limit"]),
  };
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`--${name} must be ${allowed.join(" or ")}`);
  return found;
}

function secondsIn(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error("--token-seconds must be a positive whole number");
  return Number(text);
}

function rateLimitIn(text: string): EmulatorOptions["rateLimit"] {
  const [, quota, seconds] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];
  if (quota === undefined) throw new Error("--rate-limit must be QUOTA/SECONDS, such as 1200/300");
  return { quota: Number(quota), windowSeconds: Number(seconds) };
}

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) {
    process.stdout.write(HELP);
    return;
  }
  const emulator = await startEmulator(options);
  console.log(`RealtimeKit emulator at ${emulator.url}; for clients: export CLOUDFLARE_BASE_URL=${emulator.url}`);
  const stop = () => {
    emulator.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function fail(error: unknown): void {
  console.error(`realtimekit-emulator: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

main().catch(fail);
