/** Node.js fires a timer with a longer delay immediately. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Like `setTimeout`, but a delay that is too long for a timer is shortened, instead of firing immediately. */
export function startTimer(callback: () => void, ms: number): NodeJS.Timeout {
  return setTimeout(callback, Math.min(ms, LONGEST_TIMER_MS));
}
