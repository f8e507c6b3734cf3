import { ACCOUNT, APP, HOST, newWorld, once, oneMeeting, TOKEN_KEY, type World } from "./harness";

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await newWorld({ forbiddenTokens: ["no-permission"] });
});
afterEach(() => world.reset());
afterAll(() => world.close());

describe("bad input fails at preview, with no call", () => {
  test("each failure on a line of its own, all at once", async () => {
    const wrong = { title: 5, sessionKeepAliveTimeInSecs: 59, recordOnStrat: true } as never;
    const text = await world.failure(world.preview(oneMeeting(wrong)));
    expect(text).toContain("'m' has a problem: title: got 5, must be a string");
    expect(text).toContain(
      "'m' has a problem: sessionKeepAliveTimeInSecs: got 59, must be a number from 60 to 600 seconds",
    );
    expect(text).toContain(`'m' has a problem: recordOnStrat: unknown property; did you mean "recordOnStart"?`);
    expect(world.requests()).toEqual([]);
  });

  test("a missing account and app", async () => {
    const text = await world.failure(
      world.preview(oneMeeting({ accountId: undefined as never, appId: undefined as never })),
    );
    expect(text).toContain("accountId: missing; ");
    expect(text).toContain("appId: missing; ");
  });

  once?.test("a base URL that is not https", async () => {
    world.env.CLOUDFLARE_BASE_URL = "http://api.example.com/client/v4";
    expect(await world.failure(world.preview(oneMeeting()))).toContain(
      "RTK_BASE_URL: CLOUDFLARE_BASE_URL is http://api.example.com",
    );
  });

  once?.test("undefined at every depth is as left out", async () => {
    const holes = {
      title: undefined,
      aiConfig: { transcription: undefined },
      recordingConfig: { videoConfig: { width: undefined } },
    };
    expect((await world.up(oneMeeting(holes as never))).changes).toEqual({ create: 2 });
    expect((await world.preview()).changes).toEqual({});
  });

  test("a warning is shown, and is none of a failure", async () => {
    const { text, changes } = await world.preview(oneMeeting({ summarizeOnEnd: true }));
    // The engine shows a warning of the plugin beside the resource.
    expect(text).toContain(HOST === "native" ? "warning: summarizeOnEnd: " : "warning: m: summarizeOnEnd: ");
    expect(changes).toEqual({ create: 2 });
  });
});

describe("the token", () => {
  test("missing: a preview goes, an up says where it can come from", async () => {
    world.env.CLOUDFLARE_API_TOKEN = "";
    expect((await world.preview(oneMeeting())).changes).toEqual({ create: 2 });
    const text = await world.failure(world.up());
    expect(text).toContain("RTK_TOKEN: there is no Cloudflare API token; set CLOUDFLARE_API_TOKEN, or run");
    expect(world.requests()).toEqual([]);
  });

  once?.test.each([
    ["unknown", "wrong", "RTK_UNAUTHORIZED", "Authentication error (10000)"],
    ["without permission", "no-permission", "RTK_FORBIDDEN", "Forbidden (10000)"],
  ])("%s, of the environment", async (_, token, code, words) => {
    world.env.CLOUDFLARE_API_TOKEN = token;
    const text = await world.failure(world.up(oneMeeting()));
    expect(text).toContain(`${code}: Cloudflare refused POST meetings: ${words}`);
    expect(text).toContain("came from the environment variable CLOUDFLARE_API_TOKEN");
    expect(text.includes('the permission "Realtime" or "Realtime Admin"')).toBe(code === "RTK_FORBIDDEN");
    expect(text).toMatch(/\(cf-ray [0-9a-f]{16}-EMU\)/);
    expect(text).not.toContain(`Bearer ${token}`);
  });

  test("of config: refresh and destroy use the one of the last up and say so; the environment goes first", async () => {
    const revoked: string[] = [];
    const other = await newWorld({ token: undefined, forbiddenTokens: revoked });
    try {
      other.env.CLOUDFLARE_API_TOKEN = "";
      await other.stack.setConfig(TOKEN_KEY, { value: "old-token", secret: true });
      await other.up(oneMeeting());
      expect(other.files()).not.toContain("old-token");
      revoked.push("old-token");
      await other.stack.setConfig(TOKEN_KEY, { value: "new-token", secret: true });
      for (const operation of [other.refresh, other.destroy]) {
        const text = await other.failure(operation());
        expect(text).toContain("RTK_FORBIDDEN: ");
        expect(text).toContain(`came from the stack's config, ${TOKEN_KEY}`);
        expect(text).toContain('"pulumi refresh" and "pulumi destroy" use the config of the last "pulumi up"');
        expect(text).not.toMatch(/(old|new)-token/);
      }
      other.env.CLOUDFLARE_API_TOKEN = "new-token";
      expect((await other.refresh()).changes).toEqual({});
      expect((await other.destroy()).changes).toEqual({ delete: 2 });
    } finally {
      await other.close();
    }
  });
});

describe("a create that stops half-way is recorded, and the next up finishes it", () => {
  test("the status call fails", async () => {
    world.emulator.faults.add({ match: { method: "PATCH" }, do: { kind: "answer", status: 400 } });
    const text = await world.failure(world.up(oneMeeting({ title: "half", status: "INACTIVE" })));
    const { id, outputs } = world.state("m");
    expect(text).toMatch(new RegExp(`RTK_INCOMPLETE: .*${id} exists .*RTK_REJECTED: `));
    if (HOST === "dynamic") expect(outputs.__provider).toMatch(/^exports/);
    world.requests();
    await world.up();
    expect(world.requests()).toEqual(["PUT meetings/ID 200", "PATCH meetings/ID 200"]);
    expect(world.emulator.meeting(ACCOUNT, APP, id)).toMatchObject({ title: "half", status: "INACTIVE" });
    expect((await world.preview()).changes).toEqual({});
  });

  test("the same for an update, also when refreshed between", async () => {
    await world.up(oneMeeting({ title: "one" }));
    world.emulator.faults.add({ match: { method: "PATCH" }, do: { kind: "answer", status: 400 } });
    expect(await world.failure(world.up(oneMeeting({ title: "two", status: "INACTIVE" })))).toContain("RTK_INCOMPLETE");
    await world.refresh();
    expect((await world.preview()).changes).toEqual({ update: 1 });
    await world.up();
    expect(world.meetings().at(-1)).toMatchObject({ title: "two", status: "INACTIVE" });
  });
});
