import { RealtimeKitMeeting } from "../../sdk";
import { ACCOUNT, APP, newWorld, type World } from "./harness";

jest.setTimeout(120_000);

const HERE = { accountId: ACCOUNT, appId: APP };
const UNIQUE = { ...HERE, title: "T", uniqueTitle: true };

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
afterEach(async () => {
  world.emulator.faults.clear();
  await world.up(async () => {});
});
afterAll(() => world.close());

const open = () => world.meetings().filter(({ status }) => status === "ACTIVE");

describe("a meeting has one owner", () => {
  test("a rename without an alias, of which a failure left both in the state: the next up closes nothing", async () => {
    await world.up(async () => void new RealtimeKitMeeting("a", UNIQUE));
    const [meeting] = open();
    const renamed = (other: object) => async () => {
      new RealtimeKitMeeting("b", UNIQUE);
      new RealtimeKitMeeting("other", { ...HERE, ...other });
    };
    // Another create fails, so Pulumi deletes nothing.
    await world.failure(world.up(renamed({ title: "x", adoptId: "no-such-meeting" })));
    expect(world.state("a").id).toBe(world.state("b").id);
    await world.up(renamed({ title: "x" }));
    expect(world.state("a")).toBeUndefined();
    expect(world.emulator.meeting(ACCOUNT, APP, meeting?.id as string)?.status).toBe("ACTIVE");
    expect((await world.preview()).changes).toEqual({});
  });

  test("a real replacement and a real removal close theirs", async () => {
    const one = (persistChat: boolean) => async () =>
      void new RealtimeKitMeeting(
        "r",
        { ...HERE, title: "replaced", persistChat },
        { replaceOnChanges: ["persistChat"] },
      );
    await world.up(one(false));
    await world.up(one(true));
    expect(open().map(({ persist_chat }) => persist_chat)).toEqual([true]);
    await world.up(async () => {});
    expect(open()).toEqual([]);
  });

  test("replaceOnChanges of a unique title keeps the meeting", async () => {
    const one = (persistChat: boolean) => async () =>
      void new RealtimeKitMeeting("u", { ...UNIQUE, persistChat }, { replaceOnChanges: ["persistChat"] });
    await world.up(one(false));
    const [before] = open();
    await world.up(one(true));
    expect(open()).toMatchObject([{ id: before?.id, persist_chat: true }]);
  });

  test.each<[string, RegExp, (id: string) => () => Promise<void>]>([
    [
      "adopts what another resource has",
      /RTK_ADOPT: /,
      (id) => async () => {
        new RealtimeKitMeeting("a", { ...HERE, title: "T" });
        new RealtimeKitMeeting("b", { ...HERE, adoptId: id });
      },
    ],
    [
      "adopts it, declared before it",
      /RTK_ADOPT: /,
      (id) => async () => {
        new RealtimeKitMeeting("b", { ...HERE, adoptId: id });
        new RealtimeKitMeeting("a", { ...HERE, title: "T" });
      },
    ],
    [
      "adopts it as another does",
      /RTK_ADOPT: /,
      (id) => async () => {
        new RealtimeKitMeeting("b", { ...HERE, adoptId: id });
        new RealtimeKitMeeting("c", { ...HERE, adoptId: id });
      },
    ],
    [
      "has the title of one that merely has it",
      /RTK_TITLE: /,
      () => async () => {
        new RealtimeKitMeeting("a", { ...HERE, title: "T" });
        new RealtimeKitMeeting("b", UNIQUE);
      },
    ],
    [
      "takes over by its title what another is renamed from",
      /RTK_TITLE: |^$/,
      () => async () => {
        new RealtimeKitMeeting("b", UNIQUE);
        new RealtimeKitMeeting("a", { ...HERE, title: "U" }, { dependsOn: [] });
      },
    ],
  ])("a resource that %s is refused", async (name, says, program) => {
    await world.up(async () => void new RealtimeKitMeeting("a", { ...HERE, title: "T" }));
    const id = world.state("a").id;
    const text = await world.up(program(id)).then(
      () => "",
      (error) => String(error.message),
    );
    if (text === "") {
      // The order in which the engine came to them let each have its own.
      expect(name).toContain("renamed from");
      expect(world.state("a").id).not.toBe(world.state("b").id);
      return;
    }
    expect(text).toMatch(says);
    // Whatever the state has now, the way out leaves the meeting open.
    await world.up(async () => void new RealtimeKitMeeting("a", { ...HERE, title: "T" }));
    expect(world.emulator.meeting(ACCOUNT, APP, id)?.status).toBe("ACTIVE");
  });
});
