import type { Command, Options } from "./request";

/** Shown after a destroy that deleted something. */
export const NOT_DELETED =
  "RealtimeKit's API cannot delete meetings and apps: the meeting is now INACTIVE, so that nobody can join it, and the " +
  "app stays as it is. Everything else is deleted, except for what has the resource option retainOnDelete.";

/** What the user may want to do after a successful run. */
export function whatNext(command: Command, options: Options): string {
  const line = (word: string, does: string, how = options) => `  ${startCommand(word, how).padEnd(38)}${does}`;
  const again = line("", "apply an edit of index.ts");
  const preview = line("preview", "show what an edit would change");
  const refresh = line("refresh", "read what RealtimeKit has");
  const destroy = line("destroy", "close the meeting, delete the rest; the app stays");
  const ofEmulator = options.live
    ? []
    : [
        line("ui", "open the emulator's page: what it has, and what it was asked"),
        line("", "do the same at Cloudflare", { ...options, live: true }),
      ];
  const lines = {
    up: [again, preview, refresh, destroy, ...ofEmulator],
    preview: [line("", "apply the changes")],
    refresh: [line("", "restore what index.ts declares")],
    destroy: [line("", "create it again")],
  };
  return ["What to try next:", ...lines[command]].join("\n");
}

/** `npm start -- refresh --native`: what runs the command with the same options; `word` is empty for `up`. */
export function startCommand(word: string, { live, native }: Options): string {
  const words = [word, live ? "--live" : "", native ? "--native" : ""].filter((each) => each !== "");
  return words.length === 0 ? "npm start" : `npm start -- ${words.join(" ")}`;
}

/** The CLI ends a destroy with advice about `pulumi stack rm`, which means nothing to someone who only ran npm start. */
export function withoutCliHints(text: string): string {
  return text.replace(
    /^(The resources in the stack have been deleted, but|If you want to remove the stack completely,).*\n/gm,
    "",
  );
}
