import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
const SOURCES = "emulator/src";
/** `assumed put-status`, in a comment of the emulator; the word alone is a rule without a name. */
const MARK = /\bassumed\b(?: ([a-z]+(?:-[a-z]+)*)(?=[\]:,;)]))?/g;

/** The assumed rules of the emulator, by name, each with the files that assume it. */
export function assumedRules(): Map<string, string[]> {
  const rules = new Map<string, string[]>();
  const files = readdirSync(join(ROOT, SOURCES), { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".ts")).sort()) {
    for (const [, name] of readFileSync(join(ROOT, SOURCES, file), "utf8").matchAll(MARK)) {
      if (name === undefined) throw new Error(`${SOURCES}/${file} assumes something that has no name`);
      rules.set(name, [...new Set([...(rules.get(name) ?? []), `${SOURCES}/${file}`])]);
    }
  }
  return rules;
}
