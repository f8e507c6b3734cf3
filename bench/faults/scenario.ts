import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client, Provider } from "./clients/provider";
import type { Fault } from "./faults";
import { judge, type Verdict } from "./judge";
import type { Kind, Operation, State, Values } from "./kinds/kind";
import { Account, type World } from "./world";

/** One operation of one client on one type of resource, with one fault. */
export interface Scenario {
  fault: Fault;
  kind: Kind;
  operation: Operation;
  client: Client;
}

export interface Result extends Verdict {
  client: string;
  resource: Kind["name"];
  operation: Operation;
  fault: string;
  when: string;
  runs: number;
  /** Of the first run. */
  seconds: number;
  /** What the user was told. */
  told: string[];
}

const RUN_LIMIT_MS = 215_000;

/** What providers print is the user's to read: it goes to the scenario that is running. */
const told = new AsyncLocalStorage<string[]>();
const print = console.error;
console.error = (...words: unknown[]) => {
  const lines = told.getStore();
  if (lines) lines.push(words.join(" "));
  else print(...words);
};

/** Runs it with a list of what the user is told meanwhile. */
export function listening<T>(run: (lines: string[]) => Promise<T>): Promise<T> {
  const lines: string[] = [];
  return told.run(lines, () => run(lines));
}

/** The user runs it, and if it fails runs the very same once more, a while later. */
export function runScenario(scenario: Scenario, world: World): Promise<Result> {
  return listening(async (lines) => {
    const { fault, kind, operation, client } = scenario;
    const account = await new Account(world, kind).open();
    try {
      const { declared, before } = await setUp(scenario, account);
      await account.strike(fault, methodOf(scenario));
      const started = Date.now();
      const first = await run(scenario, account, declared, before);
      const seconds = (Date.now() - started) / 1000;
      // Users take their time: the fault is over, and what it held up is done.
      await sleep(Math.max(0, started + (fault.settledAfterMs ?? 0) - Date.now()));
      await account.calm();
      const second = first.isDone ? undefined : await run(scenario, account, declared, first.state);
      const { isDone, state } = second ?? first;
      const verdict = judge({ kind, operation, account, declared, before, state, isDone, told: lines });
      return {
        ...{ client: client.name, resource: kind.name, operation, fault: fault.name, when: fault.when },
        ...{ runs: second ? 2 : 1, seconds, told: lines, ...verdict },
      };
    } finally {
      await account.close();
    }
  });
}

export interface Run {
  isDone: boolean;
  /** What it leaves in the state. */
  state: State | undefined;
}

/** One `pulumi up`, `refresh` or `destroy`: a new process. */
export function run(
  { kind, operation, client }: Pick<Scenario, "kind" | "operation" | "client">,
  account: Account,
  declared: Values,
  state: State | undefined,
): Promise<Run> {
  return runIn(client.start(account.baseUrl, kind), operation, { ...declared, ...client.declares }, state);
}

/** The same for one of the resources that a process serves. */
export async function runIn(
  provider: Provider,
  operation: Operation,
  declared: object,
  state: State | undefined,
): Promise<Run> {
  const limit = new AbortController();
  const tooLong = sleep(RUN_LIMIT_MS, undefined, { signal: limit.signal }).then(() => {
    throw new Error("interrupted by the user");
  });
  tooLong.catch(() => {});
  try {
    return { isDone: true, state: await Promise.race([call(provider, operation, declared, state), tooLong]) };
  } catch (error) {
    const { message, id, properties } = error as { message: string; id?: string; properties?: Values };
    told.getStore()?.push(message);
    // The engine records an object that the provider hands over with its error.
    if (properties) return { isDone: false, state: { id: id ?? state?.id ?? "", props: properties } };
    return { isDone: false, state };
  } finally {
    limit.abort();
  }
}

async function call(
  provider: Provider,
  operation: Operation,
  declared: object,
  state: State | undefined,
): Promise<State | undefined> {
  if (operation === "read" && state) {
    const { id, props } = await provider.read(state.id, state.props);
    return id ? { id, props } : undefined;
  }
  if (operation === "delete" && state) {
    await provider.delete(state.id, state.props);
    return undefined;
  }
  const inputs = (await provider.check?.(state?.props ?? {}, declared))?.inputs ?? declared;
  const create = async () => {
    const { id, outs } = await provider.create(inputs);
    return { id, props: outs };
  };
  if (!state) return create();
  const { replaces = [] } = (await provider.diff?.(state.id, state.props, inputs)) ?? {};
  if (replaces.length > 0) {
    const created = await create();
    await provider.delete(state.id, state.props);
    return created;
  }
  const { outs } = await provider.update(state.id, state.props, inputs);
  return { id: state.id, props: outs ?? state.props };
}

/** What the program declares, and, but for a create, the object that an earlier run made. */
async function setUp(
  { kind, operation, fault, client }: Scenario,
  account: Account,
): Promise<{ declared: Values; before: State | undefined }> {
  const declared = { ...account.at, ...kind.declared, ...(fault.isBulky ? kind.bulk : {}) };
  if (operation === "create") return { declared, before: undefined };
  const made = await account.make(declared);
  const inputs = (await client.start(account.baseUrl, kind).check?.({}, declared))?.inputs ?? declared;
  const times = { createdAt: made.created_at, updatedAt: made.updated_at };
  const before = { id: made.id, props: { ...inputs, ...times, ...kind.kept?.(made) } };
  // Somebody has edited it by hand, which a read has to see.
  if (operation === "read") account.edit(made.id, kind.edited);
  return { declared: { ...declared, ...kind.changes[operation] }, before };
}

/** The request that does it. */
function methodOf({ kind, operation, client }: Scenario): string {
  const method = (client.isOurs ? kind.oursBy?.[operation] : undefined) ?? kind.methods[operation];
  if (!method) throw new Error(`there is no ${operation} of a ${kind.name}`);
  return method;
}
