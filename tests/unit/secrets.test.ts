import * as pulumi from "@pulumi/pulumi";
import { markSecrets, secretPlaces, withoutPlaces } from "../../sdk/secrets";

const PATHS = [
  ["recording", "storage", "key"],
  ["recording", "live", "url"],
];
const FACTS = { secretPaths: PATHS, openPaths: [["recording", "storage"]] };

// Without a monitor the SDK takes it that the engine knows no secrets, and sends none as such.
beforeAll(() =>
  pulumi.runtime.setMocks({ newResource: ({ inputs }) => ({ id: "x", state: inputs }), call: () => ({}) }),
);

type Tree = Record<string, Record<string, Record<string, unknown>>>;
const isSecret = (value: unknown) =>
  pulumi.Output.isInstance(value) && pulumi.isSecret(value as pulumi.Output<unknown>);

test("just the leaves are marked, whatever the program passed", async () => {
  const given = {
    recording: { storage: { key: "K", region: "r" }, live: { url: pulumi.secret("u") }, max: 1 },
    title: "t",
  };
  const marked = markSecrets(given, FACTS) as Tree;
  expect(await isSecret(marked.recording?.storage?.key)).toBe(true);
  expect(await isSecret(marked.recording?.live?.url)).toBe(true);
  expect(marked.recording?.storage?.region).toBe("r");
  expect(marked.title).toBe("t");
  expect(given.recording.storage.key).toBe("K");
});

test.each<[string, unknown]>([
  ["an Output", pulumi.output("K")],
  ["a Promise", Promise.resolve("K")],
])("a leaf that is %s", async (_, key) => {
  const marked = markSecrets({ recording: { storage: { key } } }, FACTS) as Tree;
  expect(await isSecret(marked.recording?.storage?.key)).toBe(true);
});

/** What reaches the engine: a secret is an object with a signature, everything else is plain. */
const sent = (value: unknown) =>
  pulumi.runtime.serializeProperties("test", markSecrets(value, FACTS) as pulumi.Inputs, { keepOutputValues: false });
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "K" };

test.each<[string, () => unknown]>([
  ["plain", () => ({ key: "K", region: "r" })],
  ["an Output", () => pulumi.output({ key: "K", region: "r" })],
  ["a Promise", () => Promise.resolve({ key: "K", region: "r" })],
])("just the leaf of an object that is %s", async (_, storage) => {
  const expected = { recording: { storage: { key: SECRET, region: "r" } } };
  expect(await sent({ recording: { storage: storage() } })).toEqual(expected);
  expect(await sent({ recording: pulumi.output({ storage: storage() }) })).toEqual(expected);
});

test("an Output without a secret inside stays readable", async () => {
  expect(await sent({ recording: pulumi.output({ max: 1 }) })).toEqual({ recording: { max: 1 } });
});

test.each([[undefined], [null], ["text"], [[1]], [7]])("%j in place of an object is left for check()", (recording) => {
  expect(markSecrets({ recording }, FACTS)).toEqual({ recording });
});

test("no secret of what is not there", () => {
  expect(markSecrets({ recording: { storage: { key: null } } }, FACTS)).toEqual({
    recording: { storage: { key: null } },
  });
});

describe("in an object that takes fields of any name", () => {
  const storage = (fields: unknown) => sent({ recording: { storage: fields } });

  test("what looks like a credential is marked, at any depth, and nothing else", async () => {
    const login = { apiToken: "K", host: "h" };
    expect(await storage({ clientSecret: "K", shelf: 3, login, list: ["x"] })).toEqual({
      recording: { storage: { clientSecret: SECRET, shelf: 3, login: { apiToken: SECRET, host: "h" }, list: ["x"] } },
    });
  });

  test.each<[string, () => unknown]>([
    ["as Output", () => pulumi.output({ clientSecret: "K" })],
    ["as Promise", () => Promise.resolve({ clientSecret: "K" })],
  ])("%s", async (_, fields) =>
    expect(await storage(fields())).toEqual({ recording: { storage: { clientSecret: SECRET } } }),
  );

  test("not elsewhere", async () => {
    expect(await sent({ recording: { live: { clientSecret: "K" } } })).toEqual({
      recording: { live: { clientSecret: "K" } },
    });
  });

  test("the name of an environment variable stays readable", async () => {
    expect(await storage({ key: { env: "A" }, apiToken: { env: "B" } })).toEqual({
      recording: { storage: { key: { env: "A" }, apiToken: { env: "B" } } },
    });
  });
});

test("an Output that the program made of an object with a secret in it is secret as a whole", async () => {
  const recording = pulumi.output({ storage: { key: pulumi.secret("K"), region: "r" } });
  expect(await sent({ recording })).toEqual({
    recording: { ...SECRET, value: { storage: { key: SECRET, region: "r" } } },
  });
});

describe("places that no read filled", () => {
  test.each<[string, unknown, unknown]>([
    ["are taken out, with the objects around them", { storage: { key: "" }, live: { url: "" } }, undefined],
    ["leave what is beside them", { storage: { key: "", region: "r" }, max: 1 }, { storage: { region: "r" }, max: 1 }],
    ["filled, they stay", { live: { url: "u" }, empty: {} }, { live: { url: "u" }, empty: {} }],
    ["in place of an object", null, null],
  ])("%s", (_, read, left) => {
    const paths = PATHS.map((path) => path.slice(1));
    expect(withoutPlaces(read, paths)).toEqual(left);
  });
});

test("places: an empty secret at each path", async () => {
  const places = secretPlaces(PATHS) as Tree;
  expect(Object.keys(places.recording ?? {})).toEqual(["storage", "live"]);
  expect(await isSecret(places.recording?.storage?.key)).toBe(true);
});
