import * as pulumi from "@pulumi/pulumi";
import { markSecrets, secretPlaces } from "../../sdk/secrets";

const PATHS = [
  ["recording", "storage", "key"],
  ["recording", "live", "url"],
];

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
  const marked = markSecrets(given, PATHS) as Tree;
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
  const marked = markSecrets({ recording: { storage: { key } } }, PATHS) as Tree;
  expect(await isSecret(marked.recording?.storage?.key)).toBe(true);
});

/** What reaches the engine: a secret is an object with a signature, everything else is plain. */
const sent = (value: unknown) =>
  pulumi.runtime.serializeProperties("test", markSecrets(value, PATHS) as pulumi.Inputs, { keepOutputValues: false });
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
  expect(markSecrets({ recording }, PATHS)).toEqual({ recording });
});

test("no secret of what is not there", () => {
  expect(markSecrets({ recording: { storage: { key: null } } }, PATHS)).toEqual({
    recording: { storage: { key: null } },
  });
});

test("places: an empty secret at each path", async () => {
  const places = secretPlaces(PATHS) as Tree;
  expect(Object.keys(places.recording ?? {})).toEqual(["storage", "live"]);
  expect(await isSecret(places.recording?.storage?.key)).toBe(true);
});
