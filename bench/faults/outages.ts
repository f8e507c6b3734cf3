import { plainFetch } from "./clients/fetch";
import { ours, oursByTitle } from "./clients/ours";
import type { Client } from "./clients/provider";
import { sdk } from "./clients/sdk";
import type { Fault } from "./faults";
import { judge } from "./judge";
import { listening, type Result, run } from "./scenario";
import { ACCOUNT, App, type World } from "./world";

/** Creates while nothing works, and what becomes of them when all works again and the user runs the very same. */
export function outageCases(world: World, outages: readonly Fault[]): (() => Promise<Result>)[] {
  return outages.flatMap((outage) =>
    [ours, oursByTitle, sdk, plainFetch].map((client) => () => runOutage(outage, client, world)),
  );
}

function runOutage(outage: Fault, client: Client, world: World): Promise<Result> {
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
    const { isDone, state } = first.isDone ? first : await run({ operation, client }, app, declared, first.state);
    const verdict = judge({ operation, app, declared, state, isDone, told });
    const { name: fault, when } = outage;
    return { client: client.name, operation, fault, when, runs: first.isDone ? 1 : 2, seconds, told, ...verdict };
  });
}
