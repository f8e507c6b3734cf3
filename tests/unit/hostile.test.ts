import { meeting as host } from "../../provider";
import { Operation } from "../../provider/operation";
import type { Context } from "../../provider/resource/resource";
import type { Json, JsonObject } from "../../provider/values";
import { meeting } from "../shared/meeting";

const INPUTS = { accountId: "a", appId: "b", title: "t", status: "ACTIVE" };
const OUTPUTS = { ...INPUTS, createdAt: "1", updatedAt: "2" };

/** Nobody listens there: a call that is made all the same fails with another code than the one that is expected. */
const context: Context = {
  operation: new Operation(),
  connection: {
    baseUrl: new URL("http://127.0.0.1:1"),
    token: "t",
    tokenSource: "environment",
    deadlineMs: 50,
    callsPer5Minutes: 1_000_000,
  },
  warn: () => {},
  variable: () => undefined,
};

/** What goes through the engine's front door takes its settings from the environment: nobody listens there either. */
const ENVIRONMENT = { CLOUDFLARE_API_TOKEN: "token", CLOUDFLARE_BASE_URL: "http://127.0.0.1:1" };
const outside = { ...process.env };
beforeAll(() => {
  Object.assign(process.env, ENVIRONMENT);
  return host.configure?.({
    config: { get: (key: string) => ({ "realtimekit:deadlineSeconds": "0.05" })[key] } as never,
  });
});
afterAll(() => {
  process.env = outside;
});

const failure = (operation: unknown): Promise<Error> =>
  Promise.resolve(operation).then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );

describe("ids that would lead elsewhere, or end a line", () => {
  const BAD = ["../x", "..", ".", "a/b", "a\\b", "%2e%2e", "a%2fb", "a?b", "a#b", "a b", "a\r\nx: y", "a\n", "a\0", ""];
  const WRONG_TYPES: Json[] = [null, 5, true, ["a"], { a: "a" }];

  test.each(BAD)("%j fails at preview, wherever it stands, and is shown escaped", (id) => {
    for (const name of ["accountId", "appId", "adoptId"]) {
      const { failures } = meeting.check({ ...INPUTS, [name]: id }, true);
      expect(failures.map(({ path }) => path)).toEqual([[name]]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(failures[0]?.reason).not.toMatch(/[\x00-\x1f]/);
    }
  });

  test.each([...BAD, ...WRONG_TYPES])(
    "%j in a state that was edited: an error, no call, and nothing is gone",
    async (id) => {
      for (const broken of [{ accountId: id }, { appId: id }] as JsonObject[]) {
        const outputs = { ...OUTPUTS, ...broken };
        for (const operation of [
          meeting.read("m", outputs, context),
          meeting.update("m", outputs, context),
          meeting.remove("m", outputs, context),
          meeting.create(outputs, context),
        ])
          expect(await failure(operation)).toMatchObject({ code: "RTK_ID" });
      }
      if (typeof id !== "string") return;
      for (const operation of [meeting.read(id, OUTPUTS, context), meeting.remove(id, OUTPUTS, context)])
        expect(await failure(operation)).toMatchObject({ code: "RTK_ID" });
    },
  );
});

describe("names that every object has", () => {
  const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"];
  /** As the engine hands it over: JSON makes `__proto__` a property like any other. */
  const having = (name: string, value: Json = { polluted: 1 }): JsonObject =>
    JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
  afterEach(() => expect(({} as JsonObject).polluted).toBeUndefined());

  test.each(NAMES)("%s is an unknown property at every depth", (name) => {
    const storage = { type: "aws", region: "r", accessKey: "k" };
    const { failures } = meeting.check(
      {
        ...INPUTS,
        ...having(name),
        aiConfig: { transcription: having(name) },
        recordingConfig: { storageConfig: { ...storage, ...having(name) } },
      },
      true,
    );
    expect(failures.map(({ path }) => path.join("."))).toEqual(
      expect.arrayContaining([name, `aiConfig.transcription.${name}`, `recordingConfig.storageConfig.${name}`]),
    );
    expect(failures.map(({ reason }) => reason).join()).not.toContain("polluted");
  });

  test.each(NAMES)("%s, where any name may be, is compared like any other", (name) => {
    const withStorage = (value: Json) => ({
      ...INPUTS,
      recordingConfig: { storageConfig: { type: "new", ...having(name, value) } },
    });
    expect(meeting.check(withStorage(1), true).failures).toEqual([]);
    expect(meeting.diff("m", withStorage(1), withStorage(1)).changes).toEqual([]);
    expect(meeting.diff("m", withStorage(1), withStorage(2)).changes).toEqual([
      ["recordingConfig", "storageConfig", name],
    ]);
  });

  test.each(["__proto__", "constructor", "toString"])("%s is no variable of the environment", async (name) => {
    const storageConfig = { type: "gcs", secret: { env: name } };
    const error = await failure(host.create?.({ ...INPUTS, recordingConfig: { storageConfig } }));
    expect(error.message).toMatch(`the environment has no variable ${name}, or it is empty`);
  });
});

describe("10,000 levels", () => {
  const DEEP: [string, Json][] = [
    ["objects", JSON.parse(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`)],
    ["lists", JSON.parse(`${"[".repeat(10_000)}1${"]".repeat(10_000)}`)],
  ];

  describe.each(DEEP)("of %s", (_, deep) => {
    /** The places where the schema lets anything in, and such where it does not. */
    const PLACES: [string, JsonObject][] = [
      ["a field that there is not", { other: deep }],
      ["a field of another kind", { title: deep }],
      ["an object", { aiConfig: deep }],
      ["a secret", { recordingConfig: { storageConfig: { type: "gcs", secret: deep } } }],
      ["a storage of any fields", { recordingConfig: { storageConfig: { type: "new", extra: deep } } }],
    ];

    test.each(PLACES)("%s: a clear failure at preview, by path", async (_, more) => {
      const { failures } = meeting.check({ ...INPUTS, ...more }, true);
      expect(failures.map(({ path }) => path[0])).toContain(Object.keys(more)[0]);
      expect(JSON.stringify(failures).length).toBeLessThan(2_000);
    });

    test("in what the engine hands over: an answer or an error, and words that can be read", async () => {
      const outputs = { ...OUTPUTS, recordingConfig: { storageConfig: { type: "new", extra: deep } } };
      for (const operation of [
        () => host.check?.({}, { ...INPUTS, other: deep }),
        () => host.diff?.("m", outputs, INPUTS),
        () => host.create?.(outputs),
        () => host.update?.("m", OUTPUTS, outputs),
        () => host.read?.("m", outputs),
        () => host.delete?.("m", outputs),
      ]) {
        const result = await Promise.resolve(operation()).catch((error: Error) => error);
        if (result instanceof Error) expect(result.message).toMatch(/^RTK_\w+: |^Maximum call stack size exceeded$/);
      }
    });
  });
});
