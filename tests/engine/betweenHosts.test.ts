import type * as Native from "../../sdk/native";
import { goldenOf, importGolden, KITS, programOf, RELEASES, worldWith } from "./golden/files";
import { ACCOUNT, APP, newWorld, oneMeeting, type World } from "./harness";
import type { StateResource } from "./records";

jest.setTimeout(180_000);

/** Whose classes a program gets that imports those of the dynamic resources. */
let mockHost: "dynamic" | "native" = "dynamic";
jest.mock("../../sdk", () => {
  const dynamic = jest.requireActual("../../sdk");
  const { underDynamicNames } = jest.requireActual("../../scripts/start/native");
  const native = underDynamicNames(jest.requireActual("../../sdk/native"), dynamic);
  const names = Object.keys(dynamic).map((name) => [name, { get: () => ({ dynamic, native })[mockHost][name] }]);
  return Object.defineProperties({}, Object.fromEntries(names));
});
const { Meeting, Provider }: typeof Native = jest.requireActual("../../sdk/native");
beforeEach(() => {
  mockHost = "dynamic";
});

const writes = (world: World) => world.requests().filter((line) => !line.startsWith("GET"));
const isOurs = ({ type }: StateResource) => /realtimekit:(index:)?[A-Z]/.test(String(type));

const ours = (world: World) => world.states().filter((each) => isOurs(each) && each.external !== true);

const hosts = (resources: readonly StateResource[]) => [
  ...new Set(resources.map(({ type }) => (String(type).startsWith("pulumi-nodejs:") ? "dynamic" : "native"))),
];

describe.each([...RELEASES, ...KITS])("a stack that release %s made", (release) => {
  const golden = goldenOf(release);
  const { program, VARIABLES } = programOf(release);
  let world: World;
  let ids: string[];
  beforeAll(async () => {
    world = await worldWith(golden.data, VARIABLES);
    await importGolden(world, golden);
    ids = ours(world)
      .map(({ id }) => id)
      .sort();
  });
  afterAll(() => world.close());

  const expectTheSame = (host: string) => {
    const resources = ours(world);
    expect(hosts(resources)).toEqual([host]);
    expect(resources.map(({ id }) => id).sort()).toEqual(ids);
    expect(writes(world)).toEqual([]);
    expect(world.files()).not.toContain("GOLDEN-");
  };

  test("moves to the plugin: each object stays, and nothing is left to change", async () => {
    mockHost = "native";
    await world.up(program());
    expectTheSame("native");
    expect((await world.refresh()).changes).toEqual({});
    expect((await world.preview()).changes).toEqual({});
    expectTheSame("native");
  });

  test("moves back: one update of each, which sends nothing, and nothing is left to change", async () => {
    expect((await world.up(program())).changes).toMatchObject({ update: ids.length });
    expectTheSame("dynamic");
    for (const { inputs, outputs } of ours(world)) {
      expect(outputs.__provider).toMatch(/pulumi-realtimekit\/provider/);
      expect(outputs.__provider).toBe(inputs.__provider);
    }
    expect((await world.refresh()).changes).toEqual({});
    expect((await world.preview()).changes).toEqual({});
    expectTheSame("dynamic");
  });

  test("can then be destroyed", async () => {
    const { changes } = await world.destroy();
    expect(changes.delete).toBeGreaterThanOrEqual(ids.length);
    expect(writes(world).length).toBeGreaterThanOrEqual(RELEASES.includes(release) ? ids.length : 6);
    expect(ours(world)).toEqual([]);
  });
});

describe("a meeting that moves back", () => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld();
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  const HERE = { accountId: ACCOUNT, appId: APP };
  const native =
    (args = {}, opts = {}, name = "m") =>
    async () => {
      const meeting = new Meeting(name, { ...HERE, ...args }, opts);
      return { id: meeting.id };
    };

  test("from an explicit provider and another name, and changes in the same update: one call for the change", async () => {
    const { outputs } = await world.up(async () => {
      const provider = new Provider("p", { appId: APP });
      return native({ title: "one", persistChat: true }, { provider }, "before")();
    });
    world.requests();
    await world.up(oneMeeting({ title: "two" }, { replaceOnChanges: ["*"], aliases: [{ name: "before" }] }));
    expect(world.requests()).toEqual(["PUT meetings/ID 200"]);
    expect(world.meetings()).toMatchObject([{ id: outputs.id, title: "two", persist_chat: false }]);
    expect((await world.refreshedPreview()).changes).toEqual({});
    await world.destroy();
    expect(world.meetings()).toMatchObject([{ status: "INACTIVE" }]);
  });

  test("after an update that could not finish: the next one finishes it", async () => {
    world.emulator.faults.add({ match: { method: "PATCH" }, do: { kind: "answer", status: 403 } });
    const closed = { title: "one", status: "INACTIVE" } as const;
    expect(await world.failure(world.up(native(closed)))).toMatch(/RTK_INCOMPLETE: /);
    expect(world.meetings()).toMatchObject([{ status: "ACTIVE" }]);
    await world.up(oneMeeting(closed));
    expect(world.meetings()).toMatchObject([{ status: "INACTIVE" }]);
  });

  test("to another app at the same time: refused at preview, since nothing could delete the old one", async () => {
    await world.up(native({ title: "one" }));
    const elsewhere = oneMeeting({ title: "one", appId: "another" });
    expect(await world.failure(world.preview(elsewhere))).toMatch(/RTK_MOVE: appId: /);
    expect(await world.failure(world.up(elsewhere))).toMatch(/RTK_MOVE: appId: /);
    await world.up(oneMeeting({ title: "one" }));
    expect((await world.preview(elsewhere)).changes).toEqual({ replace: 1 });
  });

  test("in doubt: refused until a refresh has resolved it", async () => {
    await world.config("realtimekit:deadlineSeconds", "2");
    world.emulator.faults.add({ match: { method: "POST" }, when: "after", times: "always", do: { kind: "reset" } });
    const silent = { kind: "answer", status: 502, body: "" } as const;
    world.emulator.faults.add({ match: { method: "GET" }, times: "always", do: silent });
    await world.failure(world.up(native({ title: "lost" })));
    expect(world.state("m").id).toMatch(/^pending-/);
    world.emulator.faults.clear();
    world.requests();

    const back = oneMeeting({ title: "lost" });
    expect(await world.failure(world.preview(back))).toMatch(/RTK_MOVE: .*in doubt/);
    expect(await world.failure(world.up(back))).toMatch(/RTK_MOVE: .*in doubt/);
    expect(world.requests()).toEqual([]);
    await world.refresh();
    expect((await world.up()).changes).toEqual({ update: 1 });
    expect(writes(world)).toEqual([]);
    expect(world.meetings().map(({ id }) => id)).toEqual([world.state("m").id]);
    expect((await world.refreshedPreview()).changes).toEqual({});
  });
});
