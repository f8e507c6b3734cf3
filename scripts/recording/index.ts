// `npm run recording`: runs `npm start` on a clean state, and writes what the terminal shows as docs/images/npm-start.svg.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, usersEnvironment } from "../../tests/package/run";
import { copyCheckout } from "../../tests/package/tarball";
import { type Line, picture } from "./picture";

const COMMAND = "npm start";

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "realtimekit-recording-"));
  try {
    const copy = join(folder, "pulumi-realtimekit");
    copyCheckout(copy);
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"), "junction");
    // Its state is new, but what is set up on the first run alone is not worth a recording.
    const lines = await record(COMMAND, copy);
    const svg = picture({
      title: `A terminal: ${COMMAND}`,
      description:
        `${COMMAND} runs Pulumi on the program index.ts against a local emulator. It creates an app, two presets, a webhook, ` +
        "a meeting and a participant, prints the outputs, and says what to try next.",
      lines: [{ at: 0, text: `\x1b[1m$ ${COMMAND}\x1b[0m` }, ...lines],
    });
    writeFileSync(join(ROOT, "docs/images/npm-start.svg"), svg);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the command in a terminal, which `script` of util-linux gives it, and so in color. */
function record(command: string, cwd: string): Promise<Line[]> {
  const startedAt = Date.now();
  const child = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
    cwd,
    env: { ...usersEnvironment(), TERM: "xterm-256color" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: Line[] = [];
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const complete = (rest + text).split(/\r*\n/);
    rest = complete.pop() ?? "";
    lines.push(...complete.map((each) => ({ at: Date.now() - startedAt, text: each })));
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => {
      if (code === 0) resolve(lines);
      else reject(new Error(`${command}: exit code ${code}\n${lines.map(({ text }) => text).join("\n")}`));
    });
  });
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
