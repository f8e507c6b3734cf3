/**
 * Characters that would control a terminal or hide in it: control characters, invisible characters, characters that
 * change the direction of the text, and lone surrogates. The two joiners stay, because emoji and some scripts need them.
 */
const UNSAFE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Shows each of those as a JSON escape (`\u001b`), so that JSON stays valid and keeps its meaning. */
export function printable(text: string): string {
  return text.replaceAll(UNSAFE, (unsafe) =>
    Array.from({ length: unsafe.length }, (_, i) => `\\u${unsafe.charCodeAt(i).toString(16).padStart(4, "0")}`).join(
      "",
    ),
  );
}
