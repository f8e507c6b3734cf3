import * as pulumi from "@pulumi/pulumi";
import { RealtimeKitMeeting, type RealtimeKitMeetingArgs } from "../../sdk";

interface Registered {
  type: string;
  id: string | undefined;
  inputs: Record<string, unknown>;
}

const registered: Registered[] = [];

beforeAll(() =>
  pulumi.runtime.setMocks(
    {
      newResource: ({ type, id, inputs }) => {
        registered.push({ type, id, inputs });
        return { id: id || "made", state: { ...inputs, createdAt: "c" } };
      },
      call: () => ({}),
    },
    "unit-tests",
  ),
);

beforeEach(() => {
  registered.length = 0;
  pulumi.runtime.setAllConfig({});
  delete process.env.CLOUDFLARE_ACCOUNT_ID;
  delete process.env.REALTIMEKIT_APP_ID;
});

const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((done) => output.apply(done));

async function inputsOf(args?: RealtimeKitMeetingArgs): Promise<Record<string, unknown>> {
  await settled(new RealtimeKitMeeting("m", args).urn);
  return registered[0]?.inputs ?? {};
}

test("the type token and the provider's text", async () => {
  const inputs = await inputsOf({ title: "x" });
  expect(registered[0]?.type).toBe("pulumi-nodejs:dynamic/realtimekit:Meeting");
  expect(inputs.__provider).toMatch(/^exports\.handler=/);
  expect(inputs.title).toBe("x");
});

describe("account and app", () => {
  const found = ({ accountId, appId }: Record<string, unknown>) => [accountId, appId];

  test("of the arguments, before config, before the environment", async () => {
    process.env.CLOUDFLARE_ACCOUNT_ID = "env-account";
    process.env.REALTIMEKIT_APP_ID = "env-app";
    expect(found(await inputsOf())).toEqual(["env-account", "env-app"]);
    registered.length = 0;
    pulumi.runtime.setAllConfig({ "cloudflare:accountId": "config-account", "realtimekit:appId": "config-app" });
    expect(found(await inputsOf())).toEqual(["config-account", "config-app"]);
    registered.length = 0;
    expect(found(await inputsOf({ accountId: "a", appId: "b" }))).toEqual(["a", "b"]);
  });

  test("left out where nobody says them: check() tells", async () => {
    process.env.CLOUDFLARE_ACCOUNT_ID = "";
    expect(found(await inputsOf())).toEqual([undefined, undefined]);
  });
});

test("every output has a place, also what is not declared", async () => {
  const meeting = new RealtimeKitMeeting("m", { title: "x" });
  expect(await settled(meeting.createdAt)).toBe("c");
  expect(await settled(meeting.persistChat)).toBeUndefined();
  expect(await settled(meeting.title)).toBe("x");
});

describe("get", () => {
  const got = async (...args: Parameters<typeof RealtimeKitMeeting.get>) => {
    await settled(RealtimeKitMeeting.get(...args).urn);
    const { id, inputs } = registered[0] as Registered;
    return [id, inputs.accountId, inputs.appId];
  };

  test("by account, app and meeting", async () => expect(await got("m", "acc/app/m-1")).toEqual(["m-1", "acc", "app"]));
  test("by the meeting alone, with account and app beside it", async () => {
    expect(await got("m", "m-1", { accountId: "a", appId: "b" })).toEqual(["m-1", "a", "b"]);
  });
  test("by the meeting alone, with account and app of the stack", async () => {
    pulumi.runtime.setAllConfig({ "cloudflare:accountId": "config-account", "realtimekit:appId": "config-app" });
    expect(await got("m", pulumi.output("m-1"))).toEqual(["m-1", "config-account", "config-app"]);
  });
});

test("the option import is refused, and the remedy is adoptId", () => {
  expect(() => new RealtimeKitMeeting("m", {}, { import: "m-1" })).toThrow(
    /RealtimeKitMeeting "m".*adoptId.*native plugin/s,
  );
});

test("isInstance", () => {
  expect(RealtimeKitMeeting.isInstance(new RealtimeKitMeeting("m"))).toBe(true);
  expect(RealtimeKitMeeting.isInstance({})).toBe(false);
});
