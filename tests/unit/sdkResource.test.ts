import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as z from "zod";
import type { Definition } from "../../provider/resource/definition";
import { field } from "../../provider/schema/field";
import { secretText } from "../../provider/schema/secretText";
import { factsOf } from "../../scripts/generate/facts";
import { generateTypes } from "../../scripts/generate/types";
import { RealtimeKitMeeting } from "../../sdk";
import { completeOutputs, existing, isResourceOf, registration } from "../../sdk/resource";

/** A resource that has what a meeting lacks: a longer address, a secret output, and a default of its own. */
const definition: Definition = {
  name: "guest",
  type: "Guest",
  collection: "{appId}/meetings/{meetingId}/guests",
  documentation: "https://example.com/guests",
  inputs: z.strictObject({
    accountId: field(z.string(), { doc: "Account.", from: { config: "cloudflare:accountId", env: "GUEST_ACCOUNT" } }),
    appId: field(z.string(), { doc: "App.", from: { config: "realtimekit:appId", env: "GUEST_APP" } }),
    meetingId: field(z.string(), { doc: "Meeting.", replaces: true }),
    mood: field(z.enum(["calm", "loud"]).optional(), { doc: "Mood.", default: "calm", separateCall: true }),
    pin: field(secretText(z.string()).optional(), { doc: "PIN.", secret: true }),
  }),
  outputs: z.strictObject({
    token: field(z.string(), { doc: "Token.", secret: true, kept: true }),
    createdAt: field(z.string(), { doc: "Time." }),
  }),
  conflict: () => "RTK_EXISTS",
  recovery: {} as Definition["recovery"],
  create: () => Promise.reject(new Error("not called")),
};
const facts = factsOf(definition);

/** All that a class is beside its types. */
class RealtimeKitGuest extends pulumi.CustomResource {
  declare readonly mood: pulumi.Output<string>;
  declare readonly pin: pulumi.Output<string | undefined>;
  declare readonly token: pulumi.Output<string>;

  static get(name: string, id: pulumi.Input<pulumi.ID>, address: object = {}, opts?: pulumi.CustomResourceOptions) {
    return new RealtimeKitGuest(name, ...existing(facts, id, address, opts));
  }

  static override isInstance(value: unknown): value is RealtimeKitGuest {
    return isResourceOf(facts.typeToken, value);
  }

  constructor(name: string, args: object = {}, opts: pulumi.CustomResourceOptions = {}) {
    super(...registration(facts, name, args, opts));
    completeOutputs(this, facts, opts);
  }
}

interface Registered {
  type: string;
  id: string | undefined;
  inputs: Record<string, unknown>;
}

const registered: Registered[] = [];

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ type, id, inputs }) => {
      registered.push({ type, id, inputs });
      return { id: id || "made", state: inputs };
    },
    call: () => ({}),
  }),
);
beforeEach(() => {
  registered.length = 0;
  pulumi.runtime.setAllConfig({});
});

const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((done) => output.apply(done));

async function inputsOf(resource: pulumi.Resource): Promise<Record<string, unknown>> {
  await settled(resource.urn);
  return registered.at(-1)?.inputs ?? {};
}

test("the type token and the provider's text follow from the definition", async () => {
  const inputs = await inputsOf(new RealtimeKitGuest("g"));
  expect(registered[0]?.type).toBe("pulumi-nodejs:dynamic/realtimekit:Guest");
  expect(inputs.__provider).toMatch(/^exports\.handler=.*\.guest$/);
});

test("the line that Pulumi records is the program's: it leaves out one frame of a class", () => {
  const resource = pulumi.Resource as unknown as { stackTrace(): object[]; callsites(): { file?: string }[] };
  let files: string[] = [];
  const stackTrace = jest.spyOn(resource, "stackTrace").mockImplementation(() => {
    files = resource.callsites().map(({ file }) => file ?? "");
    return [];
  });
  new RealtimeKitMeeting("m", { accountId: "a", appId: "b" });
  stackTrace.mockRestore();
  const sdk = join(__dirname, "../../sdk/");
  expect(files.filter((file) => file.startsWith(sdk))).toEqual([join(sdk, "meeting.ts")]);
});

test("the generated types have the resource's name", () => {
  const types = generateTypes(definition);
  for (const declared of [
    "interface RealtimeKitGuestArgs",
    "interface RealtimeKitGuestAddress",
    "interface GuestSecretFromEnvironmentArgs",
    "class GuestOutputs extends pulumi.CustomResource",
    'declare readonly mood: pulumi.Output<"calm" | "loud">;',
  ])
    expect(types).toContain(declared);
  expect(types).not.toMatch(/eeting\b(?!s|Id|\.)/);
});

describe("a declared resource", () => {
  test("has the defaults that the provider fills in under mocks, which fill in none", async () => {
    expect(await settled(new RealtimeKitGuest("g").mood)).toBe("calm");
    expect(await settled(new RealtimeKitGuest("g", { mood: undefined }).mood)).toBe("calm");
    expect(await settled(new RealtimeKitGuest("g", { mood: "loud" }).mood)).toBe("loud");
  });

  test("declares no default: each input that Pulumi sees takes bytes of state", async () => {
    expect(await inputsOf(new RealtimeKitGuest("g"))).not.toHaveProperty("mood");
  });

  test("names itself to the provider, each time with another number", async () => {
    const names = [
      (await inputsOf(new RealtimeKitGuest("g"))).__resource,
      (await inputsOf(new RealtimeKitGuest("g"))).__resource,
    ];
    for (const name of names) expect(name).toMatch(/^g#\d+$/);
    expect(new Set(names).size).toBe(2);
  });

  test("has its secrets and its secret outputs marked", async () => {
    const guest = new RealtimeKitGuest("g", { pin: "1234" });
    expect(await pulumi.isSecret(guest.pin)).toBe(true);
    expect(facts.additionalSecretOutputs).toEqual(["token"]);
  });

  test("keeps an id of the stack's secret config secret", async () => {
    pulumi.runtime.setAllConfig({ "cloudflare:accountId": "a", "realtimekit:appId": "b" }, ["cloudflare:accountId"]);
    const guest = new RealtimeKitGuest("g") as unknown as Record<string, pulumi.Output<string>>;
    expect(await pulumi.isSecret(guest.accountId as pulumi.Output<string>)).toBe(true);
    expect(await pulumi.isSecret(guest.appId as pulumi.Output<string>)).toBe(false);
    expect(await settled(guest.accountId as pulumi.Output<string>)).toBe("a");
  });

  test("marks a secret that a transformation of its options adds", async () => {
    const transformations: pulumi.ResourceTransformation[] = [
      ({ props, opts }) => ({ props: { ...props, pin: "1234" }, opts }),
    ];
    const guest = new RealtimeKitGuest("g", {}, { transformations });
    expect(await settled(guest.pin)).toBe("1234");
    expect(await pulumi.isSecret(guest.pin)).toBe(true);
  });

  test("does not see what a component's transformation adds: the docs say to mark it there", async () => {
    const transformations: pulumi.ResourceTransformation[] = [
      ({ props, opts }) => ({ props: { ...props, pin: "1234" }, opts }),
    ];
    const parent = new pulumi.ComponentResource("test:index:Component", "c", {}, { transformations });
    expect(await pulumi.isSecret(new RealtimeKitGuest("g", {}, { parent }).pin)).toBe(false);
  });
});

describe("get", () => {
  const got = async (...args: Parameters<typeof RealtimeKitGuest.get>) => {
    const { accountId, appId, meetingId } = await inputsOf(RealtimeKitGuest.get(...args));
    return [accountId, appId, meetingId, registered.at(-1)?.id];
  };

  test("by the whole path", async () => expect(await got("g", "a/b/c/d")).toEqual(["a", "b", "c", "d"]));

  test("by the id, with the address beside it and from config", async () => {
    pulumi.runtime.setAllConfig({ "cloudflare:accountId": "a", "realtimekit:appId": "b" });
    expect(await got("g", pulumi.output("d"), { meetingId: "c" })).toEqual(["a", "b", "c", "d"]);
  });

  test("an id with another number of parts is taken as it is, for the provider to refuse", async () => {
    expect(await got("g", "c/d", { accountId: "a", appId: "b", meetingId: "c" })).toEqual(["a", "b", "c", "c/d"]);
  });

  test("the path takes precedence over the address beside it", async () => {
    expect((await got("g", "a/b/c/d", { accountId: "x", appId: "y" })).join("/")).toBe("a/b/c/d");
  });

  test("keeps the options, and a secret path secret", async () => {
    const parent = new pulumi.ComponentResource("test:index:Component", "c");
    const [args, opts] = existing(facts, pulumi.secret("a/b/c/d"), {}, { parent, protect: true });
    expect(opts).toMatchObject({ parent, protect: true });
    expect(await settled(opts.id as pulumi.Output<string>)).toBe("d");
    expect(await pulumi.isSecret(args.meetingId as pulumi.Output<string>)).toBe(true);
  });

  test("declares nothing, and says so to the provider", async () => {
    const inputs = await inputsOf(RealtimeKitGuest.get("g", "a/b/c/d"));
    expect(inputs).not.toHaveProperty("__resource");
    expect(Object.keys(inputs)).not.toEqual(expect.arrayContaining(["mood"]));
    expect(Object.keys(inputs)).not.toEqual(expect.arrayContaining(["__resource"]));
  });

  test("has a marked place for a secret, which is not seen while it is empty", async () => {
    const guest = RealtimeKitGuest.get("g", "a/b/c/d");
    expect(await settled(guest.pin)).toBeUndefined();
    expect(await pulumi.isSecret(guest.pin)).toBe(true);
  });
});

test.each([undefined, null, "g", {}, { __pulumiType: "pulumi-nodejs:dynamic/realtimekit:Guest" }])(
  "%j is no resource",
  (value) => expect(isResourceOf(facts.typeToken, value)).toBe(false),
);

test("a resource of another copy of the package counts, and one of another type does not", () => {
  class AnyResource extends pulumi.CustomResource {}
  const copy = new AnyResource(facts.typeToken, "g");
  const other = new AnyResource("pulumi-nodejs:dynamic/realtimekit:Meeting", "g");
  expect([isResourceOf(facts.typeToken, copy), isResourceOf(facts.typeToken, other)]).toEqual([true, false]);
});

test("isInstance tells the class from others", () => {
  expect(RealtimeKitGuest.isInstance(new RealtimeKitGuest("g"))).toBe(true);
  expect(RealtimeKitGuest.isInstance(new pulumi.ComponentResource("test:index:Component", "d"))).toBe(false);
});

describe("what cannot work is refused in the constructor, by the class and the name of the resource", () => {
  test("the option import", () => {
    expect(() => new RealtimeKitGuest("g", {}, { import: "d" })).toThrow(
      /^RealtimeKitGuest "g" has the option "import"/,
    );
    expect(() => new RealtimeKitGuest("g", {}, { import: "d" })).toThrow(/native plugin/);
  });

  test("Bun", () => {
    const versions = process.versions;
    Object.defineProperty(process, "versions", { value: { ...versions, bun: "1.3.0" }, configurable: true });
    try {
      expect(() => new RealtimeKitGuest("g")).toThrow(/^RealtimeKitGuest "g".*Bun/);
    } finally {
      Object.defineProperty(process, "versions", { value: versions, configurable: true });
    }
  });
});
