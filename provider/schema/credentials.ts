const WORDS = ["secret", "key", "token", "password", "passphrase", "credential", "connectionstring"];

/**
 * Whether a field that no schema knows is likely to contain a credential. A false positive makes a field unreadable in
 * state; a false negative leaves a credential in plain text.
 */
export function looksSecret(name: string): boolean {
  const letters = name.replaceAll(/[^A-Za-z]/g, "").toLowerCase();
  return WORDS.some((word) => letters.includes(word));
}
