import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";

const ROOT = join(__dirname, "../..");

/** The programs of docs/testing.md, each under the name that its first line has, in a project of their own. */
const files = [...readFileSync(join(ROOT, "docs/testing.md"), "utf8").matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```/gm)];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "realtimekit-testing-"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  for (const [, name, text] of files) writeFileSync(join(folder, String(name)), String(text));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("these are the programs, and they compile", () => {
  const names = files.map(([, name]) => String(name));
  expect(names).toEqual(["infrastructure.ts", "infrastructure.test.ts", "emulator.test.ts"]);
  const program = ts.createProgram(
    names.map((name) => join(folder, name)),
    { strict: true, noEmit: true, module: ts.ModuleKind.Node20, skipLibCheck: true, types: ["node"] },
  );
  expect(
    ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  ).toEqual([]);
});

test("the unit tests of the page pass", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--test", "--test-reporter", "tap", "infrastructure.test.ts"],
    { cwd: folder, env: { ...process.env, NODE_TEST_CONTEXT: undefined } },
  );
  expect(stdout).toMatch(/^# pass 3$/m);
  expect(stdout).toMatch(/^# fail 0$/m);
}, 60_000);
