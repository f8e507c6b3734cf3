import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client, Declared, Provider } from "./clients/provider";
import type { Fault } from "./faults";
import { judge, type Verdict } from "./judge";
import { ACCOUNT, App, type World } from "./world";

export const OPERATIONS = ["create", "read", "update", "status", "delete"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** What the stack has recorded of the resource. */
export interface State {
  id: string;
  props: Declared;
}

/** One operation of one client, with one fault. */
export interface Scenario {
  fault: Fault;
  operation: Operation;
  client: Client;
}

export interface Result extends Verdict {
  client: string;
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
const TITLE = "weekly";

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
    const { fault, operation, client } = scenario;
    const app = await new App(world).open();
    try {
      const { declared, state } = await setUp(scenario, app);
      await app.strike(fault, methodOf(scenario));
      const started = Date.now();
      const first = await run(scenario, app, declared, state);
      const seconds = (Date.now() - started) / 1000;
      // Users take their time: the fault is over, and what it held up is done.
      await sleep(Math.max(0, started + (fault.settledAfterMs ?? 0) - Date.now()));
      await app.calm();
      const second = first.isDone ? undefined : await run(scenario, app, declared, first.state);
      const { isDone, state: last } = second ?? first;
      const verdict = judge({ operation, app, declared, state: last, isDone, told: lines });
      const runs = second ? 2 : 1;
      return {
        client: client.name,
        operation,
        fault: fault.name,
        when: fault.when,
        runs,
        seconds,
        told: lines,
        ...verdict,
      };
    } finally {
      await app.close();
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
  { operation, client }: Pick<Scenario, "operation" | "client">,
  app: App,
  declared: Declared,
  state: State | undefined,
): Promise<Run> {
  return runIn(client.start(app.baseUrl), operation, { ...declared, ...client.declares }, state);
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
    const { message, id, properties } = error as { message: string; id?: string; properties?: Declared };
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

/** What the program declares, and, but for a create, the meeting that an earlier run made. */
async function setUp(
  { operation, fault }: Scenario,
  app: App,
): Promise<{ declared: Declared; state: State | undefined }> {
  const keywords = Array.from({ length: fault.isBulky ? 20_000 : 1 }, (_, i) => `term number ${i}`);
  const aiConfig = { transcription: { keywords } };
  const before: Declared = {
    ...{ accountId: ACCOUNT, appId: app.id, title: TITLE },
    ...{ persistChat: false, status: "ACTIVE", aiConfig },
  };
  if (operation === "create") return { declared: before, state: undefined };
  const { title, persistChat } = before;
  const made = await app.make({ title, persist_chat: persistChat, ai_config: aiConfig });
  const state = { id: made.id, props: { ...before, createdAt: made.created_at, updatedAt: made.updated_at } };
  // Somebody has edited the meeting by hand, which a read has to see.
  if (operation === "read") app.edit(state.id, { title: "edited by hand" });
  const declared: Declared = {
    ...before,
    ...(operation === "update" ? { title: "monthly", persistChat: true } : {}),
    ...(operation === "status" ? { status: "INACTIVE" } : {}),
  };
  return { declared, state };
}

/** The request that does it: ours updates with PUT, which also clears what is no longer declared. */
function methodOf({ operation, client }: Scenario): string {
  if (operation === "create") return "POST";
  if (operation === "read") return "GET";
  return operation === "update" && client.name.startsWith("pulumi-realtimekit") ? "PUT" : "PATCH";
}
