import { parseArgs } from "node:util";

/** The words of a bench's command line: each is `--name value`, and what is left out has the default. */
export function readWords<T extends Record<string, string>>(defaults: T): T {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, { type: "string" as const, default: value }]),
  );
  return parseArgs({ options, strict: true }).values as T;
}

export function numbersIn(list: string): number[] {
  return list.split(",").map((text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number > 0) return number;
    throw new Error(`${JSON.stringify(text)} is no number above 0`);
  });
}
