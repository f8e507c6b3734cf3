const MASK = "[secret]";

/** A token that RealtimeKit creates for a participant, which is not known before the answer: a JWT, or a field `token`. */
const MADE = String.raw`\beyJ[\w-]+\.[\w-]+\.[\w-]+|(?<="token\\*"\s*:\s*\\*")[^"\\]+`;

/** Replaces the secrets, in every form in which a service may repeat them, by `[secret]`. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  // Created when first needed: most operations end without an error to redact.
  let any: RegExp | undefined;
  return (text) => {
    any ??= anyOf(secrets);
    return text.replaceAll(any, MASK);
  };
}

function anyOf(secrets: readonly string[]): RegExp {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== "");
  // Longest first, because a secret may be part of another; in one pass, so that the mask itself is not replaced.
  forms.sort((a, b) => b.length - a.length);
  return new RegExp([...forms.map(escaped), MADE].join("|"), "g");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function formsOf(secret: string): string[] {
  // A service may quote only some lines of a multi-line key.
  const lines = secret.split(/\r?\n/).filter((line) => line.length >= 8);
  return [secret, ...lines].flatMap((text) => {
    const json = JSON.stringify(text).slice(1, -1);
    // JSON as Python and PHP write it.
    const ascii = json.replaceAll(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
    const url = encodeURIComponent(Buffer.from(text).toString());
    const form = new URLSearchParams({ "": text }).toString().slice(1);
    const html = text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;");
    const base64 = Buffer.from(text).toString("base64");
    return [
      text,
      html,
      ...[json, ascii].flatMap((each) => [each, JSON.stringify(each).slice(1, -1), each.replaceAll("/", "\\/")]),
      ...[url, form].flatMap((each) => [each, each.replaceAll(/%../g, (code) => code.toLowerCase())]),
      base64,
      base64.replace(/=+$/, ""),
      Buffer.from(text).toString("base64url"),
    ];
  });
}
