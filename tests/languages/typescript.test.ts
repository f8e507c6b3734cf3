import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { generateNodePackage, generateProgram } from "../../scripts/sdks";
import { ACCOUNT, newWorld, TOKEN, type World } from "../engine/harness";
import { wirePreset } from "../shared/presets";
import { describeWithGo } from "./tools";

jest.setTimeout(600_000);

const ROOT = join(__dirname, "../..");
/** Where a full installation of Pulumi has its language hosts. */
const HOSTS = join(ROOT, "tests/engine/languageHost");

/** What means something of its own in Pulumi's language or in TypeScript. */
const WORDS = ["null", "true", "false", "for", "class", "await", "undefined", "secret"];
WORDS.push("let", "static", "eval", "arguments", "exports", "require", "module");

/** Everything that an app can have, with a value of each enumeration that RealtimeKit shows. */
async function makeKit(world: World): Promise<string> {
  const make = async (path: string, body: object) => {
    const url = `${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${path}`;
    const headers = { authorization: `Bearer ${TOKEN}` };
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    const { data } = (await answer.json()) as { data: { id: string; app?: { id: string } } };
    return data.app?.id ?? data.id;
  };
  const app = await make("apps", { name: "Acme meetings" });
  for (const name of ["host", ...WORDS]) await make(`${app}/presets`, wirePreset(name));
  const events = ["meeting.started", "recording.statusUpdate"];
  await make(`${app}/webhooks`, { name: "backend", url: "https://example.com/hook", events });
  const meeting = await make(`${app}/meetings`, {
    title: "Daily standup",
    ai_config: {
      transcription: { language: "en-US", keywords: WORDS },
      summarization: { summary_type: "team_meeting", text_format: "plain_text" },
    },
    recording_config: {
      video_config: { codec: "H264", watermark: { url: "https://example.com/a.png", position: "left top" } },
      audio_config: { codec: "MP3", channel: "mono" },
      live_streaming_config: { rtmp_url: "rtmp://example.com/key" },
    },
  });
  const participant = { name: "Ann", custom_participant_id: "ann", preset_name: "host" };
  await make(`${app}/meetings/${meeting}/participants`, participant);
  return app;
}

/** What the compiler of a project with Pulumi's usual settings says against its program. */
function compile(project: string): string {
  const compilerOptions = { strict: true, noEmit: true, module: "node20", target: "es2022", types: ["node"] };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["index.ts"] }));
  try {
    return execFileSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc")], { cwd: project }).toString();
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  }
}

describeWithGo("What `pulumi import` writes in TypeScript")("what `pulumi import` writes in TypeScript", () => {
  let folder: string;
  let world: World;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "realtimekit-typescript-"));
    world = await newWorld();
    world.env.PATH = [HOSTS, process.env.PATH].join(delimiter);
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const importFile = (app: string, file: string) => {
    const args = ["import-file", "--account", ACCOUNT, "--app", app, "--participants", "--out", file];
    return world.run(process.execPath, [join(ROOT, "dist/cli/index.js"), ...args]);
  };
  const preview = async () => {
    const text = await world.run("pulumi", ["preview", "--json", "--non-interactive"]);
    // Behind the JSON is what the command says on stderr.
    const json = /^\{.*?^\}$/ms.exec(text)?.[0] ?? text;
    const { steps } = JSON.parse(json) as { steps: { op: string; urn: string; detailedDiff?: object }[] };
    const changes = steps.filter(({ op }) => op !== "same");
    return changes.map(({ op, urn, detailedDiff }) => [op, urn.split("::").at(-1), Object.keys(detailedDiff ?? {})]);
  };

  test("compiles against the package, runs, and changes nothing but the token of a participant", async () => {
    const project = world.stack.workspace.workDir;
    const [file, imported] = [join(folder, "app.json"), join(folder, "imported.pp")];
    await importFile(await makeKit(world), file);
    const told = await world.run("pulumi", ["import", "--file", file, "--out", imported, "--yes", "--non-interactive"]);
    expect(told).toContain(`= ${5 + WORDS.length} imported`);

    expect(generateProgram(readFileSync(imported, "utf8"), project)).toBeUndefined();
    const program = readFileSync(join(project, "index.ts"), "utf8");
    expect(program).toContain('import * as realtimekit from "pulumi-realtimekit/native"');
    const constants = new Set([...program.matchAll(/realtimekit\.(\w+)\.\w/g)].map(([, name]) => name));
    expect(constants).toContain("PresetVideoQuality");
    // Pulumi refers to the preset whose name a value is.
    expect(program).toMatch(/keywords: \[\s+null_2\.name,/);
    expect(compile(project)).toBe("");
    expect(await preview()).toEqual([["update", "ann", ["token"]]]);

    expect(await world.run("pulumi", ["up", "--yes", "--skip-preview", "--non-interactive"])).toContain("~ 1 updated");
    expect(await preview()).toEqual([]);
  });

  test("the package has the constants of Pulumi's own generator, by the same names", () => {
    expect(generateNodePackage(folder)).toBeUndefined();
    const theirs = readFileSync(join(folder, "nodejs/types/enums/index.ts"), "utf8");
    const ours = readFileSync(join(ROOT, "sdk/generated/nativeEnums.ts"), "utf8");
    expect(declarations(theirs).length).toBeGreaterThan(20);
    expect(declarations(ours)).toEqual(declarations(theirs));
  });
});

/** A source file without comments and indentation. */
function declarations(text: string): string[] {
  return text.split(/\n(?=export const )/).flatMap((each) => {
    const code = each.replaceAll(/\/\*\*.*?\*\/|^\/\/.*$/gms, "").replaceAll(/\s+/g, " ");
    return code.trim() === "" ? [] : [code.trim()];
  });
}
