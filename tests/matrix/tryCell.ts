import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { Emulator } from "realtimekit-emulator";
import { ACCOUNT, APP, Project, type Told } from "../package/project";
import type { Cell } from "./cells";
import type { Outcome } from "./outcome";
import { LOADED, programOf } from "./programs";
import type { Tools } from "./tools";

/** What all cells share. */
export interface World {
  tools: Tools;
  engine: PulumiCommand;
  emulator: Emulator;
  tarball: string;
}

/** TypeScript before 4.7 knows one way to find modules. */
const OLD_COMPILER = { module: "commonjs", moduleResolution: "node", target: "es2019" };

/** Installs the package in an empty project, checks a program that uses it, loads it, and runs it. */
export async function tryCell(cell: Cell, folder: string, world: World): Promise<Outcome> {
  const outcome: Outcome = { cell, done: [], result: "works" };
  if (cell.notRun !== undefined) return { ...outcome, result: "not run", reason: cell.notRun };
  try {
    await work(cell, folder, world, outcome);
  } catch (error) {
    outcome.result = "fails";
    const reason = error instanceof Error ? error.message : String(error);
    // The page names no folder of this machine.
    outcome.reason = reason.replaceAll(`${dirname(folder)}/`, "");
  }
  return outcome;
}

async function work(cell: Cell, root: string, world: World, outcome: Outcome): Promise<void> {
  const { tools } = world;
  const node = await tools.command("node", cell.node, "node");
  outcome.node = await tools.version("node", cell.node);
  const isBun = cell.manager.startsWith("bun");
  const runtime = isBun ? await tools.command("bun", "1", "bun") : node;
  const folder = cell.workspace === undefined ? root : join(root, cell.workspace);
  const project = projectOf(cell, folder, world.tarball, runtime);
  if (cell.workspace !== undefined) writeRoot(root, cell.workspace);

  outcome.manager = await tools.installProject(cell.manager, root, node);
  outcome.done.push("install");
  if (cell.typescript !== undefined) {
    outcome.typescript = await tools.version("typescript", cell.typescript);
    const isOld = Number.parseFloat(cell.typescript) < 4.7;
    const compiler = await tools.command("typescript", cell.typescript, "tsc");
    await project.compile("program.ts", isOld ? OLD_COMPILER : {}, compiler);
    outcome.done.push("check types");
  }
  const loaded = JSON.parse(await project.evaluate(LOADED));
  outcome.sdk = loaded.version;
  if (!(loaded.isOneCopy && loaded.names && loaded.esm)) throw new Error(`loaded: ${JSON.stringify(loaded)}`);
  outcome.done.push("load");
  if (!cell.onEngine) return;
  await operate(cell, project, join(folder, "node_modules/pulumi-realtimekit/plugin"), world);
  outcome.done.push("up", "empty preview", "destroy");
}

function projectOf(cell: Cell, folder: string, tarball: string, runtime: string): Project {
  const { file, text } = programOf(cell.program, cell.typescript !== undefined);
  const manifest = {
    name: "infra",
    ...(cell.program === "esm" ? { type: "module" } : {}),
    dependencies: { "@pulumi/pulumi": cell.pulumi, "pulumi-realtimekit": `file:${tarball}` },
    devDependencies: { "@types/node": cell.nodeTypes },
  };
  return new Project(folder, manifest, { [file]: text }, runtime);
}

/** Another package of the monorepo has a dependency of the same name as ours, so that hoisting has something to do. */
function writeRoot(root: string, workspace: string): void {
  const manifest = { name: "monorepo", version: "1.0.0", private: true, workspaces: ["packages/*"] };
  const other = { name: "web", version: "1.0.0", private: true, dependencies: { zod: "^3.25.0" } };
  writeFileSync(join(root, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(root, "pnpm-workspace.yaml"), "packages: [packages/*]\n");
  mkdirSync(join(root, workspace, "../web"), { recursive: true });
  writeFileSync(join(root, workspace, "../web/package.json"), JSON.stringify(other));
}

async function operate(cell: Cell, project: Project, plugin: string, world: World): Promise<void> {
  const { runs } = programOf(cell.program, cell.typescript !== undefined);
  const settings = cell.program === "plugin" ? { plugins: { providers: [{ name: "realtimekit", path: plugin }] } } : {};
  const kind = cell.program === "esm" ? "esm" : "cjs";
  const told = await project.operate(runs, kind, ["up", "preview", "destroy"], { ...world, settings });
  const [up, preview, destroy] = told;
  expectChanges(up, { create: 2 });
  expectChanges(preview, { same: 2 });
  expectChanges(destroy, { delete: 2 });
  const meeting = world.emulator.meeting(ACCOUNT, APP, String(up?.outputs?.meetingId));
  if (meeting?.status !== "INACTIVE") throw new Error(`after destroy the meeting is ${meeting?.status}`);
}

function expectChanges(told: Told | undefined, changes: Record<string, number>): void {
  const [found, wanted] = [told?.changes, changes].map((each) => JSON.stringify(each));
  if (found !== wanted) throw new Error(told?.error ?? `the changes are ${found} and not ${wanted}`);
}
