import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Project } from "../../tests/package/project";
import { usersEnvironment } from "../../tests/package/run";
import { getEngine } from "../engine";
import { Wrong } from "./check";

const PROGRAM = `const { RealtimeKitMeeting } = require("pulumi-realtimekit");
const meeting = new RealtimeKitMeeting("m", { title: "Release" });
exports.status = meeting.status;
`;

const OPERATIONS = ["up", "preview", "destroy"] as const;
const EXPECTED = [{ create: 2 }, { same: 2 }, { delete: 2 }];

/** Installs the tarballs in an empty project, and runs a program there against the emulator that is installed there. */
export async function useTarballs([own, emulator]: readonly string[], folder: string): Promise<string> {
  const dependencies = {
    "@pulumi/pulumi": "^3.216.0",
    "pulumi-realtimekit": `file:${own}`,
    "realtimekit-emulator": `file:${emulator}`,
  };
  const project = new Project(folder, { dependencies }, { "program.js": PROGRAM });
  await project.install("npm");
  const running = await startEmulator(folder);
  try {
    const world = { engine: await getEngine(), emulator: running };
    const told = await project.operate("program.js", "cjs", OPERATIONS, world);
    const changes = told.map((each) => each.error ?? each.changes);
    if (JSON.stringify(changes) !== JSON.stringify(EXPECTED)) throw new Wrong(JSON.stringify(changes));
    return OPERATIONS.join(", ");
  } finally {
    await running.close();
  }
}

async function startEmulator(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const script = join(folder, "node_modules/realtimekit-emulator/dist/cli.js");
  const child = spawn(process.execPath, [script, "--port", "0"], {
    cwd: folder,
    env: usersEnvironment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const [said] = await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended]);
  const [url] = /http:\S+?(?=;)/.exec(String(said)) ?? [];
  if (url === undefined) throw new Wrong(`the emulator does not start: ${said}`);
  return {
    url,
    async close() {
      child.kill();
      await ended;
    },
  };
}
