import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Deployment, PulumiFn } from "@pulumi/pulumi/automation";
import { ACCOUNT, APP, newWorld, type World } from "../harness";

/** What one release left behind: a stack, as `pulumi stack export` wrote it, and the meetings as RealtimeKit had them. */
export interface Golden {
  /** Part of every URN. */
  stack: string;
  /** Secrets in it are encrypted with the passphrase that every test has. */
  deployment: Deployment;
  meetings: Record<string, unknown>[];
}

/** The program of that release, and what it needs to be there. */
export interface GoldenProgram {
  program(standupTitle?: string): PulumiFn;
  THERE: readonly { id: string; title: string }[];
  VARIABLES: Record<string, string>;
}

export const RELEASES = readdirSync(__dirname).flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);

export const fileOf = (release: string) => join(__dirname, `${release}.json`);
export const goldenOf = (release: string) => JSON.parse(readFileSync(fileOf(release), "utf8")) as Golden;
export const programOf = (release: string): GoldenProgram => require(join(__dirname, `${release}.program.ts`));

/** A stack and an emulator that has these meetings. */
export async function worldWith(meetings: object[], variables: Record<string, string>): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "realtimekit-golden-"));
  const dataFile = join(folder, "emulator.json");
  const app = { id: APP, name: "golden", created_at: "2026-01-01T00:00:00.000Z" };
  const apps = [{ account_id: ACCOUNT, app, meetings }];
  writeFileSync(dataFile, JSON.stringify({ format: "realtimekit-emulator", version: 1, apps }));
  const world = await newWorld({ dataFile });
  Object.assign(world.env, variables);
  const close = async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...world, close };
}

/** Gives the stack the state of the other, under its own name: a stack's name is part of every URN. */
export async function importGolden(world: World, { stack, deployment }: Golden): Promise<void> {
  const renamed = JSON.stringify(deployment).replaceAll(stack, world.stack.name);
  await world.stack.importStack(JSON.parse(renamed));
}
