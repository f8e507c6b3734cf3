import * as pulumi from "@pulumi/pulumi";

/** The unique titles of each run of a program: with the Automation API one process may have many. */
const runs = new WeakMap<object, Map<string, string>>();

/**
 * Fails the program, and so the preview, where two of its resources have the same unique title in the same app. What is
 * an Output is told apart when the second is created.
 */
export function claimTitle(resource: string, { accountId, appId, title, uniqueTitle }: Record<string, unknown>): void {
  const run = pulumi.runtime.getStackResource();
  if (!run || uniqueTitle !== true || [accountId, appId, title].some((part) => typeof part !== "string")) return;
  const titles = runs.get(run) ?? new Map<string, string>();
  runs.set(run, titles);
  const key = JSON.stringify([accountId, appId, title]);
  const other = titles.get(key);
  if (other !== undefined) {
    throw new pulumi.RunError(
      `RealtimeKitMeeting ${JSON.stringify(resource)} has the same title as ${JSON.stringify(other)}, in the same app, and with uniqueTitle a title is one meeting's: give one of them another`,
    );
  }
  titles.set(key, resource);
}
