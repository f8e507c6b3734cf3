import { hostAll } from "../../provider/dynamic/host";
import { registry } from "../../provider/registry";
import { defineResource } from "../../provider/resource/resource";
import { shapeWorld } from "../shared/shape";

const world = shapeWorld({ apps: "known" });

/** Creates a meeting in a stack of this config, and returns the message of the error. */
async function refused(config: Record<string, string>, args: object): Promise<string> {
  const { meeting } = hostAll(registry);
  const all: Record<string, string> = {
    "cloudflare:apiToken": "token",
    "cloudflare:baseUrl": world.emulator.url,
    ...config,
  };
  await meeting.configure?.({ config: { get: (key: string) => all[key] } as never });
  const { inputs } = (await meeting.check?.({}, { accountId: "acc", appId: "no-app", ...args })) ?? {};
  return meeting.create(inputs).then(
    () => Promise.reject(new Error("it did not fail")),
    (error: Error) => error.message,
  );
}

describe("a create in an app that is not there names the ids, and where each came from", () => {
  test.each<[string, Record<string, string>, string | undefined, string]>([
    ["the program", {}, undefined, 'accountId "acc" (from the program), appId "no-app" (from the program)'],
    ["config", { "realtimekit:appId": "no-app" }, undefined, "(from the config key realtimekit:appId)"],
    ["the environment", {}, "no-app", "(from the environment variable REALTIMEKIT_APP_ID)"],
    ["config before the environment", { "realtimekit:appId": "no-app" }, "no-app", "config key realtimekit:appId"],
    ["neither, if they have others", { "realtimekit:appId": "other" }, "another", 'appId "no-app" (from the program)'],
  ])("%s", async (_, config, variable, says) => {
    if (variable === undefined) delete process.env.REALTIMEKIT_APP_ID;
    else process.env.REALTIMEKIT_APP_ID = variable;
    const message = await refused(config, {});
    expect(message).toMatch(/^RTK_NOT_FOUND: /);
    expect(message).toContain(says);
    expect(message).not.toContain("pulumi refresh");
    expect(message).toMatch(/\. See \S+docs\/errors\.md#rtk_not_found$/);
  });
});

test("a host without config has the program and the environment", async () => {
  const inputs = { accountId: "acc", appId: "no-app", status: "ACTIVE" };
  const context = { ...world.context(), variable: (name: string) => ({ REALTIMEKIT_APP_ID: "no-app" })[name] };
  await expect(defineResource(registry.meeting).create(inputs, context)).rejects.toMatchObject({
    code: "RTK_NOT_FOUND",
    summary: expect.stringMatching(/"acc" \(from the program\), .*"no-app" \(from the environment variable/),
  });
});

test.each([
  ["Daily-standup", "uniqueTitle: true"],
  ["00000000-0000-4000-8000-000000000000", 'accountId "acc", appId "no-app"'],
])("adoptId %j, which no meeting has: the remedy", async (adoptId, says) => {
  const message = await refused({}, { adoptId });
  expect(message).toMatch(/^RTK_ADOPT: /);
  for (const part of [adoptId, says]) expect(message).toContain(part);
});

test("a title in the place of an id fails at preview", async () => {
  const { meeting } = hostAll(registry);
  const found = await meeting.check?.({}, { accountId: "acc", appId: "app", adoptId: "Daily standup" });
  expect(found?.failures).toEqual([{ property: "", reason: expect.stringContaining('adoptId: got "Daily standup"') }]);
});
