import { setTimeout as sleep } from "node:timers/promises";
import type { FaultAction } from "../../emulator/src";
import { plainFetch } from "./clients/fetch";
import { ours } from "./clients/ours";
import type { Client } from "./clients/provider";
import { sdk } from "./clients/sdk";
import type { State } from "./kinds/kind";
import { meeting as kind } from "./kinds/meeting";
import { listening, type Run, runIn } from "./scenario";
import { Account, startWorld } from "./world";

const MEETINGS = [1, 10];

interface Storm {
  name: string;
  /** The requests that fail, all if nothing is said. */
  method?: string;
  action: FaultAction;
  lastsMs: number;
}

export const STORMS: readonly Storm[] = [
  ...[500, 504].map((status) => toEveryCreate(status, 120)),
  { name: "HTTP 502 to every call, for 120 s", action: { kind: "answer", status: 502 }, lastsMs: 120_000 },
  toEveryCreate(500, 30),
];

function toEveryCreate(status: number, seconds: number): Storm {
  const name = `HTTP ${status} to every create, for ${seconds} s`;
  return { name, method: "POST", action: { kind: "answer", status }, lastsMs: seconds * 1000 };
}

/** What the creates of one run do to a service that is down, and to the user's terminal. */
export interface StormResult {
  outage: string;
  meetings: number;
  client: string;
  /** All of the first run. */
  creates: number;
  calls: number;
  lines: number;
  bytes: number;
  seconds: number;
  /** How often the user ran it; the second run finds all well. */
  runs: number;
  /** Each declared meeting is there in the end, and the stack knows it. */
  isRight: boolean;
  /** Meetings beyond the declared ones. */
  duplicates: number;
}

export function stormCases(storms: readonly Storm[]): (() => Promise<StormResult>)[] {
  return storms.flatMap((storm) =>
    MEETINGS.flatMap((meetings) => [ours, sdk, plainFetch].map((client) => () => runStorm(storm, meetings, client))),
  );
}

/** Each has a service of its own, so that all its requests are the storm's. */
function runStorm({ name, method, action, lastsMs }: Storm, meetings: number, client: Client): Promise<StormResult> {
  return listening(async (told) => {
    const world = await startWorld();
    const { requests } = world.emulator;
    const account = await new Account(world, kind).open();
    requests.length = 0;

    account.strikeAll({ name, when: "before", action: () => action }, method);
    const started = Date.now();
    const first = up(client, account, Array(meetings).fill(undefined));
    await Promise.race([first, sleep(lastsMs)]);
    await account.calm();
    const ended = await first;
    const seconds = (Date.now() - started) / 1000;
    const text = told.map((line) => `${line}\n`).join("");
    const figures = {
      creates: requests.filter((request) => request.method === "POST").length,
      calls: requests.length,
      lines: text.split("\n").length - 1,
      bytes: Buffer.byteLength(text),
    };

    const runs = ended.every(({ isDone }) => isDone) ? 1 : 2;
    const states = ended.map(({ state }) => state);
    const last = runs === 1 ? ended : await up(client, account, states);
    const known = new Set(last.map(({ state }) => state?.id));
    const isRight =
      last.every(({ isDone }) => isDone) && known.size === meetings && account.mine().every(({ id }) => known.has(id));
    const duplicates = Math.max(0, account.mine().length - meetings);
    await world.close();
    return { outage: name, meetings, client: client.name, ...figures, seconds, runs, isRight, duplicates };
  });
}

/** One `pulumi up` of meetings that differ by their titles, all at once. */
function up(client: Client, account: Account, states: readonly (State | undefined)[]): Promise<Run[]> {
  const provider = client.start(account.baseUrl, kind);
  return Promise.all(
    states.map((state, i) => {
      return runIn(provider, "create", { ...account.at, ...kind.declared, title: `weekly ${i + 1}` }, state);
    }),
  );
}
