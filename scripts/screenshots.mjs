// Takes the pictures of the emulator's page in docs/images: the browser test does, when it is told where to put them.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const jest = join(root, "node_modules/jest/bin/jest.js");
const { status } = spawnSync(process.execPath, [jest, "emulator/tests/page/accessible.test.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, SCREENSHOTS: join(root, "docs", "images") },
});
process.exitCode = status ?? 1;
