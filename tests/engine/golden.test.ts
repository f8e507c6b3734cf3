import { version } from "../../package.json";
import { providerText } from "../../provider/dynamic/loader";
import { goldenOf, importGolden, programOf, RELEASES, worldWith } from "./golden/files";
import { ACCOUNT, APP, type World } from "./harness";
import type { StateResource } from "./records";

jest.setTimeout(120_000);

/** A state of today is an old one tomorrow: `npx tsx tests/engine/golden/record.ts` writes it. */
test("there is a state of this release", () => expect(RELEASES).toContain(version));

describe.each(RELEASES)("a stack that release %s made", (release) => {
  const golden = goldenOf(release);
  const { program, THERE, VARIABLES } = programOf(release);
  const resources: StateResource[] = golden.deployment.deployment.resources;
  const meetings = resources.filter(({ type }) => type === "pulumi-nodejs:dynamic/realtimekit:Meeting");
  const ids = meetings.map(({ id }) => id);
  const theirs = THERE[1]?.id as string;

  test("has more than a few meetings, whose secrets are ciphertext", () => {
    expect(meetings.length).toBeGreaterThanOrEqual(15);
    expect(new Set(ids).size).toBe(ids.length);
    expect(golden.meetings.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const text = JSON.stringify(golden.deployment);
    expect(text).toContain('"ciphertext":"v1:');
    expect(text).not.toContain("GOLDEN-");
    expect(JSON.stringify(golden.meetings)).toContain("GOLDEN-");
  });

  test("finds the provider by the same text as today", () => {
    for (const { inputs, outputs } of meetings)
      expect([inputs.__provider, outputs.__provider]).toEqual([providerText("meeting"), providerText("meeting")]);
  });

  describe("today", () => {
    let world: World;
    beforeAll(async () => {
      world = await worldWith(golden.meetings, VARIABLES);
      await importGolden(world, golden);
    });
    afterAll(() => world.close());
    const stored = (id: string) => world.emulator.meeting(ACCOUNT, APP, id);

    test("has nothing to change: preview, refresh and up", async () => {
      expect((await world.preview(program())).changes).toEqual({});
      expect((await world.refresh()).changes).toEqual({});
      expect((await world.preview()).changes).toEqual({});
      expect((await world.up()).changes).toEqual({});
      expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
    });

    test("takes an update, of one meeting alone", async () => {
      expect((await world.up(program("Another title"))).changes).toEqual({ update: 1 });
      expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual(["PUT meetings/ID 200"]);
      expect(stored(world.state("standup").id)).toMatchObject({
        title: "Another title",
        recording_config: { live_streaming_config: { rtmp_url: "rtmp://live.example.com/GOLDEN-stream" } },
      });
      expect((await world.preview()).changes).toEqual({});
      expect(world.files()).not.toContain("GOLDEN-");
    });

    test("sees a meeting that is gone, and one that was changed by hand", async () => {
      const [gone, changed] = [world.state("bare").id, world.state("storage-aws").id];
      world.emulator.removeMeeting(ACCOUNT, APP, gone);
      world.emulator.editMeeting(ACCOUNT, APP, changed, { title: "by hand" });
      expect((await world.refresh()).changes).toEqual({ delete: 1, update: 1 });
      expect((await world.up()).changes).toEqual({ create: 1, update: 1 });
      expect(stored(changed)).toMatchObject({
        title: "aws",
        recording_config: { storage_config: { access_key: "GOLDEN-aws", secret: "GOLDEN-aws-s" } },
      });
    });

    test("can be destroyed: each meeting is closed, but that of somebody else", async () => {
      const { changes } = await world.destroy();
      expect(changes.delete).toBeGreaterThanOrEqual(meetings.length);
      const open = world.meetings().filter(({ status }) => status === "ACTIVE");
      expect(open.map(({ id }) => id)).toEqual([theirs]);
    });
  });
});
