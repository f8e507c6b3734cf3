/**
 * Values that are searched for wherever anything is written. Each has characters that JSON, URLs and HTML escape, and a
 * core that none of them changes, so that no form of it passes unseen.
 */
export const CANARIES = {
  // A token is printable ASCII without spaces.
  token: 'CANARYtoken7f3a-"+/=\\&<',
  accessKey: 'CANARYaccessKey7f3a "+/=é&',
  secret: 'CANARYsecret7f3a "+/=é<',
  password: "CANARYpassword7f3a '+/=é>",
  privateKey: "-----BEGIN KEY-----\nCANARYprivateKeyOne7f3a+/==\nCANARYprivateKeyTwo7f3a+/==\n-----END KEY-----\n",
  rtmpUrl: "rtmp://live.example.com/app/CANARYrtmpUrl7f3a?key=%22CANARYstreamKey7f3a",
  byName: "CANARYbyName7f3a of a variable",
} as const;

export type CanaryName = keyof typeof CANARIES;

/** Each way in which somebody may write a text into another. */
export const WRITINGS = {
  plain: (text: string) => text,
  "JSON-escaped": json,
  "JSON-escaped twice": (text: string) => json(json(text)),
  "URL-encoded": encodeURIComponent,
  "in base64": (text: string) => Buffer.from(text).toString("base64"),
  "in base64 for URLs": (text: string) => Buffer.from(text).toString("base64url"),
  "JSON-escaped, all but ASCII too": (text: string) =>
    json(text).replaceAll(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "JSON-escaped, slashes too": (text: string) => json(text).replaceAll("/", "\\/"),
  "URL-encoded in lower case": (text: string) =>
    encodeURIComponent(text).replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  "form-encoded": (text: string) => new URLSearchParams({ "": text }).toString().slice(1),
  "in HTML": (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
  "in base64, amid more": (text: string) => Buffer.from(JSON.stringify({ deep: [text] })).toString("base64"),
};

/** The names of the canaries that the text holds, in any form and at any length. */
export function canariesIn(text: string): CanaryName[] {
  return PATTERNS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

const PATTERNS = Object.entries(CANARIES).map(([name, value]) => {
  return [name as CanaryName, finding(value.match(/CANARY\w+/g) ?? [])] as const;
});

/** Finds any of these texts of letters and digits, in any form. */
export function finding(cores: readonly string[]): RegExp {
  return new RegExp(cores.flatMap((core) => [core, ...inBase64(core)]).join("|"));
}

/** The part of a text in base64 that is the same whatever stands around it, for each of the three places it can start at. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from("x".repeat(before) + text).toString("base64");
    return encoded.slice(Math.ceil((before * 4) / 3), Math.floor(((before + text.length) * 4) / 3));
  });
}

function json(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
