// How fast the emulator is and what it takes, so that it is never what another bench measures.
import { join } from "node:path";
import { printSurroundings, surroundings } from "../shared/machine";
import { writeResult } from "../shared/results";
import { spreadOf } from "../shared/statistics";
import { printTable } from "../shared/table";
import { readWords } from "../shared/words";
import { Worker } from "../shared/worker";
import type { Turn } from "./load";
import type { Cpu, Megabytes } from "./server";

const ROUNDS = 5;

interface Rates {
  /** Requests for each second that the server had a core. */
  onOneCore: number[];
  /** Requests for each second that went by, with the load on a core of its own or not. */
  overall: number[];
}

async function main(): Promise<void> {
  const meetings = Number(readWords({ meetings: "100000" }).meetings);
  const about = surroundings();
  printSurroundings(about);
  const emulator = await Subject.start("server.ts");
  const bare = await Subject.start("bare.ts");
  const measured: [string, Rates][] = [];
  const tenth = Math.ceil(meetings / 10);
  const sample = Math.min(5000, tenth);

  // What comes first is not measured: the code is not compiled yet.
  await emulator.send({ kind: "create", requests: Math.floor(sample / 2) });
  await bare.send({ kind: "create", requests: sample });
  const before = await emulator.megabytes();
  measured.push(
    ["create, one answer for all, node:http alone", await bare.rates({ kind: "create", requests: sample })],
    ["create, the first tenth", await emulator.rates({ kind: "create", requests: tenth - Math.floor(sample / 2) })],
    ["read, of a tenth", await emulator.rates({ kind: "read", requests: sample })],
    ["list, of a tenth", await emulator.rates({ kind: "list", requests: sample })],
  );
  await emulator.send({ kind: "create", requests: meetings - 2 * tenth });
  measured.push(
    ["create, the last tenth", await emulator.rates({ kind: "create", requests: tenth })],
    ["read, of all", await emulator.rates({ kind: "read", requests: sample })],
    ["list, of all", await emulator.rates({ kind: "list", requests: sample })],
    ["create, one answer for all, node:http alone, again", await bare.rates({ kind: "create", requests: sample })],
  );
  const after = await emulator.megabytes();
  await Promise.all([emulator.end(), bare.end()]);

  const kinds = measured.map(([name, { onOneCore, overall }]) => {
    const [own, all] = [spreadOf(onOneCore), spreadOf(overall)];
    return { name, perSecondOfOneCore: own.median, least: own.least, most: own.most, perSecondGoneBy: all.median };
  });
  const whole = (value: number) => String(Math.round(value));
  printTable(
    ["", "requests/s on one core", "spread", "requests/s gone by"],
    kinds.map((kind) => [
      kind.name,
      whole(kind.perSecondOfOneCore),
      `${whole(kind.least)} to ${whole(kind.most)}`,
      whole(kind.perSecondGoneBy),
    ]),
  );
  console.log(
    `\nMemory: ${whole(after)} MB with ${meetings} meetings, ${whole(before)} MB with ${Math.floor(sample / 2)}`,
  );
  const bytesPerMeeting = Math.round(((after - before) * 2 ** 20) / (meetings - Math.floor(sample / 2)));
  const rates = Object.fromEntries(
    kinds.map(({ name, ...values }) => [
      name,
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Math.round(value)])),
    ]),
  );
  writeResult("emulator.json", {
    ...about,
    rates,
    memory: { meetings, megabytes: Math.round(after), bytesPerMeeting },
  });
}

/** A server in a process of its own, and what loads it in another. */
class Subject {
  private constructor(
    private readonly server: Worker,
    private readonly load: Worker,
  ) {}

  static async start(script: string): Promise<Subject> {
    const server = new Worker(join(__dirname, script), [], { execArgv: ["--expose-gc"] });
    return new Subject(server, new Worker(join(__dirname, "load.ts"), [await server.next<string>()]));
  }

  /** Gives the milliseconds that it took. */
  send(turn: Turn): Promise<number> {
    return this.load.ask<number>(turn);
  }

  async rates({ kind, requests }: Turn): Promise<Rates> {
    const rates: Rates = { onOneCore: [], overall: [] };
    const each = Math.ceil(requests / ROUNDS);
    for (let round = 0; round < ROUNDS; round++) {
      const before = await this.server.ask<Cpu>("cpu");
      const ms = await this.send({ kind, requests: each });
      const cpuUs = (await this.server.ask<Cpu>("cpu")) - before;
      rates.onOneCore.push(each / (cpuUs / 1e6));
      rates.overall.push(each / (ms / 1000));
    }
    return rates;
  }

  megabytes(): Promise<Megabytes> {
    return this.server.ask<Megabytes>("memory");
  }

  async end(): Promise<void> {
    await Promise.all([this.server.end(), this.load.end()]);
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
