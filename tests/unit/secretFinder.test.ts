import { definition } from "../../provider/meeting";
import { looksSecret } from "../../provider/schema/credentials";
import { secretFinder, textsIn } from "../../provider/schema/secrets";
import { describe as describeSchema } from "../../provider/schema/walk";
import { type JsonObject, pathText } from "../../provider/values";

const find = secretFinder(describeSchema(definition.inputs));
const found = (storageConfig: JsonObject) => find({ recordingConfig: { storageConfig } }).map(pathText);
const DECLARED = find({}).map(pathText);

test("what the schema calls secret is always among them", () => {
  expect(DECLARED).toContain("recordingConfig.liveStreamingConfig.rtmpUrl");
  expect(DECLARED).toContain("recordingConfig.storageConfig.accessKey");
  expect(found({ type: "aws", accessKey: "k" })).toEqual(DECLARED);
});

test("in a storage, what looks like a credential, at any depth; a list as a whole", () => {
  const storage = {
    type: "cloudflare",
    sessionToken: "t",
    login: { clientSecret: "s", host: "h" },
    rules: [{ host: "h" }, { name: "n", apiKey: "k" }],
    hosts: [{ host: "h" }],
    tags: ["a"],
  };
  expect(found(storage).filter((path) => !DECLARED.includes(path))).toEqual([
    "recordingConfig.storageConfig.sessionToken",
    "recordingConfig.storageConfig.login.clientSecret",
    "recordingConfig.storageConfig.rules",
  ]);
});

test("nothing elsewhere", () => {
  expect(find({ aiConfig: { transcription: { keywords: ["a"] } }, token: "t" }).map(pathText)).toEqual(DECLARED);
});

test.each([
  "secretAccessKey",
  "apiToken",
  "passwd_PASSWORD",
  "sas_token",
  "connection_string",
  "credentials",
  "connectionString",
])("%s looks like a credential", (name) => expect(looksSecret(name)).toBe(true));
test.each(["bucket", "region", "jurisdiction", "shelf", "accountId"])("%s does not", (name) => {
  expect(looksSecret(name)).toBe(false);
});

test("the texts of a secret that is an object or a list", () => {
  expect(textsIn({ a: ["x", { b: "y", c: 1 }], d: null })).toEqual(["x", "y"]);
  expect(textsIn(undefined)).toEqual([]);
});
