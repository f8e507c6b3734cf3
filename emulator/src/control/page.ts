import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "../http/envelopes";
import type { RouteTable } from "../http/router";

/** Outside of src, so that the sources and what they are compiled to find it in the same place. */
const FILE = join(__dirname, "../../page/index.html");

/** The page at /__emulator/, read when it is first asked for. */
export function pageRoutes(): RouteTable {
  let page: Answer | undefined;
  const get = () => {
    page ??= answerWith(readFileSync(FILE, "utf8"));
    return page;
  };
  return { page: { GET: get } };
}

/** The policy allows the page's own style and script by their hashes, requests to the emulator, and nothing else. */
function answerWith(html: string): Answer {
  const hash = (element: "style" | "script") => {
    const [, text = ""] = new RegExp(`<${element}>(.*?)</${element}>`, "s").exec(html) ?? [];
    return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  };
  const policy = [
    "default-src 'none'",
    `style-src ${hash("style")}`,
    `script-src ${hash("script")}`,
    "connect-src 'self'",
    "img-src data:", // the icon
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", // no text of an object can become markup
    "trusted-types 'none'",
  ];
  const headers = {
    "content-security-policy": policy.join("; "),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
  return { status: 200, headers, body: html };
}
