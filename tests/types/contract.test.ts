import { Editor } from "./editor";

const editor = new Editor();

/** The compiler's words on the program; all are compiled together, when the first test asks. */
function compiling(text: string): () => string[] {
  const program = editor.program(text);
  return () => editor.errors(program);
}

const withArguments = (args: string) => compiling(`new RealtimeKitMeeting("m", ${args});`);
const withStorage = (storage: string) => withArguments(`{ recordingConfig: { storageConfig: ${storage} } }`);

describe("the declarations", () => {
  compiling("");

  test("of the package have no errors of their own", () => {
    const files = editor.packageFiles();
    expect(files.some((file) => file.endsWith("dist/sdk/generated/meeting.d.ts"))).toBe(true);
    expect(files.flatMap((file) => editor.errors(file))).toEqual([]);
  });
});

describe("a program compiles", () => {
  test.each([
    [
      "with a field of each kind",
      compiling(`
        const standup = new RealtimeKitMeeting("standup", {
          title: "Daily standup",
          recordOnStart: true,
          sessionKeepAliveTimeInSecs: 120,
          aiConfig: { transcription: { language: "en-US" } },
          recordingConfig: {
            maxSeconds: 3600,
            videoConfig: { codec: "H264", width: 1280, height: 720 },
            storageConfig: { type: "aws", bucket: "recordings", region: "eu-west-1", accessKey: cfg.requireSecret("key"), secret: cfg.requireSecret("secret") },
          },
        });
        export const meetingId = standup.id;      // the id that RealtimeKit returned
        export const status = standup.status;     // ACTIVE | INACTIVE
      `),
    ],
    ["without arguments", compiling(`new RealtimeKitMeeting("m");`)],
    [
      "that looks up, and uses what it finds",
      compiling(`
        import { getMeeting, getMeetingOutput, getParticipantsOutput, getPresets } from "pulumi-realtimekit";
        const found = getMeetingOutput({ title: cfg.requireSecret("title") }, { dependsOn: [] });
        const all: pulumi.Output<string[]> = getParticipantsOutput({ meetingId: found.id }).apply((each) => each.map(({ presetName }) => presetName));
        new RealtimeKitMeeting("a", { title: found.title.apply((title) => title ?? "none") });
        export const program = async () => {
          const { recordingConfig, ...plain } = await getMeeting({ id: "a" });
          const rtmpUrl: pulumi.Output<string> | undefined = recordingConfig?.liveStreamingConfig?.rtmpUrl;
          const times: string[] = (await getPresets()).map(({ createdAt }) => createdAt);
          new RealtimeKitMeeting("b", { title: plain.title, recordingConfig: { liveStreamingConfig: { rtmpUrl } } });
          return { times, storage: recordingConfig?.storageConfig?.type === "aws" && recordingConfig.storageConfig.region };
        };
        export { all };
      `),
    ],
    ["with resource options", compiling(`new RealtimeKitMeeting("m", {}, { protect: true, retainOnDelete: true });`)],
    ["with undefined anywhere", withArguments("{ title: undefined, recordingConfig: { videoConfig: undefined } }")],
    ["with a title of null", withArguments("{ title: null }")],
    ["with a storage of null", withStorage("null")],
    ["with Azure, which has no region", withStorage(`{ type: "azure", accessKey: "k" }`)],
    ["with Google Cloud Storage", withStorage(`{ type: "gcs", bucket: "b", secret: cfg.requireSecret("k") }`)],
    ["with SFTP and a key", withStorage(`{ type: "sftp", authMethod: "KEY", host: "h", privateKey: "k" }`)],
    ["with SFTP and a password", withStorage(`{ type: "sftp", authMethod: "PASSWORD", host: "h", password: "p" }`)],
    ["with a storage of Cloudflare", withStorage(`{ type: "cloudflare", bucket: "b", accountId: "a" }`)],
    [
      "with a storage that comes later",
      withStorage(`{ type: "the-new-one" as realtimekit.OtherValue, bucket: "b", shelf: 3 }`),
    ],
    [
      "with one of several kinds of storage",
      withStorage(`{ type: cfg.require("t") as "aws" | "digitalocean", region: "r", accessKey: "k" }`),
    ],
    [
      "with arguments made elsewhere",
      compiling(`
        const storageConfig: realtimekit.MeetingStorageConfigArgs = { type: "aws", region: "r", accessKey: "k" };
        const args: realtimekit.RealtimeKitMeetingArgs = { recordingConfig: { storageConfig } };
        new RealtimeKitMeeting("m", args);
      `),
    ],
  ])("%s", (_, errors) => expect(errors()).toEqual([]));
});

describe("every field takes an Input", () => {
  /** A value of each type of field, by path; `*` stands for each item of a list. */
  const fields = {
    text: ["title", "accountId", "appId", "adoptId", "recordingConfig.fileNamePrefix"],
    flag: ["persistChat", "recordOnStart", "recordingConfig.videoConfig.exportFile"],
    number: ["sessionKeepAliveTimeInSecs", "recordingConfig.videoConfig.watermark.size.width"],
    '"VP8" as const': ["recordingConfig.videoConfig.codec"],
    '"INACTIVE" as const': ["status"],
    '["a", pulumi.output("b"), Promise.resolve("c")]': ["aiConfig.transcription.keywords"],
    '{ codec: "VP9" as const, width: pulumi.output(640) }': ["recordingConfig.videoConfig"],
    '{ storageConfig: { type: "aws" as const, region: "r", accessKey: "k" } }': ["recordingConfig"],
    '{ type: "aws" as const, region: "r", accessKey: "k" }': ["recordingConfig.storageConfig"],
  };
  const values: Record<string, string> = { text: '"x"', flag: "true", number: "90" };
  const ways: [string, (value: string) => string][] = [
    ["plain", (value) => value],
    ["as Output", (value) => `pulumi.output(${value})`],
    ["as secret", (value) => `pulumi.secret(${value})`],
    ["as Promise", (value) => `Promise.resolve(${value})`],
  ];
  const nested = (path: string, value: string) =>
    path
      .split(".")
      .reverse()
      .reduce((inner, name) => `{ ${name}: ${inner} }`, value);

  test.each(
    Object.entries(fields).flatMap(([kind, paths]) =>
      paths.flatMap((path) =>
        ways.map(([way, wrap]) => [path, way, withArguments(nested(path, wrap(values[kind] ?? kind)))] as const),
      ),
    ),
  )("%s %s", (_path, _way, errors) => expect(errors()).toEqual([]));

  test.each(
    ways.map(([way, wrap]) => {
      const fields = `region: ${wrap('"r"')}, accessKey: ${wrap('"k"')}, secret: ${wrap('"s"')}, path: ${wrap('"p"')}`;
      return [way, withStorage(`{ type: "aws", ${fields} }`)] as const;
    }),
  )("the fields of a storage %s", (_, errors) => expect(errors()).toEqual([]));

  test.each(
    ways.map(([way, wrap]) => [way, withStorage(`{ type: ${wrap('"aws" as const')}, region: "r", accessKey: "k" }`)]),
  )("the type of a storage %s", (_, errors) => expect(errors()).toEqual([]));

  /** What tells the kinds of storage apart: TypeScript does so by plain values alone. */
  const plain = /StorageArgs\.(type|authMethod)$/;

  test("whichever it is", () => {
    const { members, checker } = editor.packageExports();
    const properties = members
      // The plain form of a lookup takes plain values; its Output form is made of the same types.
      .filter(({ name }) => /(Args|Address)$/.test(name) && !/^Get/.test(name))
      .filter((member) => !checker.getDeclaredTypeOfSymbol(member).isUnion())
      .flatMap((member) =>
        checker
          .getDeclaredTypeOfSymbol(member)
          .getProperties()
          .map((property) => ({
            name: `${member.name}.${property.name}`,
            type: checker.typeToString(checker.getTypeOfSymbol(property)),
          })),
      );
    expect(properties.length).toBeGreaterThan(50);
    expect(properties.filter(({ name, type }) => !/\bInput</.test(type) && !plain.test(name))).toEqual([]);
  });
});

describe("a program does not compile", () => {
  test.each([
    ["aws without region", withStorage(`{ type: "aws", bucket: "b", accessKey: "k" }`), /'region' is missing/],
    ["aws without access key", withStorage(`{ type: "aws", region: "r" }`), /'accessKey' is missing/],
    ["azure without access key", withStorage(`{ type: "azure", bucket: "b" }`), /'accessKey' is missing/],
    ["digitalocean without region", withStorage(`{ type: "digitalocean", accessKey: "k" }`), /'region' is missing/],
    ["sftp without a way to log in", withStorage(`{ type: "sftp", host: "h" }`), /authMethod/],
    ["sftp, KEY without a key", withStorage(`{ type: "sftp", authMethod: "KEY" }`), /'privateKey' is missing/],
    ["sftp, PASSWORD without one", withStorage(`{ type: "sftp", authMethod: "PASSWORD" }`), /'password' is missing/],
    ["a storage without type", withStorage(`{ bucket: "b" }`), /type/],
    ["a storage type that is not known", withStorage(`{ type: "x", bucket: "b" }`), /"x".*OtherValue/s],
    [
      "a field of another storage",
      withStorage(`{ type: "aws", region: "r", accessKey: "k", privateKey: "p" }`),
      /'privateKey' does not exist/,
    ],
    ["a wrong value of an enum", withArguments(`{ status: "CLOSED" }`), /"CLOSED".*"ACTIVE" \| "INACTIVE"/],
    [
      "a wrong value two levels down",
      withArguments(`{ recordingConfig: { videoConfig: { codec: "VP10" } } }`),
      /"VP10".*"H264" \| "VP8" \| "VP9"/,
    ],
    ["an Output of a wrong value", withArguments(`{ status: pulumi.output("CLOSED" as const) }`), /"CLOSED"/],
    ["a wrong type", withArguments(`{ sessionKeepAliveTimeInSecs: "90" }`), /string.*number/],
    ["an unknown argument", withArguments(`{ titel: "Daily" }`), /'titel'.*Did you mean.*'title'/],
    ["an unknown field", withArguments(`{ recordingConfig: { maxSecond: 90 } }`), /'maxSecond' does not exist/],
    [
      "the bucket without enabled",
      withArguments("{ recordingConfig: { realtimekitBucketConfig: {} } }"),
      /MeetingRealtimekitBucketConfigArgs/,
    ],
    ["null where the API takes none", withArguments("{ persistChat: null }"), /null/],
    ["an output as an argument", withArguments(`{ createdAt: "2026-01-01" }`), /'createdAt' does not exist/],
    ["no name", compiling("new RealtimeKitMeeting({});"), /string/],
    ["an output that is written to", compiling(`meeting.status = meeting.status;`), /read-only/],
  ])("%s", (_, errors, words) => expect(errors().join("\n")).toMatch(words));
});

describe("get", () => {
  const getting = (args: string) =>
    compiling(
      `const got: RealtimeKitMeeting = RealtimeKitMeeting.get("m", ${args}); got.title.apply((t) => t?.length);`,
    );

  test.each([
    ["an id alone", getting(`"account/app/meeting"`)],
    ["an id that is an Output", getting("meeting.id")],
    ["account and app", getting(`"id", { accountId: "a", appId: pulumi.output("b") }`)],
    ["just one of them", getting(`"id", { appId: undefined, accountId: "a" }`)],
    ["resource options", getting(`"id", {}, { parent: meeting, dependsOn: [meeting] }`)],
    ["resource options alone", getting(`"id", undefined, { protect: true }`)],
  ])("takes %s", (_, errors) => expect(errors()).toEqual([]));

  test.each([
    ["no id", compiling(`RealtimeKitMeeting.get("m");`), /Expected 2-4 arguments/],
    ["arguments of the meeting", getting(`"id", { title: "t" }`), /'title' does not exist/],
  ])("refuses %s", (_, errors, words) => expect(errors().join("\n")).toMatch(words));
});

describe("the type of an output", () => {
  test.each(
    [
      ["status", `"ACTIVE" | "INACTIVE"`],
      ["id", "string"],
      ["accountId", "string"],
      ["appId", "string"],
      ["createdAt", "string"],
      ["updatedAt", "string"],
      ["adoptId", "string | undefined"],
      ["title", "string | null | undefined"],
      ["persistChat", "boolean | undefined"],
      ["recordOnStart", "boolean | null | undefined"],
      ["sessionKeepAliveTimeInSecs", "number | undefined"],
      [
        "aiConfig.apply((c) => c?.transcription?.language)",
        `"en-US" | "en-IN" | "de" | "hi" | "sv" | "ru" | "pl" | "el" | "fr" | "nl" | undefined`,
      ],
      ["aiConfig.apply((c) => c?.transcription?.keywords)", "string[] | undefined"],
      ["recordingConfig.apply((c) => c?.videoConfig?.width)", "number | undefined"],
      ["recordingConfig.apply((c) => c?.fileNamePrefix)", "string | undefined"],
    ].map(([output, type]) => {
      // Each assignable to the other, and the same also where one of them were `any`.
      const errors = compiling(`
      type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? "same" : [A, B];
      const found = meeting.${output};
      const verdict: Same<typeof found extends pulumi.Output<infer T> ? T : never, ${type}> = "same";
    `);
      return [output, type, errors] as const;
    }),
  )("%s is Output<%s>", (_output, _type, errors) => expect(errors()).toEqual([]));

  const narrowed = compiling(`meeting.recordingConfig.apply((c) => {
    const storage = c?.storageConfig;
    if (storage?.type !== "sftp") return "none";
    // @ts-expect-error: a field of another kind of storage, or none at all
    const wrong: number = storage.type;
    return storage.authMethod === "KEY" ? storage.privateKey : storage.password;
  });`);
  test("of a storage is narrowed by its type", () => expect(narrowed()).toEqual([]));

  const isInstance = compiling(`declare const value: unknown;
    if (RealtimeKitMeeting.isInstance(value)) value.status;`);
  test("isInstance tells a meeting", () => expect(isInstance()).toEqual([]));
});
