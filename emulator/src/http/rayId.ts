import { randomBytes } from "node:crypto";

/**
 * Makes ids as in Cloudflare's cf-ray header: 16 hex digits and a location [assumed ray-id]. They are unique: one half
 * is random, the other counts.
 */
export function rayIds(): () => string {
  const run = randomBytes(4).toString("hex");
  let count = 0;
  return () => `${run}${(++count).toString(16).padStart(8, "0")}-EMU`;
}
