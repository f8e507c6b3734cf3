import { PASSED, sum, type Tally } from "../test/tally";

/** One thing that has to be right before a release. */
export interface Check {
  name: string;
  /** Gives what was found, for its line; throws a {@link Wrong} with what is not right. */
  find(): string | Promise<string>;
}

/** What has to change before the release. */
export class Wrong extends Error {}

/** Makes each check, one line for each: a failed one does not keep the others from being made. */
export async function makeChecks(checks: readonly Check[], say: (line: string) => void): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const { name, find } of checks) {
    try {
      say(`ok      ${name}: ${await find()}`);
      tallies.push(PASSED);
    } catch (error) {
      // Only of what nobody foresaw does anybody need to know where it happened.
      const reason = error instanceof Wrong ? error.message : error instanceof Error ? error.stack : error;
      say(`FAILED  ${name}: ${reason}`);
      tallies.push({ passed: 0, failed: 1, skipped: 0 });
    }
  }
  return sum(tallies);
}

/** Does the work once, when the first check needs it; if it fails, every check that needs it fails. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
