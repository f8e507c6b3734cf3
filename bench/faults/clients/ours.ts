import { dirname, sep } from "node:path";
import { type Client, type Provider, TOKEN } from "./provider";

const ENTRY = "pulumi-realtimekit/provider";
const FOLDER = dirname(require.resolve(ENTRY)) + sep;

/** The built provider, as the engine's process loads it: anew, so that it remembers nothing of the run before. */
function start(baseUrl: string): Provider {
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(FOLDER)) delete require.cache[file];
  }
  const { meeting } = require(ENTRY) as typeof import("../../../provider");
  const config: Record<string, string> = { "cloudflare:apiToken": TOKEN, "cloudflare:baseUrl": baseUrl };
  const get = (key: string) => config[key];
  void meeting.configure?.({ config: { get, require: (key) => get(key) ?? "" } });
  return meeting as Provider;
}

/** With its defaults. */
export const ours: Client = { name: "pulumi-realtimekit", start };

export const oursByTitle: Client = { name: "the same, uniqueTitle", start, declares: { uniqueTitle: true } };
