import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { version as packageVersion } from "../../package.json";
import { getEngine } from "../../scripts/engine";
import { RealtimeKitMeeting } from "../../sdk";
import { getMeeting, getMeetingOutput, getMeetings, getMeetingsOutput, Meeting, Provider } from "../../sdk/native";
import { ACCOUNT, APP, madeByHand, newWorld, TOKEN, type World } from "./harness";

jest.setTimeout(300_000);

const HERE = { accountId: ACCOUNT, appId: APP };
const STORAGE = { type: "aws", bucket: "b", region: "r", accessKey: "canary-key", secret: "canary-secret" } as const;
const RECORDING = { maxSeconds: 120, storageConfig: STORAGE };

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const program =
  (args: ConstructorParameters<typeof Meeting>[1], opts: pulumi.CustomResourceOptions = {}): PulumiFn =>
  async () => {
    const meeting = new Meeting("m", { ...HERE, ...args }, opts);
    return { id: meeting.id, status: meeting.status };
  };

test("preview shows each leaf that changes, into arrays, and no secret", async () => {
  const keywords = (...words: string[]) => ({ aiConfig: { transcription: { keywords: words } } });
  await world.up(program({ ...keywords("a", "b"), recordingConfig: RECORDING }));
  const changed = { ...RECORDING, storageConfig: { ...STORAGE, secret: "canary-other" } };
  const { text, changes } = await world.preview(program({ ...keywords("a", "c", "d"), recordingConfig: changed }));
  expect(changes).toEqual({ update: 1 });
  expect(text).toMatch(/\[1\]: "b" => "c"/);
  expect(text).toMatch(/\+ \[2\]: "d"/);
  expect(text).toMatch(/~ secret\s*: \[secret\] => \[secret\]/);
  expect(text).not.toContain("canary");
});

test("what somebody changed at RealtimeKit is drift, and up restores it", async () => {
  const { outputs } = await world.up(program({ title: "declared" }));
  world.emulator.editObject("meetings", ACCOUNT, APP, String(outputs.id), { title: "drifted" });
  expect((await world.refresh()).changes).toEqual({ update: 1 });
  const { text } = await world.preview();
  expect(text).toContain('"drifted" => "declared"');
  await world.up();
  expect(world.meetings()).toMatchObject([{ title: "declared" }]);
  expect((await world.preview()).changes).toEqual({});
});

describe("an object that exists", () => {
  const existing = () => world.up(program({ title: "there", persistChat: true }, { retainOnDelete: true }));

  test("import takes it over as declared, and reads once", async () => {
    const { outputs } = await existing();
    await world.up(async () => {});
    world.requests();
    const opts = { import: `${ACCOUNT}/${APP}/${outputs.id}` };
    const { changes } = await world.up(program({ title: "there", persistChat: true }, opts));
    expect(changes).toMatchObject({ import: 1 });
    expect(world.requests()).toEqual(["GET meetings/ID 200"]);
    expect((await world.preview(program({ title: "there", persistChat: true }))).changes).toEqual({});
    // Its outputs are all that RealtimeKit shows, which a dynamic resource takes for declared.
    await world.up(async () => void new RealtimeKitMeeting("m", { ...HERE, title: "there", persistChat: true }));
    expect(world.requests()).toEqual(["PUT meetings/ID 200"]);
    expect(world.meetings()).toMatchObject([{ id: outputs.id, title: "there", persist_chat: true }]);
  });

  test("an import of what is not there fails and leaves nothing behind", async () => {
    const missing = { import: `${ACCOUNT}/${APP}/4c2b0b1e-0000-4000-8000-000000000000` };
    expect(await world.failure(world.up(program({}, missing)))).toContain("RTK_NOT_FOUND: ");
    expect(world.state("m")).toBeUndefined();
  });
});

test("pulumi do lists what is there, with the IDs that an import takes", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) ids.push(await madeByHand(world, { title: `there ${i}` }));
  Object.assign(world.env, { CLOUDFLARE_ACCOUNT_ID: ACCOUNT, REALTIMEKIT_APP_ID: APP });
  const plugin = "./node_modules/pulumi-realtimekit/plugin/pulumi-resource-realtimekit";
  const { command } = await getEngine();
  const list = (...which: string[]) =>
    world.run(command, ["do", "--package", plugin, "realtimekit:Meeting", "list", ...which]);
  const all = await list("--all");
  for (const [i, id] of ids.entries()) {
    expect(all).toContain(`${ACCOUNT}/${APP}/${id}`);
    expect(all).toContain(`there ${i}`);
  }
  const one = await list("--all", "--title", "there 1");
  expect([one.includes("there 1"), one.includes("there 2")]).toEqual([true, false]);
});

describe("providers", () => {
  test("several in one stack, each with its own account, app and token", async () => {
    delete world.env.CLOUDFLARE_API_TOKEN;
    const { outputs } = await world.up(async () => {
      const first = new Provider("first", { accountId: ACCOUNT, appId: APP, apiToken: TOKEN });
      const second = new Provider("second", { accountId: "other", appId: "app", apiToken: pulumi.secret(TOKEN) });
      const meetings = [first, second].map((provider, i) => new Meeting(`m${i}`, { title: `m${i}` }, { provider }));
      return { apps: pulumi.all(meetings.map(({ accountId, appId }) => pulumi.interpolate`${accountId}/${appId}`)) };
    });
    expect(outputs.apps).toEqual([`${ACCOUNT}/${APP}`, "other/app"]);
    expect(world.files()).not.toContain(TOKEN);
    await world.destroy();
  });

  const title = (name: string) => `by ${name}`;
  test("what they set takes precedence over the environment, also if they are called as the engine's own", async () => {
    const names = ["default", "default_eu", "default_9_9_9"];
    world.env.CLOUDFLARE_API_TOKEN = "of-the-environment";
    const run =
      (apiToken: string): PulumiFn =>
      async () => {
        for (const name of names) {
          const provider = new Provider(name, { ...HERE, apiToken });
          new Meeting(name, { title: title(name) }, { provider });
        }
      };
    await world.up(run(TOKEN));
    expect(world.meetings().map((each) => each.title)).toEqual(expect.arrayContaining(names.map(title)));
    // With the state alone, too.
    expect((await world.refresh()).changes).toEqual({});
    expect((await world.preview()).changes).toEqual({});
    await world.destroy();
    expect(world.requests().filter((line) => line.endsWith(" 401"))).toEqual([]);
  });

  test("the environment takes precedence over the config of the engine's own, also of a version", async () => {
    await world.stack.setConfig("realtimekit:apiToken", { value: "of-the-config", secret: true });
    await world.up(async () => {
      new Meeting("without", HERE);
      new Meeting("with", HERE, { version: packageVersion });
    });
    expect(world.requests()).toEqual(["POST meetings 201", "POST meetings 201"]);
    expect(world.states().filter(({ type }) => type === "pulumi:providers:realtimekit")).toHaveLength(2);
    await world.config("realtimekit:apiToken");
  });

  describe("one whose token another resource has", () => {
    const withProvider =
      (use: (provider: Provider) => Promise<object>): PulumiFn =>
      async () => {
        const { createdAt } = new Meeting("source", { ...HERE, title: "source" });
        const apiToken = createdAt.apply(() => TOKEN);
        return use(new Provider("late", { ...HERE, apiToken, baseUrl: world.emulator.url }));
      };

    test("a lookup as an Output is unknown at preview, and found by up", async () => {
      const applied: string[] = [];
      const lookups = withProvider(async (provider) => ({
        title: getMeetingOutput({ title: "there" }, { provider }).apply(({ title }) => applied.push("one") && title),
        number: getMeetingsOutput({}, { provider }).apply(({ length }) => applied.push("all") && length),
      }));
      await madeByHand(world, { title: "there" });
      await world.preview(lookups);
      expect([applied, world.requests()]).toEqual([[], []]);
      const { outputs } = await world.up();
      expect(outputs).toEqual({ title: "there", number: 2 });
      expect(applied.sort()).toEqual(["all", "one"]);
    });

    test.each([
      ["getMeetingOutput", (provider: Provider) => getMeeting({ title: "there" }, { provider })],
      ["getMeetingsOutput", (provider: Provider) => getMeetings({}, { provider })],
    ])("the plain form fails at preview, and names %s", async (name, lookup) => {
      const failed: string[] = [];
      const looked = withProvider(async (provider) => {
        await lookup(provider).catch(({ message }) => failed.push(message));
        return {};
      });
      await world.preview(looked);
      expect(failed).toEqual([expect.stringContaining(name)]);
    });
  });

  test("an unknown argument is refused, with the one that was meant", async () => {
    await world.stack.setConfig("realtimekit:deadlineSecond", { value: "5" });
    expect(await world.failure(world.preview(program({})))).toContain('did you mean "deadlineSeconds"?');
    await world.config("realtimekit:deadlineSecond");
  });
});

test("customTimeouts is the deadline of that resource", async () => {
  world.emulator.faults.add({ times: "always", do: { kind: "hang" } });
  const failed = await world.failure(world.up(program({ title: "slow" }, { customTimeouts: { create: "2s" } })));
  expect(failed).toContain("RTK_");
  expect(world.state("m").id).toMatch(/^pending-/);
  world.emulator.faults.clear();
  await world.up();
  expect(world.meetings()).toHaveLength(1);
});
