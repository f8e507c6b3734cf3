import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const FOLDER = join(__dirname, "..", "results");

/** Writes a file of results and says where. */
export function writeResult(name: string, content: string | object): void {
  const file = join(FOLDER, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : `${JSON.stringify(content, undefined, 2)}\n`);
  console.log(`Written: ${relative(process.cwd(), file)}`);
}
