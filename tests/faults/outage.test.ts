import { type FaultWorld, faultWorld } from "./world";

jest.setTimeout(60_000);

let world: FaultWorld;
afterEach(() => world.emulator.close());

/** RealtimeKit, which answers 500 to so many creates. */
async function failing(times: number | "always", deadlineMs: number): Promise<void> {
  world = await faultWorld(deadlineMs);
  world.fault("POST", { times, do: { kind: "answer", status: 500 } });
}
const creates = () => world.emulator.requests.filter(({ method }) => method === "POST");
const ofTitle = (title: string) => creates().filter(({ body }) => (body as { title: string }).title === title);
const create = (title: string) => world.create({ appId: "app", title });

describe("RealtimeKit answers 500 to every create", () => {
  test("one meeting: three creates at most, and one warning that it is created again", async () => {
    await failing("always", 8_000);
    await expect(create("one")).rejects.toMatchObject({ id: expect.stringMatching(/^pending-/) });
    expect(creates().length).toBeGreaterThan(1);
    expect(creates().length).toBeLessThanOrEqual(3);
    expect(world.warnings.filter((each) => each.includes("creates it again"))).toHaveLength(1);
    // Beside it, one that says why the create takes long.
    expect(world.warnings.length).toBeLessThanOrEqual(2);
  });

  test("ten meetings: one create each, then a probe at a time, and one warning for all of them", async () => {
    await failing("always", 8_000);
    const titles = Array.from({ length: 10 }, (_, i) => `t${i}`);
    const results = await Promise.allSettled(titles.map(create));
    expect(results.map(({ status }) => status)).toEqual(titles.map(() => "rejected"));
    for (const title of titles) expect(ofTitle(title).length).toBeLessThanOrEqual(3);
    // The pauses between probes are 1, 2, 4, 8 and 8 twenty-fourths of the deadline.
    expect(creates().length).toBeLessThanOrEqual(titles.length + 5);
    expect(world.warnings.filter((each) => each.includes("one at a time"))).toHaveLength(1);
  });
});

test("RealtimeKit answers 500 for a while: then everything is created, once", async () => {
  await failing(6, 20_000);
  const titles = ["a", "b", "c", "d", "e"];
  await Promise.all(titles.map(create));
  const created = world.open().map(({ title }) => title);
  expect(created.sort()).toEqual(titles);
});
