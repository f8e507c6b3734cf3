import type { Command } from "./request";

/** Said after a destroy that took something down. */
export const NOT_DELETED =
  "RealtimeKit has no delete: the meeting is now INACTIVE, so that nobody can join it. " +
  "With the option retainOnDelete it would have been left as it was.";

/** What the user may want to do after a run that went well. */
export function whatNext(command: Command, live: boolean): string {
  const line = (word: string, does: string) => {
    const options = [word, live ? "--live" : ""].filter((part) => part !== "").join(" ");
    return `  ${`npm start${options && ` -- ${options}`}`.padEnd(30)}${does}`;
  };
  const again = line("", "after an edit of index.ts: makes the change");
  const preview = line("preview", "shows what an edit would do");
  const refresh = line("refresh", "reads what is really there");
  const destroy = line("destroy", "takes the meeting down");
  const atCloudflare = live ? [] : ["  npm start -- --live           the same at Cloudflare"];
  const lines = {
    up: [again, preview, refresh, destroy, ...atCloudflare],
    preview: [line("", "does it")],
    refresh: [line("", "puts back what index.ts declares")],
    destroy: [line("", "makes it again")],
  };
  return ["What to try next:", ...lines[command]].join("\n");
}

/** The CLI ends a destroy with advice on `pulumi stack rm`, which means nothing to someone who has only typed npm start. */
export function withoutCliHints(text: string): string {
  return text.replace(
    /^(The resources in the stack have been deleted, but|If you want to remove the stack completely,).*\n/gm,
    "",
  );
}
