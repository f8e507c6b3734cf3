import { RealtimeKitMeeting, type RealtimeKitMeetingArgs } from "../../sdk";
import { ACCOUNT, APP, newWorld, type World } from "./harness";

jest.setTimeout(120_000);

const HERE = { accountId: ACCOUNT, appId: APP };
const UNIQUE = { ...HERE, title: "T", uniqueTitle: true };

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
afterAll(() => world.close());

/** Each test starts with the meeting of the resource `a`, which one `up` creates for all of them. */
function startWith(args: RealtimeKitMeetingArgs): void {
  let back: () => void;
  beforeAll(async () => {
    world.reset();
    await world.up(async () => void new RealtimeKitMeeting("a", args));
    back = world.keepState();
  });
  beforeEach(() => {
    back();
    const its = world.state("a").id;
    for (const { id } of world.meetings()) if (id !== its) world.emulator.removeMeeting(ACCOUNT, APP, id);
    world.emulator.editMeeting(ACCOUNT, APP, its, { title: "T", status: "ACTIVE" });
  });
}

const open = () => world.meetings().filter(({ status }) => status === "ACTIVE");

describe("a meeting has one owner", () => {
  startWith(UNIQUE);

  test("a rename without an alias, of which a failure left both in the state: the next up closes nothing", async () => {
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

  describe.each<[string, (id: string) => RealtimeKitMeetingArgs]>([
    ["its unique title", () => UNIQUE],
    ["adoptId", (adoptId) => ({ ...HERE, title: "T", adoptId })],
  ])("a rename without an alias to a resource that takes the meeting over by %s closes nothing", (_, args) => {
    /** The meeting of the resource `a`, and the program in which `b` takes it over. */
    const renamed = () => {
      const { id, urn } = world.state("a");
      return { id, urn: urn.replace(/a$/, "b"), program: async () => void new RealtimeKitMeeting("b", args(id)) };
    };
    const isHandedOver = (id: string) => {
      expect(world.state("a")).toBeUndefined();
      expect(world.state("b").id).toBe(id);
      expect(open().map((each) => each.id)).toEqual([id]);
    };

    test("in one up, and again when the engine died after it, before the state had it", async () => {
      const { id, program } = renamed();
      const engineDies = world.keepState();
      await world.up(program);
      isHandedOver(id);
      engineDies();
      await world.up(program);
      isHandedOver(id);
      expect((await world.preview()).changes).toEqual({});
    });

    test("when a targeted up made it, and the next one deletes", async () => {
      const { id, urn, program } = renamed();
      await world.stack.up({ program, target: [urn] });
      expect([world.state("a").id, world.state("b").id]).toEqual([id, id]);
      await world.up(program);
      isHandedOver(id);
      expect((await world.preview()).changes).toEqual({});
    });
  });

  test("a unique title that only the up knows, of a resource that is added later, is refused", async () => {
    const first = async () => void new RealtimeKitMeeting("a", UNIQUE);
    const { id } = world.state("a");
    const second = async () => {
      new RealtimeKitMeeting("a", UNIQUE);
      const source = new RealtimeKitMeeting("source", { ...HERE, title: "S" });
      new RealtimeKitMeeting("b", { ...UNIQUE, title: source.id.apply(() => "T") });
    };
    expect(await world.failure(world.up(second))).toMatch(/RTK_TITLE: .*"a"/);
    await world.up(first);
    expect(open().map((each) => each.id)).toEqual([id]);
  });
});

describe("a resource beside the one that has the meeting", () => {
  startWith({ ...HERE, title: "T" });

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

test("a real replacement and a real removal close theirs; one of a unique title keeps the meeting", async () => {
  world.reset();
  const opts = { replaceOnChanges: ["persistChat"] };
  const both = (persistChat: boolean) => async () => {
    new RealtimeKitMeeting("r", { ...HERE, title: "replaced", persistChat }, opts);
    new RealtimeKitMeeting("u", { ...UNIQUE, persistChat }, opts);
  };
  await world.up(both(false));
  const before = world.state("u").id;
  expect((await world.up(both(true))).changes).toEqual({ replace: 2 });
  expect(world.state("u").id).toBe(before);
  expect(open().map(({ id, persist_chat }) => [id, persist_chat])).toEqual(
    expect.arrayContaining([
      [before, true],
      [world.state("r").id, true],
    ]),
  );
  expect(open()).toHaveLength(2);
  await world.up(async () => {});
  expect(open()).toEqual([]);
});
