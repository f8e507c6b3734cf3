import { interpolate } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { RealtimeKitMeeting } from "../../sdk";
import { ACCOUNT, APP, newWorld, oneMeeting, type World } from "./harness";

jest.setTimeout(120_000);

/** A create of which nobody knows what became of it, which the state remembers. */

let world: World;
/** The meeting of a create in doubt, and what brings the doubt of it back. */
let lost: string;
let backInDoubt: () => void;
beforeAll(async () => {
  world = await newWorld();
  lost = await doubt(DECLARED);
  backInDoubt = world.keepState();
});
afterAll(() => world.close());

const DECLARED = oneMeeting({ title: "doubt" });

/** RealtimeKit creates the meeting, and then answers nothing that helps until the faults are cleared. */
async function doubt(program: PulumiFn): Promise<string> {
  await world.config("realtimekit:deadlineSeconds", "4");
  world.emulator.faults.add({ match: { method: "POST" }, when: "after", times: "always", do: { kind: "reset" } });
  world.emulator.faults.add({
    match: { method: "GET" },
    times: "always",
    do: { kind: "answer", status: 502, body: "<html>" },
  });
  const text = await world.failure(world.up(program));
  expect(text).toMatch(/RTK_NO_ANSWER: .*RTK_SERVER_ERROR: .*not known whether RealtimeKit created the meeting/);
  expect(world.requests().filter((line) => line.startsWith("POST"))).toHaveLength(1);
  expect(world.state("m").id).toMatch(/^pending-/);
  expect(world.state("m").outputs.pendingSince).toMatch(/^\d{4}-/);
  world.emulator.faults.clear();
  await world.config("realtimekit:deadlineSeconds");
  return world.meetings().at(-1)?.id as string;
}
const made = (title: string) => world.meetings().filter((each) => each.title === title);

/** A doubt takes as long as the deadline, so that these share one. */
describe("a meeting in doubt", () => {
  beforeEach(() => {
    backInDoubt();
    world.emulator.editMeeting(ACCOUNT, APP, lost, { status: "ACTIVE", persist_chat: false });
    world.requests();
  });

  test("the next up takes the meeting, as it is declared by then", async () => {
    const { outputs } = await world.up(oneMeeting({ title: "doubt", persistChat: true }));
    expect(outputs.id).toBe(lost);
    expect(made("doubt")).toMatchObject([{ id: lost, status: "ACTIVE", persist_chat: true }]);
    expect((await world.preview()).changes).toEqual({});
  });

  test("refresh resolves it, and the next preview is empty", async () => {
    await world.refresh();
    expect(world.state("m").id).toBe(lost);
    expect((await world.preview(DECLARED)).changes).toEqual({});
  });

  test("destroy closes the meeting", async () => {
    await world.destroy();
    expect(made("doubt")).toMatchObject([{ id: lost, status: "INACTIVE" }]);
  });

  test("an up that fails again changes nothing, and the one after it takes the meeting", async () => {
    const placeholder = world.state("m").id;
    await world.config("realtimekit:deadlineSeconds", "2");
    world.emulator.faults.add({ match: { method: "GET" }, times: "always", do: { kind: "answer", status: 502 } });
    await world.failure(world.up(DECLARED));
    expect(world.state("m").id).toBe(placeholder);
    world.emulator.faults.clear();
    await world.config("realtimekit:deadlineSeconds");
    expect((await world.up()).outputs.id).toBe(lost);
    expect(made("doubt")).toMatchObject([{ id: lost, status: "ACTIVE" }]);
  });

  test("adoptId takes precedence", async () => {
    expect((await world.up(oneMeeting({ title: "doubt", adoptId: lost }))).outputs.id).toBe(lost);
    expect(made("doubt")).toHaveLength(1);
  });

  test("an up that targets it resolves it", async () => {
    const program = async () => {
      new RealtimeKitMeeting("m", { accountId: ACCOUNT, appId: APP, title: "doubt" });
      new RealtimeKitMeeting("other", { accountId: ACCOUNT, appId: APP, title: "other" });
    };
    await world.stack.up({ program, target: [world.state("m").urn] });
    expect(world.state("m").id).toBe(lost);
    expect(made("doubt")).toMatchObject([{ id: lost, status: "ACTIVE" }]);
    expect(world.state("other")).toBeUndefined();
  });
});

test("a dependent that is targeted gets the placeholder, and the next whole up puts the meeting's id there", async () => {
  const program = async () => {
    const { id } = new RealtimeKitMeeting("m", { accountId: ACCOUNT, appId: APP, title: "source" });
    new RealtimeKitMeeting("d", { accountId: ACCOUNT, appId: APP, title: interpolate`breakout of ${id}` });
  };
  world.reset();
  const lost = await doubt(program);
  const { id: placeholder, urn } = world.state("m");
  expect(world.state("d")).toBeUndefined();
  await world.stack.up({ target: [urn.replace(/::m$/, "::d")] });
  expect(world.state("m").id).toBe(placeholder);
  const { id } = world.state("d");
  expect(world.emulator.meeting(ACCOUNT, APP, id)?.title).toBe(`breakout of ${placeholder}`);

  await world.up();
  expect(world.state("m").id).toBe(lost);
  expect(world.state("d").id).toBe(id);
  expect(world.emulator.meeting(ACCOUNT, APP, id)?.title).toBe(`breakout of ${lost}`);
  expect((await world.preview()).changes).toEqual({});
});

test("protect lets no up resolve it; a refresh does", async () => {
  world.reset();
  const lost = await doubt(oneMeeting({ title: "protected" }, { protect: true }));
  const placeholder = world.state("m").id;
  await world.failure(world.up());
  expect(world.state("m").id).toBe(placeholder);
  await world.refresh();
  expect(world.state("m")).toMatchObject({ id: lost, protect: true });
  expect((await world.preview()).changes).toEqual({});
  expect(made("protected")).toMatchObject([{ id: lost, status: "ACTIVE" }]);
});
