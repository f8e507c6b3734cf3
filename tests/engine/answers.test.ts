import { RealtimeKitMeeting } from "../../sdk";
import { ACCOUNT, APP, newWorld, oneMeeting, type World } from "./harness";

jest.setTimeout(120_000);

/** What the core makes of RealtimeKit's answers to a create, whichever host asks. */

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const post = (fault: object) => world.emulator.faults.add({ match: { method: "POST" }, ...fault } as never);

describe("a create whose answer is lost", () => {
  test("in each way that it can be: the meeting is found, and no other is made", async () => {
    const ways = [
      { when: "after", do: { kind: "answer", status: 500 } },
      { when: "after", do: { kind: "reset" } },
      { when: "after", do: { kind: "answer", status: 201, body: "<html>" } },
      { do: { kind: "mutate", change: (body: { data: { id?: string } }) => void delete body.data.id } },
    ];
    for (const fault of ways) post(fault);
    const titles = ways.map((_, i) => `lost-${i}`);
    const { changes } = await world.up(async () => {
      for (const title of titles) new RealtimeKitMeeting(title, { accountId: ACCOUNT, appId: APP, title });
    });
    expect(changes).toEqual({ create: ways.length + 1 });
    expect(world.requests().filter((line) => line.startsWith("POST"))).toHaveLength(ways.length);
    const made = Object.fromEntries(world.meetings().map(({ title, id }) => [title, id]));
    expect(made).toEqual(Object.fromEntries(titles.map((title) => [title, world.state(title).id])));
    expect(world.meetings()).toHaveLength(ways.length);
    expect(world.emulator.faults.pending).toEqual([]);
    expect((await world.preview()).changes).toEqual({});
  });

  test("a refusal made nothing, and no doubt is spread", async () => {
    post({ do: { kind: "answer", status: 409, body: { success: false, error: { code: 409, message: "no" } } } });
    const text = await world.failure(world.up(oneMeeting()));
    expect(text).toContain("RTK_REJECTED: RealtimeKit answered POST meetings with HTTP 409: no");
    expect(text).not.toContain("not known whether");
    expect(world.requests()).toEqual(["POST meetings 409"]);
  });

  test("a wait that would pass the budget fails at once, and says when to come back", async () => {
    post({ do: { kind: "answer", status: 429, headers: { "retry-after": "300" }, body: null } });
    const text = await world.failure(world.up(oneMeeting()));
    expect(text).toMatch(/RTK_RATE_LIMITED: .* at \d{4}-\d\d-\d\dT/);
    expect(world.requests()).toEqual(["POST meetings 429"]);
  });
});

describe("what RealtimeKit answers", () => {
  test("an answer that differs from what was declared: the path is told", async () => {
    post({
      do: { kind: "mutate", change: (body: { data: object }) => void Object.assign(body.data, { title: "other" }) },
    });
    const { text, changes } = await world.up(oneMeeting({ title: "mine", persistChat: true }));
    expect(changes).toEqual({ create: 2 });
    expect(text).toMatch(
      /warning: meeting [0-9a-f-]{36}: RealtimeKit's answer differs from what you declare at title; /,
    );
    expect((await world.refresh()).changes).toEqual({});
  });
});
