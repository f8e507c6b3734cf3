import { spawn } from "node:child_process";
import { fstatSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { CommandFailure } from "../failure";

/** The text of an export, and what messages call it. */
export interface Export {
  name: string;
  text: string;
}

/** What is piped in and the named files; without either, the stack that is selected in this folder. */
export async function readExports(files: readonly string[]): Promise<Export[]> {
  const piped = await readPiped();
  const given = [...(piped ? [piped] : []), ...(await Promise.all(files.map(readState)))];
  return given.length > 0 ? given : [await exportStack()];
}

async function readState(file: string): Promise<Export> {
  try {
    return { name: file, text: decoded(await readFile(file)) };
  } catch (error) {
    throw new CommandFailure(`--state: ${(error as Error).message}`);
  }
}

/** A pipe may be open without anybody writing to it: the user needs to know what the command waits for. */
const SILENT_MS = 3_000;

async function readPiped(): Promise<Export | undefined> {
  if (!isPiped()) return undefined;
  const hint = setTimeout(() => {
    process.stderr.write(`waiting for a stack export on standard input; ${NOT_PIPED}\n`);
  }, SILENT_MS);
  try {
    const text = decoded(await collected(process.stdin));
    if (text.trim() !== "") return { name: "standard input", text };
  } finally {
    clearTimeout(hint);
  }
  // Most likely the export failed. Exporting the selected stack instead could list the objects of the intended one.
  throw new CommandFailure(`standard input is empty; ${NOT_PIPED}`);
}

const NOT_PIPED = "to skip standard input, add </dev/null";

/** A terminal, /dev/null and a closed standard input are not. */
function isPiped(): boolean {
  try {
    const kind = fstatSync(0);
    return kind.isFIFO() || kind.isFile() || kind.isSocket();
  } catch {
    return false;
  }
}

const EXPORT = ["stack", "export", "--non-interactive"];

async function exportStack(): Promise<Export> {
  const name = `pulumi ${EXPORT.join(" ")}`;
  const child = spawn("pulumi", EXPORT, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | string | null>((resolve, reject) => {
    child.on("error", (error) => {
      reject(
        new CommandFailure(
          `"${name}" cannot be run (${error.message}); pipe in an export, or pass a file with --state`,
        ),
      );
    });
    child.on("close", (code, signal) => resolve(code ?? signal));
  });
  const [code, bytes] = await Promise.all([ended, collected(child.stdout)]);
  if (code !== 0) throw new CommandFailure(`"${name}" failed (${code})`);
  return { name, text: decoded(bytes) };
}

async function collected(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** PowerShell's `>` writes UTF-16. */
function decoded(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
}
