import { version } from "../../package.json";
import { providerText } from "../../provider/dynamic/loader";
import { definitions } from "../../provider/registry";
import { property } from "../../provider/values";
import { type Golden, goldenOf, importGolden, KITS, programOf, RELEASES, worldWith } from "./golden/files";
import { ACCOUNT, APP, type World } from "./harness";
import type { StateResource } from "./records";

jest.setTimeout(120_000);

/** A state of today is an old one tomorrow: `npx tsx tests/engine/golden/record.ts` writes it. */
test("there are states of this release", () => {
  expect(RELEASES).toContain(version);
  expect(KITS).toContain(`${version}.kit`);
});

const typeToken = (type: string) => `pulumi-nodejs:dynamic/realtimekit:${type}`;
const writes = (world: World) => world.requests().filter((line) => !line.startsWith("GET"));

function expectEncrypted({ deployment, data }: Golden): void {
  const text = JSON.stringify(deployment);
  expect(text).toContain('"ciphertext":"v1:');
  expect(text).not.toContain("GOLDEN-");
  expect(JSON.stringify(data)).toContain("GOLDEN-");
}

describe.each(RELEASES)("a stack that release %s made", (release) => {
  const golden = goldenOf(release);
  const { program, THERE, VARIABLES } = programOf(release);
  const resources: StateResource[] = golden.deployment.deployment.resources;
  const meetings = resources.filter(({ type }) => type === typeToken("Meeting"));
  const ids = meetings.map(({ id }) => id);
  const theirs = property(THERE[1], "id");

  test("has more than a few meetings, whose secrets are ciphertext", () => {
    expect(meetings.length).toBeGreaterThanOrEqual(15);
    expect(new Set(ids).size).toBe(ids.length);
    expectEncrypted(golden);
  });

  test("finds the provider by the same text as today", () => {
    for (const { inputs, outputs } of meetings)
      expect([inputs.__provider, outputs.__provider]).toEqual([providerText("meeting"), providerText("meeting")]);
  });

  describe("today", () => {
    let world: World;
    beforeAll(async () => {
      world = await worldWith(golden.data, VARIABLES);
      await importGolden(world, golden);
      expect(
        world
          .meetings()
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...ids].sort());
    });
    afterAll(() => world.close());
    const stored = (id: string) => world.emulator.meeting(ACCOUNT, APP, id);

    test("has nothing to change: preview, refresh and up", async () => {
      expect((await world.preview(program())).changes).toEqual({});
      expect((await world.refresh()).changes).toEqual({});
      expect((await world.up()).changes).toEqual({});
      expect(writes(world)).toEqual([]);
    });

    test("takes an update, of one meeting alone", async () => {
      expect((await world.up(program("Another title"))).changes).toEqual({ update: 1 });
      expect(writes(world)).toEqual(["PUT meetings/ID 200"]);
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

describe.each(KITS)("a stack of everything: %s", (name) => {
  const golden = goldenOf(name);
  const { program, VARIABLES } = programOf(name);
  const resources: StateResource[] = golden.deployment.deployment.resources;
  const ofType = (type: string) => resources.filter((each) => each.type === typeToken(type));
  let world: World;
  beforeAll(async () => {
    world = await worldWith(golden.data, VARIABLES);
    await importGolden(world, golden);
  });
  afterAll(() => world.close());
  /** `PUT presets/ID 200`, in any order: which of two resources comes first is up to the engine. */
  const written = () =>
    writes(world)
      .map((line) => line.replace(/ [0-9a-f-]{36}\//, " "))
      .sort();

  test("has every type, whose secrets are ciphertext, by the same text as today", () => {
    expectEncrypted(golden);
    for (const { type, name } of definitions) {
      expect(ofType(type).length).toBeGreaterThan(0);
      for (const { inputs, outputs } of ofType(type))
        expect([inputs.__provider, outputs.__provider]).toEqual([providerText(name), providerText(name)]);
    }
    expect(JSON.stringify(ofType("Participant")[0]?.outputs.token)).toContain('"ciphertext":"v1:');
  });

  test("has nothing to change today: refresh and preview", async () => {
    const { changes, text } = await world.refresh();
    expect([changes, text]).toEqual([{}, expect.not.stringContaining("warning:")]);
    expect((await world.preview(program())).changes).toEqual({});
    expect(writes(world)).toEqual([]);
  });

  test("takes an update of one resource, whose token stays", async () => {
    const before = (await world.stack.outputs()).token?.value;
    const { changes, outputs } = await world.up(program("Ada Lovelace"));
    expect(changes).toEqual({ update: 1 });
    expect(written()).toEqual(["PATCH meetings/ID/participants/ID 200"]);
    expect(outputs.token).toBe(before);
    expect(world.emulator.admission(before)).toMatchObject({ admitted: true });
    expect(world.files()).not.toContain("GOLDEN-");
  });

  test("can be destroyed: all but the app, which stays with its name", async () => {
    const [appId, meetingId] = [world.state("app").id, world.state("meeting").id];
    world.requests();
    const { changes, text } = await world.destroy();
    expect(changes.delete).toBeGreaterThanOrEqual(6);
    expect(written()).toEqual([
      "DELETE meetings/ID/participants/ID 200",
      "DELETE presets/ID 200",
      "DELETE presets/ID 200",
      "DELETE webhooks/ID 200",
      "PATCH meetings/ID 200",
      "POST meetings/ID/active-session/kick-all 404",
    ]);
    expect(text).toContain(appId);
    expect(world.emulator.object("apps", ACCOUNT, appId)).toMatchObject({ name: "Golden" });
    expect(world.emulator.meeting(ACCOUNT, appId, meetingId)).toMatchObject({ status: "INACTIVE" });
  });
});
