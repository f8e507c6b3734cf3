import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Deployment, PulumiFn } from "@pulumi/pulumi/automation";
import { ACCOUNT, APP, newWorld, type World } from "../harness";

/** What one release left behind: a stack, as `pulumi stack export` wrote it, and what RealtimeKit had. */
export interface Golden {
  /** Part of every URN. */
  stack: string;
  /** Secrets in it are encrypted with the passphrase that every test has. */
  deployment: Deployment;
  /** The emulator's data file. */
  data: object;
}

/** The program of that release, and what it needs to be there. */
export interface GoldenProgram {
  /** @param change what an update gives one thing instead of its first name or title */
  program(change?: string): PulumiFn;
  THERE: readonly object[];
  VARIABLES: Record<string, string>;
}

const NAMES = readdirSync(__dirname).flatMap((name) => /^(.+)\.program\.ts$/.exec(name)?.[1] ?? []);
/** Each release has a stack of meetings, and one that has every type of resource (`0.1.0.kit`). */
export const KITS = NAMES.filter((name) => name.endsWith(".kit"));
export const RELEASES = NAMES.filter((name) => !KITS.includes(name));

export const fileOf = (name: string) => join(__dirname, `${name}.json`);
export const programOf = (name: string): GoldenProgram => require(join(__dirname, `${name}.program.ts`));

export function goldenOf(name: string): Golden {
  const { meetings, ...golden } = JSON.parse(readFileSync(fileOf(name), "utf8"));
  return meetings ? { ...golden, data: dataWith(meetings) } : golden;
}

/** A data file of an app that has these meetings. */
export function dataWith(meetings: readonly object[]): object {
  const app = { id: APP, name: "golden", created_at: "2026-01-01T00:00:00.000Z" };
  return { format: "realtimekit-emulator", version: 1, apps: [{ account_id: ACCOUNT, app, meetings }] };
}

/** Longer than anybody keeps a recorded state: its tokens stay as good as they were. */
const CENTURY_SECONDS = 100 * 365 * 24 * 60 * 60;

/** A stack, and an emulator with this data. */
export async function worldWith(
  data: object,
  variables: Record<string, string>,
): Promise<World & { dataFile: string }> {
  const folder = mkdtempSync(join(tmpdir(), "realtimekit-golden-"));
  const dataFile = join(folder, "emulator.json");
  writeFileSync(dataFile, JSON.stringify(data));
  const world = await newWorld({ dataFile, tokenSeconds: CENTURY_SECONDS });
  Object.assign(world.env, variables);
  const close = async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...world, dataFile, close };
}

/** Gives the stack the state of the other, under its own name: a stack's name is part of every URN. */
export async function importGolden(world: World, { stack, deployment }: Golden): Promise<void> {
  const renamed = JSON.stringify(deployment).replaceAll(stack, world.stack.name);
  await world.stack.importStack(JSON.parse(renamed));
}
