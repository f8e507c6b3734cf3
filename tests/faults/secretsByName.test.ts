import type { JsonObject } from "../../provider/values";
import { meeting } from "../shared/meeting";
import { ACCOUNT, type FaultWorld, faultWorld } from "./world";

let world: FaultWorld;
const variables: Record<string, string> = {
  ACCESS_KEY: "AKIA-1",
  SECRET: "s3cret-1",
  RTMP: "rtmp://live.example.com/k3y",
};
beforeAll(async () => {
  world = await faultWorld(5_000);
  world.context.variable = (name) => variables[name];
});
afterAll(() => world.emulator.close());

const declared: JsonObject = {
  title: "by name",
  recordingConfig: {
    storageConfig: { type: "aws", region: "r", accessKey: { env: "ACCESS_KEY" }, secret: { env: "SECRET" } },
    liveStreamingConfig: { rtmpUrl: { env: "RTMP" } },
  },
};
const checked = (more: JsonObject = {}) =>
  meeting.check({ accountId: ACCOUNT, appId: "app", ...declared, ...more }, true).inputs;

test("RealtimeKit gets the values, the state the names, and a read makes no noise", async () => {
  const { id, outputs } = await meeting.create(checked(), world.context);
  expect(world.emulator.meeting(ACCOUNT, "app", id)?.recording_config).toMatchObject({
    storage_config: { access_key: "AKIA-1", secret: "s3cret-1" },
    live_streaming_config: { rtmp_url: "rtmp://live.example.com/k3y" },
  });
  expect(outputs).toMatchObject(declared);
  expect(JSON.stringify(outputs)).not.toMatch(/AKIA-1|s3cret-1|k3y/);
  const found = await meeting.read(id, outputs, world.context);
  expect(found?.inputs).toBeUndefined();
  expect(JSON.stringify(found?.outputs)).not.toMatch(/AKIA-1|s3cret-1|k3y/);
  expect(world.warnings).toEqual([]);
});

test("a new value alone is no change; with another secretsVersion it is sent", async () => {
  const { id, outputs } = await meeting.create(checked({ secretsVersion: 1 }), world.context);
  variables.SECRET = "s3cret-2";
  expect(meeting.diff(id, outputs, checked({ secretsVersion: 1 })).changes).toEqual([]);
  const next = checked({ secretsVersion: 2 });
  expect(meeting.diff(id, outputs, next)).toEqual({ changes: [["secretsVersion"]], replaces: [] });
  await meeting.update(id, next, world.context);
  expect(world.emulator.meeting(ACCOUNT, "app", id)?.recording_config?.storage_config?.secret).toBe("s3cret-2");
  expect(JSON.stringify(world.emulator.requests.at(-1)?.body)).not.toContain("secrets_version");
});

test("a variable that is not there: the path and the name are told, and nothing is sent", async () => {
  world.methods();
  const inputs = checked({ recordingConfig: { storageConfig: { type: "gcs", secret: { env: "MISSING" } } } });
  await expect(meeting.create(inputs, world.context)).rejects.toThrow(
    "RTK_SECRET: recordingConfig.storageConfig.secret: the environment has no variable MISSING, or it is empty",
  );
  expect(world.methods()).toEqual([]);
});

test("what RealtimeKit repeats of a value is masked, whatever the call", async () => {
  const { id, outputs } = await meeting.create(checked(), world.context);
  const body = { success: false, error: { code: 400, message: `bad secret ${variables.SECRET} of AKIA-1` } };
  const refusal = { do: { kind: "answer", status: 400, body } } as const;
  for (const method of ["POST", "GET", "PUT", "PATCH"]) world.fault(method, refusal);
  for (const call of [
    () => meeting.create(checked(), world.context),
    () => meeting.read(id, outputs, world.context),
    () => meeting.update(id, checked(), world.context),
    () => meeting.remove(id, outputs, world.context),
  ])
    await expect(call()).rejects.toThrow("bad secret [secret] of [secret]");
});

test("the error of an update repeats neither the old secret nor the new one", async () => {
  const withSecret = (secret: string) =>
    checked({ recordingConfig: { storageConfig: { type: "aws", region: "r", accessKey: "a-k3y", secret } } });
  const { id } = await meeting.create(withSecret("the-old-secret"), world.context);
  const body = { success: false, error: { code: 400, message: "keeps the-old-secret, not the-new-secret" } };
  world.fault("PUT", { do: { kind: "answer", status: 400, body } });
  const old = withSecret("the-old-secret");
  await expect(meeting.update(id, withSecret("the-new-secret"), world.context, old)).rejects.toThrow(
    "keeps [secret], not [secret]",
  );
});

test.each<[unknown, string]>([
  [
    { env: "A B" },
    "recordingConfig.storageConfig.secret.env: got [secret], must be the name of an environment variable: letters, digits and _ only",
  ],
  [{ env: 5 }, "recordingConfig.storageConfig.secret.env: got [secret], must be a string"],
  [{}, "recordingConfig.storageConfig.secret.env: missing; must be a string"],
  [{ evn: "A" }, "recordingConfig.storageConfig.secret.env: missing; must be a string"],
])("%j is no name of a variable", (secret, problem) => {
  const { failures } = meeting.check(
    checked({ recordingConfig: { storageConfig: { type: "gcs", secret } } } as JsonObject),
    true,
  );
  expect(failures.map(({ path, reason }) => `${path.join(".")}: ${reason}`)).toContain(problem);
});
