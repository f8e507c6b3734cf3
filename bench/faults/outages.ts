import { plainFetch } from "./clients/fetch";
import { ours, oursByTitle } from "./clients/ours";
import type { Client } from "./clients/provider";
import { sdk } from "./clients/sdk";
import type { Fault } from "./faults";
import { judge } from "./judge";
import { meeting as kind } from "./kinds/meeting";
import { listening, type Result, run } from "./scenario";
import { Account, type World } from "./world";

/** Creates while nothing works, and what becomes of them when all works again and the user runs the very same. */
export function outageCases(world: World, outages: readonly Fault[]): (() => Promise<Result>)[] {
  return outages.flatMap((outage) =>
    [ours, oursByTitle, sdk, plainFetch].map((client) => () => runOutage(outage, client, world)),
  );
}

function runOutage(outage: Fault, client: Client, world: World): Promise<Result> {
  return listening(async (told) => {
    const operation = "create" as const;
    const account = await new Account(world, kind).open();
    const started = Date.now();
    const declared = { ...account.at, ...kind.declared };
    const scenario = { kind, operation, client };
    account.strikeAll(outage);
    const first = await run(scenario, account, declared, undefined);
    const seconds = (Date.now() - started) / 1000;
    await account.calm();
    const { isDone, state } = first.isDone ? first : await run(scenario, account, declared, first.state);
    const verdict = judge({ kind, operation, account, declared, before: undefined, state, isDone, told });
    return {
      ...{ client: client.name, resource: kind.name, operation, fault: outage.name, when: outage.when },
      ...{ runs: first.isDone ? 1 : 2, seconds, told, ...verdict },
    };
  });
}
