import { parseArgs } from "node:util";
import { nearest } from "../provider/schema/nearest";
import { safeId } from "../provider/schema/safeId";
import { CommandFailure } from "./failure";

type OptionsConfig = Record<
  string,
  { type: "string" | "boolean"; multiple?: boolean; short?: string; default?: string | boolean | string[] }
>;

/** The values of a command's options, by `node:util`. */
export function parsedOptions<T extends OptionsConfig>(
  command: string,
  words: string[],
  options: T,
): ReturnType<typeof parseArgs<{ options: T }>>["values"] {
  try {
    return parseArgs({ args: words, options }).values;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const [, name] = /^Unknown option '--?([^']+)'/.exec(message) ?? [];
    const meant = name && nearest(name, Object.keys(options));
    const advice = meant ? `did you mean "--${meant}"?` : `see "pulumi-realtimekit ${command} --help"`;
    if (code?.startsWith("ERR_PARSE_ARGS"))
      throw new CommandFailure(`${message.split(/\.\s|\n/)[0]?.replace(/\.$/, "")}; ${advice}`);
    throw error;
  }
}

/** An ID that becomes part of an address. */
export function idOption(option: string, given: string): string {
  if (safeId.safeParse(given).success) return given;
  throw new CommandFailure(`--${option}: got ${JSON.stringify(given)}; only letters, digits, - and _ are allowed`);
}
