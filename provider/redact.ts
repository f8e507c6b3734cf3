const MASK = "[secret]";

/** Replaces the secrets, in every form in which a service may repeat them, by `[secret]`. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  // Made when first needed: most operations end without an error to clean.
  let any: RegExp | undefined;
  return (text) => {
    any ??= anyOf(secrets);
    return text.replaceAll(any, MASK);
  };
}

function anyOf(secrets: readonly string[]): RegExp {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== "");
  // The longest first: a secret may be part of another. In one pass, so that the mask itself stays whole.
  forms.sort((a, b) => b.length - a.length);
  // Where there is none, what never matches.
  return new RegExp(forms.map(escaped).join("|") || "$.", "g");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function formsOf(secret: string): string[] {
  // A key of many lines may be quoted in part.
  const lines = secret.split(/\r?\n/).filter((line) => line.length >= 8);
  return [secret, ...lines].flatMap((text) => {
    const json = JSON.stringify(text).slice(1, -1);
    const base64 = Buffer.from(text).toString("base64");
    return [
      text,
      json,
      JSON.stringify(json).slice(1, -1),
      encodeURIComponent(Buffer.from(text).toString()),
      base64,
      base64.replace(/=+$/, ""),
      Buffer.from(text).toString("base64url"),
    ];
  });
}
