export const COMMANDS = ["up", "preview", "refresh", "destroy"] as const;
export type Command = (typeof COMMANDS)[number];

export type Request =
  | { kind: "run"; command: Command; live: boolean }
  | { kind: "help" }
  | { kind: "wrong"; why: string };

export const HELP = `npm start                 create or change what index.ts declares, in a local emulator of RealtimeKit
npm start -- preview      show what would be done, and do nothing
npm start -- refresh      read what is really there, and record it
npm start -- destroy      take down what the stack has made
npm start -- --live       (also with preview, refresh, destroy) the same at Cloudflare instead of the emulator

Everything is kept in the folder .realtimekit; remove it to begin anew.`;

export function readRequest(words: string[]): Request {
  if (words.includes("--help") || words.includes("-h")) return { kind: "help" };
  const live = words.includes("--live");
  const [command = "up", ...rest] = words.filter((word) => word !== "--live");
  if (!isCommand(command)) return { kind: "wrong", why: `"${command}" is not known here` };
  if (rest.length > 0) return { kind: "wrong", why: `one command at a time: "${rest.join(" ")}" is too much` };
  return { kind: "run", command, live };
}

function isCommand(word: string): word is Command {
  return (COMMANDS as readonly string[]).includes(word);
}
