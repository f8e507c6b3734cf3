import * as pulumi from "@pulumi/pulumi";
import { type JsonObject, pathText, UNKNOWN } from "../../provider/values";
import { meeting } from "../shared/meeting";

const ADDRESS = { accountId: "a".repeat(32), appId: "my-app" };

function problems(args: Record<string, unknown>, creating = true): string[] {
  const { failures } = meeting.check({ ...ADDRESS, ...args } as JsonObject, creating);
  return failures.map(({ path, reason }) => `${pathText(path)}: ${reason}`);
}

const storage = (storageConfig: unknown) => ({ recordingConfig: { storageConfig } });
const video = (videoConfig: unknown) => ({ recordingConfig: { videoConfig } });
const aws = { type: "aws", bucket: "b", region: "eu-west-1", accessKey: "AKIA", secret: "s3cret" };

describe("what is right passes", () => {
  test.each<[string, Record<string, unknown>]>([
    ["nothing but the address", {}],
    [
      "null where RealtimeKit takes it",
      { title: null, recordOnStart: null, liveStreamOnStart: null, ...storage(null) },
    ],
    ["empty objects", { aiConfig: {}, recordingConfig: { videoConfig: {}, audioConfig: {} } }],
    ["an empty and an emoji title", { title: "" }],
    ["emoji", { title: "👩‍🚀 stand-up", recordingConfig: { fileNamePrefix: "x" } }],
    ["a huge title", { title: "x".repeat(1_000_000) }],
    ["aws", storage(aws)],
    ["azure without a region", storage({ type: "azure", accessKey: "a", secret: "", region: "" })],
    ["digitalocean", storage({ ...aws, type: "digitalocean" })],
    ["gcs with a service account only", storage({ type: "gcs", bucket: "b", secret: "{}" })],
    ["sftp by key", storage({ type: "sftp", authMethod: "KEY", host: "h", port: 22, username: "u", privateKey: "k" })],
    ["sftp by key with a passphrase", storage({ type: "sftp", authMethod: "KEY", privateKey: "k", password: "p" })],
    ["sftp by password", storage({ type: "sftp", authMethod: "PASSWORD", host: "h", username: "u", password: "p" })],
    [
      "a type that is not known yet, with any fields",
      storage({ type: "cloudflare", accountId: "x", jurisdiction: "eu" }),
    ],
    ["VP9 without an audio config", video({ codec: "VP9" })],
    ["VP8 with an empty audio config", { recordingConfig: { videoConfig: { codec: "VP8" }, audioConfig: {} } }],
    [
      "H264 with an audio config",
      { recordingConfig: { videoConfig: { codec: "H264" }, audioConfig: { codec: "MP3" } } },
    ],
  ])("%s", (_, args) => expect(problems(args)).toEqual([]));
});

describe("ranges hold at both ends", () => {
  const ranges: [string, number, number, (value: number) => Record<string, unknown>][] = [
    ["sessionKeepAliveTimeInSecs", 60, 600, (value) => ({ sessionKeepAliveTimeInSecs: value })],
    ["recordingConfig.maxSeconds", 60, 86400, (value) => ({ recordingConfig: { maxSeconds: value } })],
    ["aiConfig.summarization.wordLimit", 150, 1000, (value) => ({ aiConfig: { summarization: { wordLimit: value } } })],
    ["recordingConfig.videoConfig.width", 1, 1920, (width) => video({ width })],
    ["recordingConfig.videoConfig.height", 1, 1920, (height) => video({ height })],
    [
      "recordingConfig.storageConfig.port",
      1,
      65535,
      (port) => storage({ type: "sftp", authMethod: "KEY", privateKey: "k", port }),
    ],
  ];
  test.each(ranges)("%s from %d to %d", (path, low, high, args) => {
    for (const value of [low, low + 1, high - 1, high]) expect(problems(args(value))).toEqual([]);
    for (const value of [low - 1, high + 1]) {
      expect(problems(args(value))).toEqual([
        expect.stringMatching(`^${path}: got ${value}, must be a .*number from ${low} to ${high}`),
      ]);
    }
  });

  test("a watermark has a size of at least 1", () => {
    const size = (width: number) => video({ watermark: { size: { width } } });
    expect(problems(size(1))).toEqual([]);
    expect(problems(size(0))[0]).toContain("must be a whole number of at least 1 pixels");
  });

  test("whole numbers are whole, others need not be", () => {
    expect(problems(video({ width: 10.5 }))[0]).toContain("got 10.5, must be a whole number from 1 to 1920 pixels");
    expect(problems({ sessionKeepAliveTimeInSecs: 60.5 })).toEqual([]);
  });
});

describe("what is wrong is named, with what was given, what is allowed and what to do", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["a wrong type", { title: 5 }, "title: got 5, must be a string"],
    ["a text for a switch", { persistChat: "yes" }, 'persistChat: got "yes", must be true or false'],
    [
      "a text for a number",
      { sessionKeepAliveTimeInSecs: "60" },
      'sessionKeepAliveTimeInSecs: got "60", must be a number from 60 to 600 seconds',
    ],
    [
      "NaN",
      { sessionKeepAliveTimeInSecs: Number.NaN },
      "sessionKeepAliveTimeInSecs: got NaN, must be a number from 60 to 600 seconds",
    ],
    [
      "infinity",
      { sessionKeepAliveTimeInSecs: Number.POSITIVE_INFINITY },
      "sessionKeepAliveTimeInSecs: got Infinity, must be a number from 60 to 600 seconds",
    ],
    ["a Date", { title: new Date(0) }, "title: got an object, must be a string"],
    ["a value of no enum", { status: "ENDED" }, 'status: got "ENDED", must be "ACTIVE" or "INACTIVE"'],
    [
      "an enum in the wrong case",
      { aiConfig: { transcription: { language: "en-us" } } },
      'aiConfig.transcription.language: got "en-us", must be "en-US", "en-IN", "de", "hi", "sv", "ru", "pl", "el", "fr" or "nl"',
    ],
    [
      "null where it means nothing",
      { persistChat: null },
      "persistChat: got null, must be true or false; leave it out to use the default",
    ],
    [
      "null for an object",
      { aiConfig: null },
      "aiConfig: got null, must be an object; leave it out to use the default",
    ],
    ["a list for an object", { aiConfig: [] }, "aiConfig: got an empty list, must be an object"],
    [
      "an object for a list",
      { aiConfig: { transcription: { keywords: {} } } },
      "aiConfig.transcription.keywords: got an object, must be a list",
    ],
    [
      "a wrong item of a list",
      { aiConfig: { transcription: { keywords: ["a", 7] } } },
      "aiConfig.transcription.keywords[1]: got 7, must be a string",
    ],
    [
      "no URL",
      video({ watermark: { url: "logo.png" } }),
      'recordingConfig.videoConfig.watermark.url: got "logo.png", must be a URL',
    ],
    [
      "a long value, shortened",
      { status: "x".repeat(500) },
      `status: got "${"x".repeat(56)}…, must be "ACTIVE" or "INACTIVE"`,
    ],
    [
      "a bucket without its switch",
      { recordingConfig: { realtimekitBucketConfig: {} } },
      "recordingConfig.realtimekitBucketConfig.enabled: missing; must be true or false",
    ],
    ["an id with a slash", { appId: "a/b" }, 'appId: got "a/b", must be letters, digits, - and _ only'],
    ["an id that climbs", { appId: ".." }, 'appId: got "..", must be letters, digits, - and _ only'],
    ["an encoded slash", { adoptId: "a%2fb" }, 'adoptId: got "a%2fb", must be letters, digits, - and _ only'],
    ["a line break in an id", { appId: "a\r\nb" }, 'appId: got "a\\r\\nb", must be letters, digits, - and _ only'],
    [
      "an account id of 33 characters",
      { accountId: "a".repeat(33) },
      `accountId: got "${"a".repeat(33)}", must be at most 32 characters long`,
    ],
    [
      "an audio config with VP8",
      { recordingConfig: { videoConfig: { codec: "VP8" }, audioConfig: { codec: "AAC" } } },
      'recordingConfig.audioConfig: not allowed with videoConfig.codec "VP8"; remove it, or use the codec "H264"',
    ],
    [
      "storage without a type",
      storage({ bucket: "b" }),
      'recordingConfig.storageConfig.type: missing; must be "aws", "azure", "digitalocean", "gcs", "sftp" or "cloudflare"',
    ],
    [
      "aws without a region",
      storage({ type: "aws", accessKey: "a" }),
      "recordingConfig.storageConfig.region: missing; must be a string",
    ],
    [
      "aws with an empty region",
      storage({ ...aws, region: "" }),
      'recordingConfig.storageConfig.region: got "", must be at least 1 character long',
    ],
    [
      "aws without an access key",
      storage({ type: "aws", region: "r" }),
      "recordingConfig.storageConfig.accessKey: missing; must be a string",
    ],
    [
      "sftp without a way to log in",
      storage({ type: "sftp" }),
      'recordingConfig.storageConfig.authMethod: missing; must be "KEY" or "PASSWORD"',
    ],
    [
      "KEY without a key",
      storage({ type: "sftp", authMethod: "KEY" }),
      "recordingConfig.storageConfig.privateKey: missing; must be a string",
    ],
    [
      "PASSWORD without a password",
      storage({ type: "sftp", authMethod: "PASSWORD" }),
      "recordingConfig.storageConfig.password: missing; must be a string",
    ],
  ])("%s", (_, args, problem) => expect(problems(args)).toEqual([problem]));

  test("a missing account and app say where they can come from", () => {
    const { failures } = meeting.check({}, true);
    expect(failures.map(({ path, reason }) => `${pathText(path)}: ${reason}`)).toEqual([
      'accountId: missing; set it here, or run "pulumi config set cloudflare:accountId <value>", or set the environment variable CLOUDFLARE_ACCOUNT_ID',
      'appId: missing; set it here, or run "pulumi config set realtimekit:appId <value>", or set the environment variable REALTIMEKIT_APP_ID',
    ]);
  });

  test("all failures come at once, those of the schema and those across fields", () => {
    const args = {
      title: 1,
      persistChat: 2,
      recordingConfig: { maxSeconds: 1, videoConfig: { codec: "VP9" }, audioConfig: { codec: "AAC" } },
    };
    expect(problems(args).map((line) => line.split(":")[0])).toEqual([
      "title",
      "persistChat",
      "recordingConfig.maxSeconds",
      "recordingConfig.audioConfig",
    ]);
  });

  test("null for a title is refused while a meeting is adopted, and only then", () => {
    expect(problems({ adoptId: "m-1", title: null })).toEqual([expect.stringContaining("title: got null, ")]);
    expect(problems({ adoptId: "m-1", title: null }, false)).toEqual([]);
  });
});

describe("an unknown property is refused, with the nearest known one", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["a typing error", { titel: "x" }, 'titel: unknown property; did you mean "title"?'],
    [
      "the wire's spelling",
      { record_on_start: true },
      'record_on_start: unknown property; did you mean "recordOnStart"?',
    ],
    [
      "deeper",
      { aiConfig: { transcription: { lang: "de", langauge: "de" } } },
      'aiConfig.transcription.langauge: unknown property; did you mean "language"?',
    ],
    [
      "one of another place",
      { wordLimit: 200 },
      "wordLimit: unknown property; it belongs at aiConfig.summarization.wordLimit",
    ],
    [
      "in a storage",
      storage({ ...aws, acessKey: "AKIA" }),
      'recordingConfig.storageConfig.acessKey: unknown property; did you mean "accessKey"?',
    ],
    [
      "of another kind of storage",
      storage({ ...aws, privateKey: "k" }),
      "recordingConfig.storageConfig.privateKey: not allowed in this kind of storageConfig",
    ],
    [
      "nothing like it",
      { zzzzzz: 1 },
      expect.stringMatching(
        /^zzzzzz: unknown property; known properties: accountId, appId, title, /,
      ) as unknown as string,
    ],
    ["constructor", { constructor: 1 }, expect.stringMatching(/^constructor: unknown property/) as unknown as string],
  ])("%s", (_, args, problem) => expect(problems(args)).toContainEqual(problem));

  test("__proto__, as JSON can carry it", () => {
    const inputs = JSON.parse('{"accountId":"a","appId":"b","__proto__":{"title":"x"},"aiConfig":{"__proto__":1}}');
    const { failures } = meeting.check(inputs, true);
    expect(failures.map(({ path }) => pathText(path))).toEqual(["aiConfig.__proto__", "__proto__"]);
  });
});

describe("a field of a storage that is spelt as on the wire is refused, since its value would not be secret", () => {
  const spelt = (name: string, meant: string, type = "cloudflare") =>
    expect(problems(storage({ type, [name]: "12345678" }))).toEqual([
      `recordingConfig.storageConfig.${name}: unknown property; did you mean "${meant}"?`,
    ]);

  test.each([
    ["access_key", "accessKey"],
    ["private_key", "privateKey"],
    ["auth_method", "authMethod"],
    ["ACCESS_KEY", "accessKey"],
    ["AccessKey", "accessKey"],
    ["access-key", "accessKey"],
    ["Password", "password"],
  ])("%s", (name, meant) => {
    spelt(name, meant);
    spelt(name, meant, "the-new-one");
  });

  test("also where no release knows the field: a read would return it under another name", () => {
    spelt("session_token", "sessionToken");
    expect(problems(storage({ type: "cloudflare", login: [{ access_key: "12345678" }] }))).toEqual([
      'recordingConfig.storageConfig.login[0].access_key: unknown property; did you mean "accessKey"?',
    ]);
  });

  test("once, where the kind of storage has no other fields", () => {
    expect(problems(storage({ ...aws, access_key: "x" }))).toEqual([
      'recordingConfig.storageConfig.access_key: unknown property; did you mean "accessKey"?',
    ]);
  });

  test.each(["jurisdiction", "sha_256", "_private", "camelCase"])("%s is the only spelling of its name", (name) => {
    expect(problems(storage({ type: "cloudflare", [name]: "x" }))).toEqual([]);
  });
});

describe("the type of a storage", () => {
  test.each([
    ["AWS", "aws"],
    ["awss", "aws"],
    ["s3", "aws"],
    ["Amazon S3", "aws"],
    ["r2", "cloudflare"],
    ["Cloudflare", "cloudflare"],
    ["clouldflare", "cloudflare"],
    ["gcp", "gcs"],
    ["google-cloud-storage", "gcs"],
    ["spaces", "digitalocean"],
    ["digital-ocean", "digitalocean"],
    ["blob", "azure"],
    ["azure_blob", "azure"],
    ["SFTP", "sftp"],
    ["ssh", "sftp"],
  ])("%s is refused, with the right name", (given, meant) => {
    expect(problems(storage({ type: given, bucket: "b" }))).toEqual([
      `recordingConfig.storageConfig.type: got "${given}"; did you mean "${meant}"?`,
    ]);
  });

  test.each(["backblaze", "wasabi", "minio", "the-new-one"])("%s may be one that comes later", (type) => {
    expect(problems(storage({ type, bucket: "b" }))).toEqual([]);
  });
});

describe("the text that JavaScript makes of an Output is refused", () => {
  const TEXT = "copy of Calling [toString] on an [Output<T>] is not supported.\n\nTo get the value of an Output<T> …";

  test.each<[string, Record<string, unknown>, string]>([
    ["at the top", { title: TEXT }, "title"],
    ["as an id", { appId: TEXT }, "appId"],
    ["in an enum", { status: TEXT }, "status"],
    ["in a list", { aiConfig: { transcription: { keywords: ["a", TEXT] } } }, "aiConfig.transcription.keywords[1]"],
    ["in a secret", storage({ ...aws, secret: TEXT }), "recordingConfig.storageConfig.secret"],
    [
      "in a field of any name",
      storage({ type: "new", list: [{ a: TEXT }] }),
      "recordingConfig.storageConfig.list[0].a",
    ],
    ["as JSON", { title: TEXT.replace("toString", "toJSON") }, "title"],
  ])("%s, once", (_, args, path) => {
    const found = problems(args);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(`${path}: contains an Output`);
    expect(found[0]).toContain("pulumi.interpolate");
    expect(found[0]).not.toContain("copy of");
  });

  test("it is what Pulumi makes", () => {
    expect(problems({ title: `copy of ${pulumi.output("x")}` })).toHaveLength(1);
    expect(problems({ title: JSON.stringify({ id: pulumi.output("x") }) })).toHaveLength(1);
  });
});

test("the name of an environment variable that is none: the rule is that of names", () => {
  expect(problems(storage({ ...aws, secret: { env: "A B" } }))).toEqual([
    "recordingConfig.storageConfig.secret.env: got [secret], must be the name of an environment variable: letters, digits and _ only",
  ]);
});

describe("a secret is never shown", () => {
  test.each<[string, unknown]>([
    ["a wrong type of secret", { ...aws, secret: 12345678 }],
    ["a text where the whole storage should be", "12345678"],
    ["a list of it", ["12345678"]],
    ["in the storage of an unknown type", { type: "cloudflare", password: 12345678 }],
  ])("%s", (_, given) => {
    const [problem, ...more] = problems(storage(given));
    expect(more).toEqual([]);
    expect(problem).toContain("got [secret], must be");
    expect(problem).not.toContain("12345678");
  });

  test("an RTMP address that is none", () => {
    expect(problems({ recordingConfig: { liveStreamingConfig: { rtmpUrl: "live_12345678" } } })).toEqual([
      "recordingConfig.liveStreamingConfig.rtmpUrl: got [secret], must be a URL",
    ]);
  });

  test("the object that has one inside", () => {
    expect(problems({ recordingConfig: "12345678" })).toEqual(["recordingConfig: got [secret], must be an object"]);
  });
});

describe("what is not known at preview is taken as right", () => {
  test.each<[string, Record<string, unknown>]>([
    ["at the top", { accountId: UNKNOWN, appId: UNKNOWN, title: UNKNOWN, persistChat: UNKNOWN, adoptId: UNKNOWN }],
    ["a number", { sessionKeepAliveTimeInSecs: UNKNOWN }],
    ["a whole object", { recordingConfig: UNKNOWN, aiConfig: UNKNOWN }],
    ["an item of a list", { aiConfig: { transcription: { keywords: ["a", UNKNOWN] } } }],
    ["the type of a storage", storage({ type: UNKNOWN, port: 22 })],
    ["the way to log in", storage({ type: "sftp", authMethod: UNKNOWN })],
    ["every field of a storage", storage({ type: "aws", region: UNKNOWN, accessKey: UNKNOWN, secret: UNKNOWN })],
    [
      "the codec beside an audio config",
      { recordingConfig: { videoConfig: { codec: UNKNOWN }, audioConfig: { codec: "AAC" } } },
    ],
    ["the audio config beside VP8", { recordingConfig: { videoConfig: { codec: "VP8" }, audioConfig: UNKNOWN } }],
  ])("%s", (_, args) => expect(problems(args)).toEqual([]));

  test("what is known beside it is still checked", () => {
    expect(problems(storage({ type: "aws", region: UNKNOWN, accessKey: UNKNOWN, acessKey: "x" }))).toHaveLength(1);
    expect(problems({ title: UNKNOWN, persistChat: 1 })).toHaveLength(1);
  });
});

describe("warnings", () => {
  const warned = (args: Record<string, unknown>) =>
    meeting.check({ ...ADDRESS, ...args } as JsonObject, true).warnings.map(({ path }) => pathText(path));

  test("a summary without transcription", () => {
    expect(warned({ summarizeOnEnd: true })).toEqual(["summarizeOnEnd"]);
    expect(warned({ summarizeOnEnd: true, aiConfig: { summarization: {} } })).toEqual(["summarizeOnEnd"]);
    expect(warned({ summarizeOnEnd: true, transcribeOnEnd: true })).toEqual([]);
    expect(warned({ summarizeOnEnd: true, aiConfig: { transcription: {} } })).toEqual([]);
    expect(warned({ summarizeOnEnd: true, aiConfig: UNKNOWN })).toEqual([]);
    expect(warned({ summarizeOnEnd: false })).toEqual([]);
  });

  test("one side of the video's size", () => {
    expect(warned(video({ width: 640 }))).toEqual(["recordingConfig.videoConfig.width"]);
    expect(warned(video({ height: 480 }))).toEqual(["recordingConfig.videoConfig.height"]);
    expect(warned(video({ width: 640, height: 480 }))).toEqual([]);
  });

  test("a storage of a type that no release knows", () => {
    expect(warned(storage({ type: "the-new-one", bucket: "b" }))).toEqual(["recordingConfig.storageConfig.type"]);
    expect(warned(storage({ type: "cloudflare", bucket: "b" }))).toEqual([]);
    expect(warned(storage({ type: UNKNOWN, bucket: "b" }))).toEqual([]);
  });

  test("aws without a bucket or a secret", () => {
    const least = { type: "aws", region: "r", accessKey: "k" };
    expect(warned(storage(least))).toEqual([
      "recordingConfig.storageConfig.bucket",
      "recordingConfig.storageConfig.secret",
    ]);
    expect(warned(storage({ ...least, bucket: UNKNOWN, secret: { env: "S" } }))).toEqual([]);
    expect(warned(storage(aws))).toEqual([]);
  });

  test("none beside failures", () => expect(warned({ summarizeOnEnd: true, title: 1 })).toEqual([]));
});

test("the status is filled in, and nothing else", () => {
  expect(meeting.check({ ...ADDRESS, title: "x" }, true).inputs).toEqual({ ...ADDRESS, title: "x", status: "ACTIVE" });
  expect(meeting.check({ ...ADDRESS, status: "INACTIVE" }, true).inputs.status).toBe("INACTIVE");
});
