import { RealtimeKitMeeting } from "../../sdk";
import { ACCOUNT, APP, newWorld, type World } from "./harness";

jest.setTimeout(120_000);

const MEETING = { accountId: ACCOUNT, appId: APP, title: "moved", uniqueTitle: true };
let from: World;
let to: World;
beforeAll(async () => {
  [from, to] = await Promise.all([newWorld(), newWorld()]);
  // Both stacks are at the same RealtimeKit.
  to.env.CLOUDFLARE_BASE_URL = from.emulator.url;
});
afterAll(() => Promise.all([from.close(), to.close()]));

const declared =
  (opts = {}) =>
  async () =>
    void new RealtimeKitMeeting("m", MEETING, opts);
const nothing = async () => {};

describe("a meeting that moves to another stack", () => {
  test.each<[string, () => Promise<unknown>]>([
    [
      "with retainOnDelete",
      async () => {
        await from.up(declared({ retainOnDelete: true }));
        from.requests();
        await from.up(nothing);
      },
    ],
    [
      "with pulumi state delete",
      async () => {
        const { urn } = from.state("m");
        from.requests();
        await from.run("pulumi", ["state", "delete", urn, "--yes"]);
        await from.up(nothing);
      },
    ],
  ])("%s: no call in the old stack, and the same id in the new one", async (_, forget) => {
    await from.up(declared());
    const { id } = from.state("m");
    await forget();
    expect(from.requests()).toEqual([]);
    await to.up(declared());
    expect(to.state("m").id).toBe(id);
    await from.destroy();
    expect(from.meetings().map(({ status }) => status)).toEqual(["ACTIVE"]);
    // Each way begins with a meeting that is closed.
    await to.up(nothing);
  });

  test("without the old stack forgetting it: its removal there closes it, and the new stack sees the drift", async () => {
    await from.up(declared());
    await to.up(declared());
    await from.up(nothing);
    expect(from.meetings().map(({ status }) => status)).toEqual(["INACTIVE"]);
    expect((await to.refresh()).changes).toEqual({ update: 1 });
    await to.up();
    expect(from.meetings().map(({ status }) => status)).toEqual(["ACTIVE"]);
  });
});
