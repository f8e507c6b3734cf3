// Our client against other ways to send the same create, on one loopback server in a process of its own.
import { join } from "node:path";
import { printSurroundings, surroundings } from "../shared/machine";
import { writeResult } from "../shared/results";
import { medianOf, rounded, spreadOf } from "../shared/statistics";
import { printTable } from "../shared/table";
import { numbersIn, readWords } from "../shared/words";
import { Worker } from "../shared/worker";
import type { Took, Turn } from "./caller";
import { WAYS } from "./ways";

async function main(): Promise<void> {
  const { rounds, requests } = readWords({ rounds: "15", requests: "1000" });
  const about = surroundings();
  printSurroundings(about);
  const server = new Worker(join(__dirname, "server.ts"));
  const baseUrl = await server.next<string>();
  const names = Object.keys(WAYS);
  const callers = new Map(names.map((name) => [name, new Worker(join(__dirname, "caller.ts"), [name, baseUrl])]));
  const found: Record<string, object> = {};
  const rows: string[][] = [];
  for (const inFlight of [1, 64]) {
    const took = await measure(callers, { inFlight, requests: numbersIn(requests)[0] as number }, Number(rounds));
    for (const name of names) {
      const { cpuUs, perSecond } = took[name] as Measured;
      // Of each round its own ratio: what else the machine did then, it did to both.
      const toUndici = medianOf(cpuUs.map((each, round) => each / ((took.undici as Measured).cpuUs[round] as number)));
      const cpu = spreadOf(cpuUs);
      found[`${name}, ${inFlight} in flight`] = {
        requestsPerSecond: Math.round(medianOf(perSecond)),
        cpuMicrosecondsPerRequest: rounded(cpu.median),
        least: rounded(cpu.least),
        most: rounded(cpu.most),
        cpuToUndici: rounded(toUndici),
      };
      rows.push([
        name,
        String(inFlight),
        String(Math.round(medianOf(perSecond))),
        cpu.median.toFixed(0),
        `${cpu.least.toFixed(0)} to ${cpu.most.toFixed(0)}`,
        toUndici.toFixed(2),
      ]);
    }
  }
  await Promise.all([server, ...callers.values()].map((worker) => worker.end()));
  printTable(["way", "in flight", "requests/s", "µs of CPU each", "spread", "× undici"], rows);
  writeResult("client.json", { ...about, rounds: Number(rounds), ways: found });
}

interface Measured {
  cpuUs: number[];
  perSecond: number[];
}

/** Round by round, one way after the other, beginning with another one each time. */
async function measure(callers: Map<string, Worker>, turn: Turn, rounds: number): Promise<Record<string, Measured>> {
  const all = [...callers].map(([name, caller]) => ({
    name,
    caller,
    cpuUs: [] as number[],
    perSecond: [] as number[],
  }));
  // Until it is compiled and its connections stand.
  for (const { caller } of all) for (let i = 0; i < 3; i++) await caller.ask(turn);
  for (let round = 0; round < rounds; round++) {
    const first = round % all.length;
    for (const { caller, cpuUs, perSecond } of [...all.slice(first), ...all.slice(0, first)]) {
      const took = await caller.ask<Took>(turn);
      cpuUs.push(took.cpuUs / turn.requests);
      perSecond.push(turn.requests / (took.ms / 1000));
    }
  }
  return Object.fromEntries(all.map(({ name, cpuUs, perSecond }) => [name, { cpuUs, perSecond }]));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
