import { plainFetch } from "./clients/fetch";
import { ours, oursByTitle } from "./clients/ours";
import type { Client } from "./clients/provider";
import { sdk } from "./clients/sdk";
import { type Fault, OUTAGES } from "./faults";
import { judge, type Verdict } from "./judge";
import { listening, run } from "./scenario";
import { ACCOUNT, App, type World } from "./world";

/** What the user does after a run that failed. */
type User = "runs it again" | "does as told";

export interface OutageResult extends Verdict {
  outage: string;
  when: string;
  client: string;
  user: User;
  seconds: number;
  told: string[];
}

/** Only where the error says how to go on can a user do as told. */
const CASES: readonly [Client, User][] = [
  [ours, "runs it again"],
  [ours, "does as told"],
  [oursByTitle, "runs it again"],
  [sdk, "runs it again"],
  [plainFetch, "runs it again"],
];

/** Creates while nothing works, and what becomes of them when all works again. */
export function outageCases(world: World): (() => Promise<OutageResult>)[] {
  return OUTAGES.flatMap((outage) =>
    CASES.map(
      ([client, user]) =>
        () =>
          runOutage(outage, client, user, world),
    ),
  );
}

function runOutage(outage: Fault, client: Client, user: User, world: World): Promise<OutageResult> {
  return listening(async (told) => {
    const operation = "create" as const;
    const app = await new App(world).open();
    const started = Date.now();
    const declared = {
      ...{ accountId: ACCOUNT, appId: app.id, title: "weekly" },
      ...{ persistChat: false, status: "ACTIVE" as const },
    };
    app.strikeAll(outage);
    const first = await run({ operation, client }, app, declared, undefined);
    const seconds = (Date.now() - started) / 1000;
    await app.calm();
    let last = first;
    if (!first.isDone) {
      const mayAdopt = user === "does as told" && told.some((line) => line.includes("adoptId"));
      const found = mayAdopt ? app.mine().filter(({ title }) => title === declared.title) : [];
      const adopted = found[0] ? { ...declared, adoptId: found[0].id } : declared;
      last = await run({ operation, client }, app, adopted, first.state);
    }
    const verdict = judge({ operation, app, declared, state: last.state, isDone: last.isDone, told });
    return { outage: outage.name, when: outage.when, client: client.name, user, seconds, told, ...verdict };
  });
}
