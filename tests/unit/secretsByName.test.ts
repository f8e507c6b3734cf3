import { definition } from "../../provider/meeting";
import { Operation } from "../../provider/operation";
import { defineResource } from "../../provider/resource/resource";
import { type JsonObject, pathText } from "../../provider/values";

const resource = defineResource(definition);
const environment: Record<string, string | undefined> = { THERE: "s3cret", EMPTY: "" };

/** The warnings of a meeting with that storage and stream, as a host checks it that knows the environment. */
function warnings(secret: unknown, rest: object = {}) {
  const storageConfig = { type: "aws", bucket: "b", region: "r", accessKey: "k", secret };
  const inputs = { accountId: "a".repeat(32), appId: "app", recordingConfig: { storageConfig, ...rest } } as JsonObject;
  const { failures, warnings } = resource.check({
    inputs,
    oldInputs: undefined,
    operation: new Operation(),
    variable: (name) => environment[name],
  });
  return { failures, said: warnings.map(({ path, reason }) => `${pathText(path)}: ${reason}`) };
}

test.each(["MISSING", "EMPTY"])("the variable %s, which is missing or empty, is a warning at its place", (env) => {
  expect(warnings({ env }).said).toEqual([
    `recordingConfig.storageConfig.secret: the environment has no variable ${env}`,
  ]);
});

test("each of several is named", () => {
  const rest = { liveStreamingConfig: { rtmpUrl: { env: "STREAM" } } };
  expect(warnings({ env: "STORAGE" }, rest).said.sort()).toEqual([
    "recordingConfig.liveStreamingConfig.rtmpUrl: the environment has no variable STREAM",
    "recordingConfig.storageConfig.secret: the environment has no variable STORAGE",
  ]);
});

test("there is none for a variable that is there, and none for a secret that is a text", () => {
  expect(warnings({ env: "THERE" }).said).toEqual([]);
  expect(warnings("THERE").said).toEqual([]);
});

test("where something fails, only the failures are told", () => {
  const { failures, said } = warnings({ env: "MISSING" }, { maxSeconds: "x" });
  expect(failures).toHaveLength(1);
  expect(said).toEqual([]);
});
