import * as pulumi from "@pulumi/pulumi";
import { RealtimeKitMeeting, type RealtimeKitMeetingArgs } from "../../sdk";
import { ACCOUNT, APP, madeByHand, newWorld, oneMeeting, type World } from "./harness";

jest.setTimeout(120_000);

const HERE = { accountId: ACCOUNT, appId: APP };

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const stored = (id: unknown) => world.emulator.meeting(ACCOUNT, APP, String(id));

describe("adoptId", () => {
  test("takes a meeting over: what is declared is set, the rest stays as it was", async () => {
    const id = await madeByHand(world, {
      title: "by hand",
      persist_chat: true,
      ai_config: { transcription: { language: "de" } },
    });
    const adopting = oneMeeting({ adoptId: id, title: "adopted" });
    expect((await world.up(adopting)).outputs).toEqual({ id, status: "ACTIVE" });
    expect(world.requests()).toEqual(["PATCH meetings/ID 200"]);
    expect(stored(id)).toMatchObject({
      title: "adopted",
      persist_chat: true,
      ai_config: { transcription: { language: "de" } },
    });
    expect((await world.refreshedPreview()).changes).toEqual({});

    // Removing it later changes nothing; changing it to another meeting's is an error at preview.
    const other = await madeByHand(world, { title: "other" });
    expect(await world.failure(world.preview(oneMeeting({ adoptId: other, title: "adopted" })))).toMatch(
      new RegExp(`RTK_ADOPT: adoptId: got "${other}".* ${id}`),
    );
    world.requests();
    expect((await world.up(oneMeeting({ title: "adopted" }))).changes).toEqual({});
    expect(world.requests()).toEqual([]);
    await world.destroy();
    expect([stored(id)?.status, stored(other)?.status]).toEqual(["INACTIVE", "ACTIVE"]);
  });

  test("opens a meeting that was closed, and drift of it is shown as of any other", async () => {
    const id = await madeByHand(world, { title: "old" });
    world.emulator.editMeeting(ACCOUNT, APP, id, { status: "INACTIVE" });
    await world.up(oneMeeting({ adoptId: id, title: "old" }));
    expect(stored(id)?.status).toBe("ACTIVE");
    world.emulator.editMeeting(ACCOUNT, APP, id, { title: "edited" });
    expect((await world.refresh()).changes).toEqual({ update: 1 });
    expect((await world.preview()).text).not.toContain("adoptId");
  });

  test("of no meeting is an error, and nothing is made", async () => {
    const id = "00000000-0000-4000-8000-000000000000";
    const text = await world.failure(world.up(oneMeeting({ adoptId: id })));
    for (const part of ["RTK_ADOPT: adoptId: ", id, APP, ACCOUNT]) expect(text).toContain(part);
    expect(world.requests()).toEqual(["PATCH meetings/ID 404"]);
  });

  test("a replacement that adopts the meeting it replaces leaves it open", async () => {
    const { outputs } = await world.up(oneMeeting({ title: "one" }));
    const again = oneMeeting({ title: "two", adoptId: String(outputs.id) }, { replaceOnChanges: ["title"] });
    expect((await world.up(again)).changes).toEqual({ replace: 1 });
    expect(stored(outputs.id)).toMatchObject({ title: "two", status: "ACTIVE" });
    await world.stack.up({ replace: [world.state("m").urn] });
    expect(stored(outputs.id)).toMatchObject({ title: "two", status: "ACTIVE" });
  });
});

describe("uniqueTitle", () => {
  const key = oneMeeting({ title: "key", uniqueTitle: true });

  test("destroy and up give back the same meeting", async () => {
    const { outputs } = await world.up(key);
    await world.destroy();
    expect(stored(outputs.id)?.status).toBe("INACTIVE");
    expect((await world.up()).outputs).toEqual({ id: outputs.id, status: "ACTIVE" });
    expect((await world.preview()).changes).toEqual({});
    expect((await world.preview(oneMeeting({ title: "key" }))).changes).toEqual({});
  });

  test("two resources of one title fail at up where the title is an output", async () => {
    const program = async () => {
      new RealtimeKitMeeting("one", { ...HERE, title: "key", uniqueTitle: true });
      new RealtimeKitMeeting("two", { ...HERE, title: pulumi.output("key"), uniqueTitle: true });
    };
    expect(await world.failure(world.up(program))).toContain("RTK_TITLE: ");
    expect(world.meetings().filter(({ title, status }) => title === "key" && status === "ACTIVE")).toHaveLength(1);
  });

  test("two resources of one title fail the preview, and it names both", async () => {
    const program = async () => {
      new RealtimeKitMeeting("one", { ...HERE, title: "key", uniqueTitle: true });
      new RealtimeKitMeeting("two", { ...HERE, title: "key" });
    };
    const text = await world.failure(world.preview(program));
    // The engine checks the two in an order of its own, and the second one fails.
    expect(text).toMatch(
      /resource '(one' has a problem: title: RTK_TITLE: .*"two|two' has a problem: title: RTK_TITLE: .*"one)"/,
    );
  });
});

describe("Pulumi's resource options", () => {
  test("aliases, ignoreChanges and replaceOnChanges: of what they name, and of no other", async () => {
    const ignoring = { ignoreChanges: ["title", "recordingConfig.maxSeconds"] };
    const replacing = { replaceOnChanges: ["title"] };
    const program = (named: string, ignored: [string, number], replaced: RealtimeKitMeetingArgs) => async () => {
      new RealtimeKitMeeting(named, { ...HERE, title: "x" }, { aliases: [{ name: "m" }] });
      const [title, maxSeconds] = ignored;
      new RealtimeKitMeeting("ignored", { ...HERE, title, recordingConfig: { maxSeconds } }, ignoring);
      new RealtimeKitMeeting("replaced", { ...HERE, ...replaced }, replacing);
    };
    await world.up(program("m", ["one", 60], { title: "one" }));
    const [id, first] = [world.state("m").id, world.state("replaced").id];
    world.requests();
    const { changes } = await world.up(program("renamed", ["two", 90], { title: "one", persistChat: true }));
    expect(changes).toEqual({ update: 1 });
    expect(world.requests()).toEqual(["PUT meetings/ID 200"]);
    expect(world.state("renamed").id).toBe(id);
    expect(world.state("replaced").id).toBe(first);
    expect(stored(world.state("ignored").id)).toMatchObject({ title: "one", recording_config: { max_seconds: 60 } });

    const last = program("renamed", ["two", 90], { title: "two", persistChat: true });
    expect((await world.preview(last)).changes).toEqual({ replace: 1 });
    await world.up();
    const second = world.state("replaced").id;
    expect(second).not.toBe(first);
    expect([stored(first)?.status, stored(second)?.status]).toEqual(["INACTIVE", "ACTIVE"]);
  });

  test("protect: destroy fails and the meeting stays open", async () => {
    const { outputs } = await world.up(oneMeeting({}, { protect: true }));
    expect(await world.failure(world.destroy())).toContain("protect");
    expect(stored(outputs.id)?.status).toBe("ACTIVE");
  });

  test("retainOnDelete and deletedWith: destroy leaves these meetings open", async () => {
    const program = async () => {
      const parent = new RealtimeKitMeeting("parent", HERE);
      const child = new RealtimeKitMeeting("child", HERE, { deletedWith: parent });
      const retained = new RealtimeKitMeeting("retained", HERE, { retainOnDelete: true });
      return { parent: parent.id, child: child.id, retained: retained.id };
    };
    const { parent, child, retained } = (await world.up(program)).outputs;
    await world.destroy();
    expect([parent, child, retained].map((id) => stored(id)?.status)).toEqual(["INACTIVE", "ACTIVE", "ACTIVE"]);
  });

  test("parent, dependsOn and a component", async () => {
    class Room extends pulumi.ComponentResource {
      readonly meeting: RealtimeKitMeeting;
      constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("test:index:Room", name, {}, opts);
        this.meeting = new RealtimeKitMeeting(`${name}-m`, { ...HERE, title: name }, { parent: this });
      }
    }
    const program = async () => {
      const first = new Room("first");
      const second = new Room("second", { dependsOn: first });
      return { ids: [first.meeting.id, second.meeting.id] };
    };
    expect((await world.up(program)).changes).toEqual({ create: 5 });
    expect((await world.preview()).changes).toEqual({});
  });
});
