import { join } from "node:path";
import { CommandError, type DestroyOptions, type RefreshOptions, type Stack } from "@pulumi/pulumi/automation";
import { backendFolder, forgetPulumiSettings, getEngine, NoEngine } from "./engine";
import { pendingCreates, removeAbandonedLock } from "./start/abandoned";
import { forwardInterrupts } from "./start/interrupts";
import { type Command, HELP, type Options, readRequest } from "./start/request";
import { openStack } from "./start/stack";
import { atCloudflare, EmulatorFailure, emulated, missingForLive } from "./start/surroundings";
import { inTurn } from "./start/turn";
import { ui } from "./start/ui";
import { NOT_DELETED, startCommand, whatNext, withoutCliHints } from "./start/words";

const ROOT = join(__dirname, "..");
const FOLDER = join(ROOT, ".realtimekit");

async function main(): Promise<number> {
  const request = readRequest(process.argv.slice(2));
  if (request.kind === "help") {
    console.log(HELP);
    return 0;
  }
  if (request.kind === "wrong") {
    console.error(`npm start: ${request.why}.\n\n${HELP}`);
    return 2;
  }
  // The stack of the plugin and that of the dynamic resources know nothing of each other.
  const folder = request.options.native ? join(FOLDER, "native") : FOLDER;
  if (request.kind === "ui") return ui(folder);
  const missing = request.options.live ? missingForLive(process.env) : [];
  if (missing.length > 0) {
    console.error(`--live connects to Cloudflare and needs these environment variables:\n${missing.join("\n")}`);
    return 2;
  }
  return inTurn(folder, () => run(request.command, folder, request.options));
}

async function run(command: Command, folder: string, options: Options): Promise<number> {
  forgetPulumiSettings();
  const engine = await getEngine();
  const surroundings = options.live ? atCloudflare() : await emulated(folder);
  console.log(surroundings.description);
  try {
    const place = { root: ROOT, folder, stackName: options.live ? "live" : "dev", native: options.native };
    const makeStack = command === "up" || command === "preview";
    const stack = await openStack(place, engine, surroundings.engineVariables, makeStack);
    if (!stack) {
      console.error(`There is nothing to ${command} yet. First run: ${startCommand("", options)}`);
      return 1;
    }
    const locked = await removeAbandonedLock(stack, backendFolder(folder));
    if (locked) {
      console.error(locked);
      return 1;
    }
    return await operate(stack, command, options);
  } finally {
    await surroundings.close();
  }
}

async function operate(stack: Stack, command: Command, options: Options): Promise<number> {
  const interrupt = forwardInterrupts();
  const forEngine = {
    color: process.stdout.isTTY && !process.env.NO_COLOR ? ("always" as const) : ("never" as const),
    onOutput: (text: string) => process.stdout.write(withoutCliHints(text)),
    onError: (text: string) => process.stderr.write(text),
    signal: interrupt.signal,
  };
  try {
    if (command === "refresh") await refresh(stack, forEngine);
    else if (command === "destroy") await destroy(stack, forEngine);
    else await stack[command](forEngine);
    console.log(`\n${whatNext(command, options)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    // The engine has already printed what is wrong; the error repeats all of its output.
    console.error(`npm start: ${command} failed; see above.`);
    return 1;
  } finally {
    interrupt.end();
  }
}

async function refresh(stack: Stack, options: RefreshOptions): Promise<void> {
  const pending = await pendingCreates(stack);
  if (pending.length > 0)
    console.error(
      `A run was killed while it was creating ${pending.join(", ")}. RealtimeKit may have created it anyway. This ` +
        "refresh removes the attempt from the state, and the next npm start creates it again; if its name is taken by " +
        "then, the error says by which ID.\n",
    );
  await stack.refresh({ ...options, clearPendingCreates: pending.length > 0 });
}

async function destroy(stack: Stack, options: DestroyOptions): Promise<void> {
  const { summary } = await stack.destroy(options);
  console.log(summary.resourceChanges?.delete ? NOT_DELETED : "There was nothing to destroy.");
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    const saysItAll = [NoEngine, EmulatorFailure, CommandError].some((kind) => error instanceof kind);
    console.error(saysItAll ? error.message : error);
    process.exitCode = 1;
  },
);
