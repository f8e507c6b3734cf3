export const COMMANDS = ["up", "preview", "refresh", "destroy"] as const;
export type Command = (typeof COMMANDS)[number];

export type Request =
  | { kind: "run"; command: Command; live: boolean }
  | { kind: "ui" }
  | { kind: "help" }
  | { kind: "wrong"; why: string };

export const HELP = `npm start                 create or update what index.ts declares, in a local emulator of RealtimeKit
npm start -- preview      show what would change, without changing it
npm start -- refresh      read what RealtimeKit has, and record it in the state
npm start -- destroy      close the meeting and delete the rest; the app stays
npm start -- ui           open the emulator's page in a browser: see, search and change what the runs made
npm start -- --live       (also with preview, refresh, destroy) do the same at Cloudflare instead of the emulator;
                          an app made there can never be deleted

All data is in the folder .realtimekit; remove it to start over.`;

export function readRequest(words: string[]): Request {
  if (words.includes("--help") || words.includes("-h")) return { kind: "help" };
  const live = words.includes("--live");
  const [command = "up", ...rest] = words.filter((word) => word !== "--live");
  if (command === "ui") {
    if (live || rest.length > 0) return { kind: "wrong", why: "ui shows the emulator, and takes no other word" };
    return { kind: "ui" };
  }
  if (!isCommand(command)) return { kind: "wrong", why: `unknown command "${command}"` };
  if (rest.length > 0) return { kind: "wrong", why: `only one command at a time; unexpected "${rest.join(" ")}"` };
  return { kind: "run", command, live };
}

function isCommand(word: string): word is Command {
  return (COMMANDS as readonly string[]).includes(word);
}
