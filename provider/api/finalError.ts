import { RealtimeKitError } from "../errors";
import type { Verdict } from "./retry";

/** The error of the last attempt, with the number of attempts and when to try again. */
export function finalError(
  error: RealtimeKitError,
  verdict: Exclude<Verdict, { kind: "retry" }>,
  attempts: number,
  elapsedMs: number,
): RealtimeKitError {
  const tried = attempts > 1 ? ` (tried ${attempts} times in ${seconds(elapsedMs)})` : "";
  const later = verdict.kind === "fail" ? comeBack(verdict.comeBackAt) : "";
  return new RealtimeKitError(error.code, `${error.summary}${tried}${later}`, {
    ...error,
    mayHaveActed: verdict.kind === "doubtful",
    mayRepeat: verdict.kind === "refused",
    cause: error.cause,
  });
}

function seconds(ms: number): string {
  const count = Math.round(ms / 1000);
  if (count === 0) return "less than a second";
  return count === 1 ? "1 second" : `${count} seconds`;
}

/** A time further away than this is not plausible. */
const YEAR_MS = 365 * 24 * 3600 * 1000;

function comeBack(at: number | undefined): string {
  if (at === undefined) return "";
  const isPlausible = at - Date.now() < YEAR_MS;
  return isPlausible
    ? `; try again at ${new Date(at).toISOString()}, the time that Cloudflare gives`
    : "; Cloudflare does not say when to try again";
}
