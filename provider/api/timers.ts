/** Node.js fires a timer with a longer delay at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** `setTimeout` that fires early, rather than at once, if the delay is longer than a timer can be. */
export function startTimer(callback: () => void, ms: number): NodeJS.Timeout {
  return setTimeout(callback, Math.min(ms, LONGEST_TIMER_MS));
}
