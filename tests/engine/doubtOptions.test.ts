import { RealtimeKitMeeting } from "../../sdk";
import { ACCOUNT, APP, newWorld, oneMeeting, type World } from "./harness";

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
afterAll(() => world.close());

/** A create of which the state remembers only that it was sent; RealtimeKit has the meeting. */
async function inDoubt(title: string, opts = {}): Promise<string> {
  await world.stack.setConfig("realtimekit:deadlineSeconds", { value: "4" });
  world.emulator.faults.add({ match: { method: "POST" }, when: "after", do: { kind: "reset" } });
  world.emulator.faults.add({ match: { method: "GET" }, times: "always", do: { kind: "answer", status: 400 } });
  await world.failure(world.up(oneMeeting({ title }, opts)));
  expect(world.state("m").id).toMatch(/^pending-/);
  world.emulator.faults.clear();
  await world.stack.removeConfig("realtimekit:deadlineSeconds");
  world.requests();
  return world.meetings().at(-1)?.id as string;
}

describe("a create in doubt", () => {
  test("that is protected: an up does not replace it, and a refresh finds the meeting", async () => {
    const id = await inDoubt("protected", { protect: true });
    expect(await world.failure(world.up())).toContain("protect");
    expect(world.state("m").id).toMatch(/^pending-/);
    await world.refresh();
    expect(world.state("m").id).toBe(id);
    expect((await world.preview()).changes).toEqual({});
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
    await world.up(oneMeeting({ title: "protected" }));
    await world.destroy();
  });

  test("stays as it is while another resource is the target, and is resolved as one itself", async () => {
    const id = await inDoubt("targeted");
    const program = async () => {
      new RealtimeKitMeeting("m", { accountId: ACCOUNT, appId: APP, title: "targeted" });
      new RealtimeKitMeeting("other", { accountId: ACCOUNT, appId: APP, title: "other" });
    };
    const { urn } = world.state("m");
    await world.stack.up({ program, target: [urn.replace(/m$/, "other")] });
    expect(world.state("m").id).toMatch(/^pending-/);
    expect(world.requests()).toEqual(["POST meetings 201"]);
    await world.stack.up({ program, target: [urn] });
    expect(world.state("m").id).toBe(id);
    expect((await world.preview(program)).changes).toEqual({});
    expect(world.meetings().filter(({ title, status }) => title === "targeted" && status === "ACTIVE")).toHaveLength(1);
  });
});
