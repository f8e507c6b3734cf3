import * as pulumi from "@pulumi/pulumi";
import { RealtimeKitMeeting } from "../../sdk";
import { ACCOUNT, APP, newWorld, type World } from "./harness";

jest.setTimeout(120_000);

/** What docs/state-and-secrets.md says of secrets that transformations and transforms add, and of ids that are secrets. */

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

type Change = (args: { props: object; opts: pulumi.ResourceOptions; type: string }) => never;

/** Adds a stream URL to the meetings. */
const adding = (rtmpUrl: unknown): Change =>
  (({ props, opts, type }) =>
    type.endsWith(":Meeting")
      ? { props: { ...props, recordingConfig: { liveStreamingConfig: { rtmpUrl } } }, opts }
      : undefined) as Change;

const meeting = (opts: pulumi.CustomResourceOptions = {}, args = {}) =>
  new RealtimeKitMeeting("m", { accountId: ACCOUNT, appId: APP, title: "T", ...args }, opts);

/** What became of a stream URL in the state: all that the engine keeps is searched, and RealtimeKit must have got it. */
async function stored(program: (rtmpUrl: string) => void): Promise<"ciphertext" | "plain text"> {
  const canary = `rtmp://live.example.com/CANARY-${process.hrtime.bigint()}`;
  await world.up(async () => program(canary));
  const sent = world.meetings().at(-1);
  expect(sent?.recording_config?.live_streaming_config).toEqual({ rtmp_url: canary });
  const { inputs, outputs } = world.state("m");
  const isEncrypted = [inputs, outputs].map((values) => JSON.stringify(values.recordingConfig).includes("ciphertext"));
  expect(isEncrypted[0]).toBe(isEncrypted[1]);
  expect(world.files().includes(canary)).toBe(!isEncrypted[0]);
  return isEncrypted[0] ? "ciphertext" : "plain text";
}

const asIs = (({ props, opts }: { props: object; opts: object }) => ({ props, opts })) as unknown as Change;
class Group extends pulumi.ComponentResource {
  constructor(opts: pulumi.ComponentResourceOptions) {
    super("test:index:Group", "group", {}, opts);
  }
}

test.each<[string, "ciphertext" | "plain text", (rtmpUrl: string) => void]>([
  ["the resource's transformation", "ciphertext", (url) => void meeting({ transformations: [adding(url)] })],
  [
    "the component's transformation",
    "plain text",
    (url) => void meeting({ parent: new Group({ transformations: [adding(url)] }) }),
  ],
  [
    "the component's transformation, with pulumi.secret",
    "ciphertext",
    (url) => void meeting({ parent: new Group({ transformations: [adding(pulumi.secret(url))] }) }),
  ],
  [
    "the stack's transformation",
    "plain text",
    (url) => {
      pulumi.runtime.registerStackTransformation(adding(url));
      meeting();
    },
  ],
  [
    "the stack's transformation, with pulumi.secret",
    "ciphertext",
    (url) => {
      pulumi.runtime.registerStackTransformation(adding(pulumi.secret(url)));
      meeting();
    },
  ],
])("a secret that %s adds is stored as %s", async (_, form, program) => {
  expect(await stored(program)).toBe(form);
});

// The day that these fail, the SDK has changed: tell it in docs/state-and-secrets.md.
describe("in an inline program, a transform removes the marks of all secrets", () => {
  const streaming = (rtmpUrl: unknown) => ({ recordingConfig: { liveStreamingConfig: { rtmpUrl } } });

  test.each<[string, (rtmpUrl: string) => void]>([
    ["the resource's, which adds one", (url) => void meeting({ transforms: [adding(url)] })],
    ["the resource's, which adds pulumi.secret", (url) => void meeting({ transforms: [adding(pulumi.secret(url))] })],
    [
      "the stack's, which adds pulumi.secret",
      (url) => {
        pulumi.runtime.registerResourceTransform(adding(pulumi.secret(url)));
        meeting();
      },
    ],
    [
      "the stack's, which passes on a secret of the program",
      (url) => {
        pulumi.runtime.registerResourceTransform(asIs);
        meeting({}, streaming(pulumi.secret(url)));
      },
    ],
  ])("%s", async (_, program) => expect(await stored(program)).toBe("plain text"));

  test("a transform that returns nothing leaves them alone", async () => {
    const program = (url: string) => {
      pulumi.runtime.registerResourceTransform(() => undefined);
      meeting({}, streaming(url));
    };
    expect(await stored(program)).toBe("ciphertext");
  });
});

test("an account and an app that secret config names stay secret, in a meeting and in one that is read", async () => {
  const [accountId, appId] = ["fedcba9876543210fedcba9876543210", "9b1a3f5e-6c7d-4e8f-9a0b-1c2d3e4f5a6b"];
  await world.stack.setAllConfig({
    "cloudflare:accountId": { value: accountId, secret: true },
    "realtimekit:appId": { value: appId, secret: true },
  });
  const program = (title: string) => async () => {
    const made = new RealtimeKitMeeting("made", { title });
    RealtimeKitMeeting.get("got", made.id);
  };
  const said: string[] = [];
  for (const operation of [
    () => world.preview(program("one")),
    () => world.up(),
    () => world.up(program("two")),
    () => world.refresh(),
    () => world.preview(),
  ])
    said.push((await operation()).text);
  const encrypted = expect.objectContaining({ ciphertext: expect.stringMatching(/^v1:/) });
  for (const name of ["made", "got"]) {
    const { inputs, outputs } = world.state(name);
    for (const values of [inputs, outputs]) expect(values).toMatchObject({ accountId: encrypted, appId: encrypted });
  }
  for (const id of [accountId, appId])
    expect([...said, world.files()].map((text) => text.includes(id))).toEqual(said.concat("").map(() => false));
});
