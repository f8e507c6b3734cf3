import { execFileSync } from "node:child_process";

const HAS_GO = has("go", "version");
const HAS_PYTHON = has("python3", "-m", "venv", "--help");

/** For tests of what Pulumi's generators make: these are written in Go, whatever language they make. */
export function describeWithGo(what: string): jest.Describe {
  if (HAS_GO) return describe;
  say(`${what}: skipped, because there is no \`go\` on PATH, which Pulumi's code generators need for every language`);
  return describe.skip;
}

export function testWithPython(what: string): jest.It {
  if (HAS_PYTHON) return test;
  say(`${what}: skipped, because there is no \`python3\` with the module venv on PATH`);
  return test.skip;
}

function has(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Jest counts what is skipped, and does not say why. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
