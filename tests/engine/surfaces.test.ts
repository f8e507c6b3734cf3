import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { type OtherValue, RealtimeKitMeeting, type RealtimeKitMeetingArgs } from "../../sdk";
import { npm, ROOT } from "../package/run";
import { filesBelow, unpack } from "../package/tarball";
import { CANARIES, type CanaryName, canariesIn, WRITINGS } from "./canaries";
import { answer, FAILURE_KINDS, makeByHand, refusal, repeating } from "./failureKinds";
import { ACCOUNT, APP, HOST, newWorld, once, type World } from "./harness";

jest.setTimeout(120_000);
const { token, accessKey, secret, password, privateKey, rtmpUrl, byName } = CANARIES;
const MEETING_SECRETS: CanaryName[] = ["accessKey", "secret", "password", "privateKey", "rtmpUrl", "byName"];

let world: World;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "realtimekit-surfaces-"));
  world = await newWorld({ token, dataFile: join(folder, "emulator.json") });
  Object.assign(world.env, { CLOUDFLARE_API_TOKEN: token, CANARY_BY_NAME: byName });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What was searched, and the error codes that were seen in it. */
const [surfaces, failures, codes] = [new Set<string>(), new Set<string>(), new Set<string>()];
function search(name: string, text: string, among = surfaces): void {
  expect(text.trim()).not.toBe("");
  expect({ name, found: canariesIn(text) }).toEqual({ name, found: [] });
  among.add(name);
  for (const [code] of text.matchAll(/\bRTK_[A-Z_]+/g)) codes.add(code);
}

const inBucket: RealtimeKitMeetingArgs = {
  recordingConfig: {
    liveStreamingConfig: { rtmpUrl },
    storageConfig: { type: "aws", region: "eu-west-1", accessKey, secret },
  },
};
const bySftp: RealtimeKitMeetingArgs = {
  recordingConfig: { storageConfig: { type: "sftp", authMethod: "KEY", privateKey, password } },
};
const named: RealtimeKitMeetingArgs = {
  recordingConfig: { storageConfig: { type: "gcs", secret: { env: "CANARY_BY_NAME" } } },
};
/** All at once, where any storage may be. */
const everything = (itsPassword: string | { env: string }): RealtimeKitMeetingArgs => {
  const storageConfig = { type: "new" as OtherValue, accessKey, secret, password: itsPassword, privateKey };
  return { recordingConfig: { liveStreamingConfig: { rtmpUrl }, storageConfig } };
};

/** Of plain values: those of secret config the engine masks by itself in what it prints, and so hides our faults. */
const program =
  (meetings: Record<string, RealtimeKitMeetingArgs>): PulumiFn =>
  async () => {
    const made = Object.entries(meetings).map(
      ([name, args]) => new RealtimeKitMeeting(name, { accountId: ACCOUNT, appId: APP, title: name, ...args }),
    );
    return Object.fromEntries(made.map((each, i) => [`recording${i}`, each.recordingConfig]));
  };

const pulumi = (...args: string[]) => world.run("pulumi", args);

/** Everything that the engine has written into files. */
function searchFiles(): void {
  const files = [...filesBelow(join(world.stack.workspace.workDir, ".."))];
  const texts = (path: RegExp) => files.filter(([file]) => path.test(file)).map(([, text]) => text);
  expect(texts(/\/stacks\//).join("\n")).toContain('"ciphertext"');
  search("state file", texts(/\/stacks\/.*\.json$/).join("\n"));
  search("copy of the state file (.bak)", texts(/\/stacks\/.*\.bak$/).join("\n"));
  search("backups", texts(/\/backups\//).join("\n"));
  search("history files", texts(/\/history\//).join("\n"));
  search("settings of project and stack", texts(/^project\//).join("\n"));
  search("all other files of the engine", texts(/^(?!project\/|.*\/(stacks|backups|history)\/)/).join("\n"));
}

once?.test.each(Object.entries(WRITINGS))("the search finds each canary %s", (_, write) => {
  for (const [name, value] of Object.entries(CANARIES))
    expect(canariesIn(`before ${write(value)} after`)).toEqual([name]);
});

describe("a stack's life", () => {
  test("preview, up, refresh", async () => {
    search("preview --diff", (await world.preview(program({ bucket: inBucket, sftp: bySftp, named }))).text);
    search("up", (await world.up()).text);
    search("refresh", (await world.refresh()).text);
    // That they were sent at all.
    expect(canariesIn(JSON.stringify(world.meetings()))).toEqual(MEETING_SECRETS);
  });

  test("a change of every secret, a replacement, and drift around them", async () => {
    const changed = program({ bucket: bySftp, sftp: inBucket, named: { ...named, appId: "other" } });
    search("preview --diff", (await world.preview(changed)).text);
    search("up", (await world.up()).text);
    for (const { id } of world.meetings())
      world.emulator.editMeeting(ACCOUNT, APP, id, {
        recording_config: { live_streaming_config: { rtmp_url: rtmpUrl }, storage_config: { bucket: "x" } },
      });
    search("refresh", (await world.refresh()).text);
    search("refresh --preview-only --json", await pulumi("refresh", "--preview-only", "--json"));
  });

  test("what the engine keeps, and shows of it", async () => {
    searchFiles();
    const exported = await pulumi("stack", "export");
    search("stack export", exported);
    search("stack history", await pulumi("stack", "history", "--json"));
    search("stack output", await pulumi("stack", "output", "--json"));
    search("stack", await pulumi("stack"));

    await makeByHand(world, APP, "nobody's");
    const orphans = await world.run(process.execPath, [join(ROOT, "dist/cli/index.js"), "orphans"], exported);
    expect(orphans).toContain("nobody's");
    search("pulumi-realtimekit orphans", orphans);
  });

  test("our own warnings; we have no debug log, so the one of Node.js", async () => {
    const change = ({ data }: { data: { recording_config: object } }) =>
      void Object.assign(data.recording_config, { live_streaming_config: { rtmp_url: `${rtmpUrl}2` } });
    world.emulator.faults.add({ match: { method: "POST" }, do: { kind: "mutate", change } });
    world.env.NODE_DEBUG = "undici,http,net,tls";
    const { text } = await world.up(program({ odd: { ...inBucket, summarizeOnEnd: true } }));
    world.env.NODE_DEBUG = "";
    expect(text).toMatch(/warning: meeting .* differs from what you declare at .*liveStreamingConfig.rtmpUrl/);
    expect(text).toContain("summarizeOnEnd: ");
    search("warnings", text);
    // The engine keeps what a plugin writes there to itself.
    if (HOST === "dynamic") expect(text).toMatch(/UNDICI \d+: sending request to POST/);
    search("NODE_DEBUG", text);
  });
});

describe("failures, where the service repeats what was sent, and the token", () => {
  afterEach(() => world.emulator.faults.clear());

  test("of creates", async () => {
    const kinds = Object.entries(FAILURE_KINDS);
    const meetings: Record<string, RealtimeKitMeetingArgs> = {};
    for (const [i, [, { args, faults = {}, before }]] of kinds.entries()) {
      const appId = `app-${i}`;
      await before?.(world, appId);
      for (const [method, rule] of Object.entries(faults))
        world.emulator.faults.add({ match: { method, path: `/accounts/*/realtime/kit/${appId}/**` }, ...rule });
      meetings[`m${i}`] = { ...everything({ env: "CANARY_BY_NAME" }), ...args, appId };
    }
    const text = await world.failure(world.stack.up({ program: program(meetings), continueOnError: true }));
    for (const [i, [kind, { says }]] of kinds.entries()) {
      // The engine names the resource that it speaks of, and then says what.
      const ofIt = text.split(/\n(?= {2}\S)/).filter((part) => part.includes(`Meeting (m${i}):`));
      expect(ofIt.join("\n")).toMatch(says);
      search(kind, ofIt.join("\n"), failures);
    }
    search("up that fails", text);
  });

  test("of a read, an update and a delete", async () => {
    await world.up(program({ all: everything(password) }));
    const path = `/accounts/*/realtime/kit/${APP}/meetings/*`;
    const said = answer(400, refusal(repeating("byName", "plain", "JSON-escaped")));
    for (const [method, operation] of [
      ["GET", () => world.refresh()],
      ["PUT", () => world.up(program({ all: { ...everything(password), persistChat: true } }))],
      ["PATCH", () => world.destroy()],
    ] as const) {
      world.emulator.faults.add({ match: { method, path }, times: "always", do: said });
      const text = await world.failure(operation());
      expect(text).toMatch(new RegExp(`RTK_REJECTED: RealtimeKit answered ${method} meetings/`));
      search(method, text, failures);
      world.emulator.faults.clear();
    }
    search("destroy", (await world.destroy()).text);
  });

  const odd = {
    type: "new",
    accessKey: [accessKey],
    secret: { of: secret },
    password: { env: password },
    privateKey: [{ key: privateKey }],
  };
  const wrong = { recordingConfig: { storageConfig: odd, liveStreamingConfig: { rtmpUrl: `no url ${rtmpUrl}` } } };
  const withPassword = (address: string) => `http://user:${encodeURIComponent(token)}@${address}`;
  const limited = answer(429, refusal(repeating("byName", "plain")), { "retry-after": "2" });

  type Case = [string, { env?: Record<string, string>; config?: [string, string]; run?: PulumiFn }];
  const ofHost: Case[] = [
    ["'one' has a problem: recordingConfig", { run: program({ one: wrong as never }) }],
    ["RTK_CONFIG", { config: ["realtimekit:requestsPer5Minutes", "all"] }],
  ];
  const ofCore: Case[] = [
    ["RTK_TOKEN", { env: { CLOUDFLARE_API_TOKEN: `${token}\n` } }],
    ["RTK_BASE_URL", { env: { CLOUDFLARE_BASE_URL: withPassword("api.example.com") } }],
    ["RTK_UNREACHABLE", { env: { CLOUDFLARE_BASE_URL: withPassword("127.0.0.1:1") } }],
    ["RTK_RATE_LIMITED", {}],
    ["RTK_ID", { run: async () => void RealtimeKitMeeting.get("one", "../x", { accountId: ACCOUNT, appId: APP }) }],
  ];
  test.each(once ? [...ofHost, ...ofCore] : ofHost)(
    "%s",
    async (says, { env = {}, config = ["realtimekit:deadlineSeconds", "1"], run }) => {
      const usual = { ...world.env };
      Object.assign(world.env, env);
      await world.stack.setConfig(config[0], { value: config[1] });
      world.emulator.faults.add({ match: { method: "POST" }, do: limited });
      const text = await world.failure(world.up(run ?? program({ one: everything(password) })));
      expect(text).toContain(says);
      search(says, text, failures);
      Object.assign(world.env, usual);
      await world.stack.removeConfig(config[0]);
    },
  );

  once?.test("were of each kind that there is", () => {
    const declared = readFileSync(join(ROOT, "provider/errors.ts"), "utf8").matchAll(/^ {2}\| "(RTK_\w+)"/gm);
    // No engine cancels a dynamic provider; lookups and moves have tests of their own; no meeting fails with the other two.
    const unreachable = ["RTK_CANCELLED", "RTK_ARGUMENT", "RTK_MOVE", "RTK_EXISTS", "RTK_IMMUTABLE"];
    const reachable = [...declared].map(([, code]) => String(code)).filter((code) => !unreachable.includes(code));
    expect([...codes].sort()).toEqual(reachable.sort());
  });
});

once?.describe("beside the engine", () => {
  test("the emulator's log; its data file holds a meeting's secrets, as it must, and never the token", async () => {
    search("the emulator's log of requests", JSON.stringify(world.emulator.requests));
    // It is written a moment after the change.
    await sleep(500);
    expect(canariesIn(readFileSync(join(folder, "emulator.json"), "utf8"))).toEqual(MEETING_SECRETS);
  });

  /** No canaries get into these; but keys of AWS, GitHub and npm, tokens of Cloudflare (40 characters), private keys may. */
  const REAL =
    /\bAKIA[0-9A-Z]{16}\b|\bgh[opsu]_\w{36}|\bnpm_\w{36}|PRIVATE KEY-----\s+[\w+/]{40}|(?<![\w/+.=-])(?=\w*[A-Z])(?=\w*[a-z])(?=\w*\d)[\w-]{40}(?![\w/+.=-])/;
  function searchWritten(surface: string, files: (readonly [string, string])[]): void {
    search(surface, files.map(([, text]) => text).join("\n"));
    for (const [file, text] of files) expect({ file, found: REAL.exec(text)?.[0] }).toEqual({ file });
  }

  test("the npm package", async () => {
    await npm(["pack", "--ignore-scripts", "--pack-destination", folder], { cwd: ROOT });
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
    const files = filesBelow(await unpack(join(folder, String(tarball)), folder));
    expect([...files.keys()]).toContain("dist/provider/index.js");
    searchWritten("the npm package", [...files]);
  });

  test("docs, examples and the texts at the root", () => {
    const read = (file: string) => [file, readFileSync(join(ROOT, file), "utf8")] as const;
    const atRoot = readdirSync(ROOT).filter((file) => /\.(md|ts|ya?ml)$/.test(file));
    const below = ["docs", "examples", ".github"].flatMap((name) => [...filesBelow(join(ROOT, name))]);
    const written = below.filter(([file]) => !file.includes("node_modules/"));
    searchWritten("docs and examples", [...written, ...atRoot.map(read), read("emulator/README.md")]);
  });
});

once?.test("docs/trust.md says how many", () => {
  const trust = readFileSync(join(ROOT, "docs/trust.md"), "utf8").replaceAll(/\s+/g, " ");
  expect(trust).toContain(`${surfaces.size} surfaces and in the texts of ${failures.size} failures`);
});
