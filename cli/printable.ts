/**
 * What would steer a terminal or hide in it: control characters, invisible ones, those that reverse the direction of
 * the text, halves of characters. The two joiners stay, since emoji and some scripts need them.
 */
const UNSAFE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with each of those as an escape of JSON (`\u001b`), so that JSON stays the JSON that it was. */
export function printable(text: string): string {
  return text.replaceAll(UNSAFE, (unsafe) =>
    Array.from({ length: unsafe.length }, (_, i) => `\\u${unsafe.charCodeAt(i).toString(16).padStart(4, "0")}`).join(
      "",
    ),
  );
}
