const WORDS = ["secret", "key", "token", "password", "passphrase", "credential", "connectionstring"];

/**
 * Whether a field that no schema knows is likely to hold a credential. A wrong yes costs a field that cannot be read in
 * state, a wrong no a credential in plain text.
 */
export function looksSecret(name: string): boolean {
  const letters = name.replaceAll(/[^A-Za-z]/g, "").toLowerCase();
  return WORDS.some((word) => letters.includes(word));
}
