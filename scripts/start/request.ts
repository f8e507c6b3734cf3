export const COMMANDS = ["up", "preview", "refresh", "destroy"] as const;
export type Command = (typeof COMMANDS)[number];

/** How to run a command. */
export interface Options {
  /** At Cloudflare instead of the emulator. */
  live: boolean;
  /** Through the native plugin instead of dynamic resources. */
  native: boolean;
}

export type Request =
  | { kind: "run"; command: Command; options: Options }
  | { kind: "ui"; options: Options }
  | { kind: "help" }
  | { kind: "wrong"; why: string };

export const HELP = `npm start                 create or update what index.ts declares, in a local emulator of RealtimeKit
npm start -- preview      show what would change, without changing it
npm start -- refresh      read what RealtimeKit has, and record it in the state
npm start -- destroy      close the meeting and delete the rest; the app stays
npm start -- ui           open the emulator's page in a browser: see, search and change what the runs made
npm start -- --live       (also with preview, refresh, destroy) do the same at Cloudflare instead of the emulator;
                          an app made there can never be deleted
npm start -- --native     (also with the others) run the same program through the native plugin, with data of its own

All data is in the folder .realtimekit; remove it to start over.`;

export function readRequest(words: string[]): Request {
  if (words.includes("--help") || words.includes("-h")) return { kind: "help" };
  const options = { live: words.includes("--live"), native: words.includes("--native") };
  const [command = "up", ...rest] = words.filter((word) => word !== "--live" && word !== "--native");
  if (command === "ui") {
    if (options.live || rest.length > 0)
      return { kind: "wrong", why: "ui shows the emulator, and takes no other word" };
    return { kind: "ui", options };
  }
  if (!isCommand(command)) return { kind: "wrong", why: `unknown command "${command}"` };
  if (rest.length > 0) return { kind: "wrong", why: `only one command at a time; unexpected "${rest.join(" ")}"` };
  return { kind: "run", command, options };
}

function isCommand(word: string): word is Command {
  return (COMMANDS as readonly string[]).includes(word);
}
