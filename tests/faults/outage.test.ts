import { type FaultWorld, faultWorld } from "./world";

jest.setTimeout(60_000);

let world: FaultWorld;
const DEADLINE_MS = 8_000;
beforeAll(async () => {
  world = await faultWorld(DEADLINE_MS);
});
afterAll(() => world.emulator.close());

const creates = () => world.emulator.requests.filter(({ method }) => method === "POST");
const ofTitle = (title: string) => creates().filter(({ body }) => (body as { title: string }).title === title);

describe("RealtimeKit answers 500 to every create", () => {
  beforeEach(async () => {
    await world.emulator.close();
    world = await faultWorld(DEADLINE_MS);
    world.fault("POST", { times: "always", do: { kind: "answer", status: 500 } });
  });

  test("one meeting: three creates at most, and one warning", async () => {
    await expect(world.create({ appId: "app", title: "one" })).rejects.toMatchObject({
      id: expect.stringMatching(/^pending-/),
    });
    expect(creates().length).toBeGreaterThan(1);
    expect(creates().length).toBeLessThanOrEqual(3);
    // One that says that it is created again, and one that says why the create takes long.
    expect(world.warnings.filter((each) => each.includes("creates it again"))).toHaveLength(1);
    expect(world.warnings.length).toBeLessThanOrEqual(2);
  });

  test("ten meetings: one create each, then a probe at a time, and one warning for all of them", async () => {
    const titles = Array.from({ length: 10 }, (_, i) => `t${i}`);
    const results = await Promise.allSettled(titles.map((title) => world.create({ appId: "app", title })));
    expect(results.map(({ status }) => status)).toEqual(titles.map(() => "rejected"));
    for (const title of titles) expect(ofTitle(title).length).toBeLessThanOrEqual(3);
    // The pauses between probes are 1, 2, 4, 8 and 8 twenty-fourths of the deadline.
    expect(creates().length).toBeLessThanOrEqual(titles.length + 5);
    expect(world.warnings.filter((each) => each.includes("one at a time"))).toHaveLength(1);
  });

  test("and recovers: everything is created once", async () => {
    world.emulator.faults.clear();
    world.fault("POST", { times: 6, do: { kind: "answer", status: 500 } });
    const titles = ["a", "b", "c", "d", "e"];
    await Promise.all(titles.map((title) => world.create({ appId: "app", title })));
    expect(
      world
        .open()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(titles);
  });
});
