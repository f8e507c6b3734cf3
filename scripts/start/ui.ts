import { spawn } from "node:child_process";
import { forgetRunning, recordRunning, runningEmulator } from "./running";
import { startKept } from "./surroundings";
import { inTurn } from "./turn";

/** Of the emulator alone, so that the address usually stays the same. */
const USUAL_PORT = 8788;

/** What `npm start -- ui` depends on, apart from the folder. */
export interface Desk {
  /** Resolves when the user ends it. */
  interrupted: () => Promise<void>;
  browse: (address: string) => void;
}

export const DESK: Desk = { interrupted, browse };

/**
 * Runs the emulator on the data of all runs until the user ends it, and opens its page. Other runs use it in the
 * meantime: there is one emulator for each data file.
 */
export async function ui(folder: string, { interrupted, browse }: Desk = DESK): Promise<number> {
  const emulator = await inTurn(folder, async () => {
    if ((await runningEmulator(folder)) !== undefined) return undefined;
    const started = await startKept(folder, USUAL_PORT).catch(() => startKept(folder)); // the port may be taken
    recordRunning(folder, started.url);
    return started;
  });
  const page = new URL("/__emulator/", emulator?.url ?? (await runningEmulator(folder))).href;
  console.log(`The emulator's page: ${page}`);
  browse(page);
  if (!emulator) {
    console.log("The emulator runs in another npm start -- ui.");
    return 0;
  }
  console.log("Press Ctrl-C to end. In another terminal, npm start, and the rest of it, work on the same data.");
  await interrupted();
  await inTurn(folder, async () => {
    forgetRunning(folder);
    await emulator.close();
  });
  return 0;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

/** Without a browser the address is enough. */
function browse(address: string): void {
  const [command, ...words] = { darwin: ["open"], win32: ["cmd", "/c", "start", '""'] }[process.platform as string] ?? [
    "xdg-open",
  ];
  spawn(command as string, [...words, address], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
