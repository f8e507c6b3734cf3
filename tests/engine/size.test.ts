import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RealtimeKitMeeting, type RealtimeKitMeetingArgs } from "../../sdk";
import { npm, ROOT } from "../package/run";
import { bytesBelow } from "../package/tarball";
import { ACCOUNT, APP, newWorld, type World } from "./harness";

// Counts and bytes alone: they are the same on every machine, however busy it is. Times are in bench/.

jest.setTimeout(120_000);

const COUNT = 3;

/** The same meetings as those of `npm run bench`: ten fields, and a storage with its secrets. */
const meetings =
  (edition: number, others: RealtimeKitMeetingArgs = {}) =>
  async () => {
    for (let i = 1; i <= COUNT; i++) {
      new RealtimeKitMeeting(`m${i}`, {
        accountId: ACCOUNT,
        appId: APP,
        title: `Weekly of team ${i}, edition ${edition}`,
        persistChat: true,
        recordOnStart: true,
        transcribeOnEnd: true,
        sessionKeepAliveTimeInSecs: 120,
        aiConfig: { transcription: { language: "en-US" } },
        recordingConfig: {
          maxSeconds: 3600,
          fileNamePrefix: `team_${i}`,
          videoConfig: { codec: "H264", width: 1280, height: 720 },
          storageConfig: {
            type: "aws",
            bucket: "recordings",
            region: "eu-west-1",
            path: `teams/${i}`,
            accessKey: "AKIAIOSFODNN7EXAMPLE",
            secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
          },
        },
        ...others,
      });
    }
  };

describe("on a real engine", () => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld();
  });
  afterAll(() => world?.close());

  test("each operation sends as many requests as it must, and no more", async () => {
    const each = (line: string) => Array(COUNT).fill(line);
    await world.up(meetings(1));
    expect(world.requests()).toEqual(each("POST meetings 201"));
    await world.preview();
    expect(world.requests()).toEqual([]);
    await world.refresh();
    expect(world.requests()).toEqual(each("GET meetings/ID 200"));
    await world.up(meetings(2));
    expect(world.requests()).toEqual(each("PUT meetings/ID 200"));
    await world.up(meetings(3, { status: "INACTIVE" }));
    expect(world.requests().sort()).toEqual([...each("PATCH meetings/ID 200"), ...each("PUT meetings/ID 200")]);
  });

  // The engine writes the whole state after each step: bytes for each resource are time.
  test("a meeting takes few bytes of state", () => {
    const meeting = world.state("m1");
    const { __provider: inInputs, ...inputs } = meeting.inputs;
    const { __provider: inOutputs, ...outputs } = meeting.outputs;
    expect(inOutputs).toBe(inInputs);
    expect(String(inInputs).length).toBeLessThanOrEqual(150);
    // Outputs are the inputs and what only the service knows.
    expect(
      Object.keys(outputs)
        .filter((name) => !Object.hasOwn(inputs, name))
        .sort(),
    ).toEqual(["createdAt", "updatedAt"]);
    // The rest of it is the engine's: URNs, dates, and where in the program the resource is.
    expect(JSON.stringify([meeting.inputs, meeting.outputs]).length).toBeLessThanOrEqual(2250);
  });

  test("destroy sends one request for each", async () => {
    world.requests();
    await world.destroy();
    expect(world.requests()).toEqual(Array(COUNT).fill("PATCH meetings/ID 200"));
  });
});

describe("installed, apart from @pulumi/pulumi", () => {
  const modules = join(ROOT, "node_modules");
  const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

  /** The package and all that it leads to. */
  function reached(name: string, found = new Set<string>()): Set<string> {
    if (found.has(name)) return found;
    found.add(name);
    for (const other of Object.keys(manifest(join(modules, name)).dependencies ?? {})) reached(other, found);
    return found;
  }

  test("it is 3 packages and 12 MB at most", async () => {
    const names = [...reached("pulumi-realtimekit")];
    expect(names.length).toBeLessThanOrEqual(3);
    const [packed] = JSON.parse(await npm(["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: ROOT }));
    const others = names.filter((name) => name !== "pulumi-realtimekit").map((name) => bytesBelow(join(modules, name)));
    const megabytes = others.reduce((sum, bytes) => sum + bytes, packed.unpackedSize) / 1e6;
    expect(megabytes).toBeLessThanOrEqual(12);
  });
});
