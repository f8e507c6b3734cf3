import { parseArgs } from "node:util";
import type { Host } from "./place";

export interface Options {
  host: Host;
  runs: number;
  meetings: number;
  seed: number;
  atOnce: number;
}

export function parseOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      host: { type: "string", default: "dynamic" },
      runs: { type: "string", default: "50" },
      meetings: { type: "string", default: "40" },
      seed: { type: "string", default: "1" },
      "at-once": { type: "string", default: "2" },
    },
  });
  const { host } = values;
  if (host !== "dynamic" && host !== "native") throw new Error("--host must be dynamic or native");
  return {
    host,
    runs: whole(values.runs, "runs"),
    meetings: whole(values.meetings, "meetings"),
    seed: whole(values.seed, "seed"),
    atOnce: whole(values["at-once"], "at-once"),
  };
}

function whole(text: string, name: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a whole number from 1`);
}
