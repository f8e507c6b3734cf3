/**
 * Writes the states that this release leaves behind, for all later ones to be tested with. Once for each release, on
 * purpose, right before it is published, from its own programs beside this file:
 *
 *     npm run build && npx tsx tests/engine/golden/record.ts && npx biome format --write tests/engine/golden
 *
 * A file that is there is never written again: people have states like it.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { version } from "../../../package.json";
import { dataWith, fileOf, type Golden, programOf, worldWith } from "./files";

/** Where in the program each resource was made says more of this machine than of the state. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key === "sourcePosition" || key === "stackTrace" ? undefined : value;
}

async function record(name: string): Promise<void> {
  const { program, THERE, VARIABLES } = programOf(name);
  const times = { created_at: "2026-01-01T00:00:00.000Z", updated_at: "2026-01-01T00:00:00.000Z" };
  const there = THERE.map((meeting) => ({ ...meeting, ...times, status: "ACTIVE" }));
  const world = await worldWith(dataWith(there), VARIABLES);
  try {
    await world.up(program());
    // The command's own export: that of the Automation API has the secrets decrypted.
    const { pulumiCommand, workDir } = world.stack.workspace;
    const options = { cwd: workDir, env: { ...process.env, ...world.env }, encoding: "utf8" as const };
    const exported = execFileSync(pulumiCommand.command, ["stack", "export", "--stack", world.stack.name], options);
    // Closing writes the data file.
    await world.emulator.close();
    const golden: Golden = {
      stack: world.stack.name,
      deployment: JSON.parse(exported, withoutPlaces),
      data: JSON.parse(readFileSync(world.dataFile, "utf8")),
    };
    writeFileSync(fileOf(name), `${JSON.stringify(golden, undefined, 2)}\n`);
  } finally {
    await world.close();
  }
}

async function main(): Promise<void> {
  const missing = [version, `${version}.kit`].filter((name) => !existsSync(fileOf(name)));
  if (missing.length === 0) throw new Error(`the states of ${version} are there; they must stay as they are`);
  for (const name of missing) await record(name);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
