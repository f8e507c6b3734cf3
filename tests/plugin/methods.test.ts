import { status } from "@grpc/grpc-js";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import { version } from "../../package.json";
import { definitions } from "../../provider/registry";
import { Plugin, plain, secret, struct, UNKNOWN, urn } from "./plugin";

const HERE = { accountId: "account", appId: "app" };
const TOKEN = "t0ken";
const M = urn("Meeting", "m");

let emulator: Emulator;
let plugin: Plugin;
beforeEach(async () => {
  emulator = await startEmulator({ token: TOKEN });
  plugin = await Plugin.start({ CLOUDFLARE_BASE_URL: emulator.url, CLOUDFLARE_API_TOKEN: TOKEN });
  await plugin.configure({});
});
afterEach(async () => {
  await plugin.close();
  await emulator.close();
});

async function check(type: string, news: object, olds: object = {}) {
  const request = new pb.CheckRequest();
  request.setUrn(urn(type, "m"));
  request.setOlds(struct(olds));
  request.setNews(struct(news));
  const response = await plugin.call(plugin.methods.check, request);
  return { inputs: plain(response.getInputs()), failures: response.getFailuresList().map((each) => each.toObject()) };
}

async function create(inputs: object, more: (request: pb.CreateRequest) => void = () => {}) {
  const request = new pb.CreateRequest();
  request.setUrn(M);
  request.setProperties(struct({ status: "ACTIVE", ...inputs }));
  more(request);
  const response = await plugin.call(plugin.methods.create, request);
  return { id: response.getId(), outputs: plain(response.getProperties()) };
}

async function diff(oldInputs: object, news: object, id = "id") {
  const request = new pb.DiffRequest();
  request.setUrn(M);
  request.setId(id);
  request.setOldInputs(struct(oldInputs));
  request.setOlds(struct(oldInputs));
  request.setNews(struct(news));
  const response = await plugin.call(plugin.methods.diff, request);
  const details = response.getDetaileddiffMap().toArray() as unknown as [string, pb.PropertyDiff.AsObject][];
  return { changes: response.getChanges(), replaces: response.getReplacesList(), paths: details.map(([path]) => path) };
}

test("GetPluginInfo and GetSchema tell the version and all resources", async () => {
  const info = await plugin.call(plugin.methods.getPluginInfo, new Empty());
  expect(info.getVersion()).toBe(version);
  const schema = await plugin.call(plugin.methods.getSchema, new pb.GetSchemaRequest());
  const { name, resources, functions } = JSON.parse(schema.getSchema());
  expect(name).toBe("realtimekit");
  expect(Object.keys(resources).sort()).toEqual(definitions.map(({ type }) => `realtimekit:index:${type}`).sort());
  expect(Object.keys(functions)).toContain("realtimekit:index:getMeetings");
});

describe("CheckConfig", () => {
  const checkConfig = async (values: object, name = "default_0_1_0") => {
    const request = new pb.CheckRequest();
    request.setUrn(`urn:pulumi:stack::project::pulumi:providers:realtimekit::${name}`);
    request.setNews(struct(values));
    const response = await plugin.call(plugin.methods.checkConfig, request);
    return { inputs: plain(response.getInputs()), failures: response.getFailuresList().map((f) => f.getReason()) };
  };

  test("makes the token a secret, even if the user forgot to", async () => {
    expect((await checkConfig({ apiToken: TOKEN })).inputs).toEqual({ apiToken: secret(TOKEN) });
  });

  test.each([
    [{ apiTokn: TOKEN }, /did you mean "apiToken"\?$/],
    [{ deadlineSeconds: "soon" }, /^RTK_CONFIG: realtimekit:deadlineSeconds/],
    [{ baseUrl: "http://example.com" }, /^RTK_BASE_URL: /],
  ])("refuses %j", async (values, message) => {
    const { failures } = await checkConfig(values, "own");
    expect(failures).toEqual([expect.stringMatching(message)]);
    expect(String(failures)).not.toContain(TOKEN);
  });
});

describe("Configure: the environment's token takes precedence over", () => {
  const github = "github_/api.github.com/pulumi-realtimekit/pulumi-realtimekit";
  const used = async (inputs: object, name: string, parent = "") => {
    await plugin.configure({ apiToken: "own", ...inputs }, name, parent);
    await create({ ...HERE, title: "x" }).catch(({ details }) => expect(details).toContain("RTK_UNAUTHORIZED"));
    return emulator.requests.at(-1)?.status === 401 ? "own" : "environment";
  };

  test.each([
    ["default", {}],
    ["default_0_1_0", { version: "0.1.0" }],
    ["default_0_2_0_alpha_1_x-y_dirty", { version: "0.2.0-alpha.1.x-y+dirty" }],
    [`default_0_1_0_${github}`, { version: "0.1.0" }],
    ["default_https_/example.com/plugins", {}],
  ])("that of the engine's own provider, %s", async (name, inputs) => {
    expect(await used(inputs, name)).toBe("environment");
  });

  test.each([
    ["own", {}, ""],
    ["default_eu", {}, ""],
    ["default_1_2_3", { version: "0.1.0" }, ""],
    ["default_0_1_0_eu", { version: "0.1.0" }, ""],
    ["default", { version: "0.1.0" }, ""],
    ["default", { __explicit: "true" }, ""],
    ["default", {}, "my:index:Component$"],
  ])("not that of a program's provider, %s %j %s", async (name, inputs, parent) => {
    expect(await used(inputs, name, parent)).toBe("own");
  });
});

test("DiffConfig never replaces: account and app are inputs of each resource", async () => {
  const request = new pb.DiffRequest();
  request.setOlds(struct({ "cloudflare:accountId": "x" }));
  request.setNews(struct({ accountId: "account" }));
  const response = await plugin.call(plugin.methods.diffConfig, request);
  expect(response.getReplacesList()).toEqual([]);
  expect(response.getChanges()).toBe(pb.DiffResponse.DiffChanges.DIFF_SOME);
});

describe("Check", () => {
  test("names everything that is wrong, and no property, whose value the engine would print", async () => {
    const { failures } = await check("Meeting", { ...HERE, titel: "x", status: "OPEN" });
    expect(failures.map(({ property }) => property)).toEqual(["", ""]);
    expect(String(failures.map(({ reason }) => reason))).toMatch(/status: .*titel: /s);
  });

  test("fills in the address from the provider's settings, and names its own config keys where it cannot", async () => {
    expect(String((await check("Meeting", {})).failures.map(({ reason }) => reason))).toContain(
      "realtimekit:accountId",
    );
    await plugin.configure({}, "own");
    const { failures } = await check("Meeting", {});
    expect(failures.map(({ reason }) => reason)).toEqual([
      expect.stringContaining("set accountId of the Provider"),
      expect.stringContaining("set appId of the Provider"),
    ]);
    expect(String(failures.map(({ reason }) => reason))).not.toContain("config set");
    await plugin.configure(HERE);
    expect((await check("Meeting", { title: "x" })).inputs).toEqual({ ...HERE, title: "x", status: "ACTIVE" });
  });

  test("keeps marks of secrets, adds those of the schema, and lets unknown values through", async () => {
    const storageConfig = { type: "aws", region: UNKNOWN, accessKey: "k", bucket: secret("b"), secret: secret("s") };
    const { inputs } = await check("Meeting", { ...HERE, recordingConfig: { storageConfig } });
    expect(inputs.recordingConfig).toEqual({ storageConfig: { ...storageConfig, accessKey: secret("k") } });
  });
});

describe("Diff", () => {
  const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;

  test("no change", async () => {
    expect(await diff({ ...HERE, title: "x" }, { ...HERE, title: "x" })).toEqual({
      changes: DIFF_NONE,
      replaces: [],
      paths: [],
    });
  });

  test("each leaf, into arrays; an address replaces", async () => {
    const keywords = (...words: string[]) => ({ aiConfig: { transcription: { keywords: words } } });
    const old = { ...HERE, ...keywords("a", "b") };
    expect(await diff(old, { ...old, ...keywords("a", "c"), appId: "other" })).toEqual({
      changes: DIFF_SOME,
      replaces: ["appId"],
      paths: expect.arrayContaining(["appId", "aiConfig.transcription.keywords[1]"]),
    });
  });
});

describe("Create", () => {
  test("at preview makes no call: what RealtimeKit adds is unknown", async () => {
    const { id, outputs } = await create({ ...HERE, title: "x" }, (request) => request.setPreview(true));
    expect([id, outputs]).toEqual([
      "",
      { ...HERE, status: "ACTIVE", title: "x", createdAt: UNKNOWN, updatedAt: UNKNOWN },
    ]);
    expect(emulator.requests).toEqual([]);
  });

  test("returns the id, and secrets as secrets", async () => {
    const storageConfig = { type: "aws", region: "r", accessKey: secret("K3Y"), secret: secret("S3C") };
    const { id, outputs } = await create({ ...HERE, recordingConfig: { storageConfig } });
    expect(emulator.meetings("account", "app")).toMatchObject([{ id }]);
    expect(outputs.recordingConfig).toEqual({ storageConfig });
  });

  test("has the timeout of the resource as its deadline, and what may exist is recorded", async () => {
    emulator.faults.add({ times: "always", do: { kind: "hang" } });
    const error = await create({ ...HERE, title: "x", status: "ACTIVE" }, (r) => r.setTimeout(1)).catch((e) => e);
    expect(error.details).toContain("RTK_NO_ANSWER");
    const [bytes] = error.metadata.get("grpc-status-details-bin");
    const [packed] = Status.deserializeBinary(bytes).getDetailsList();
    const partial = ErrorResourceInitFailed.deserializeBinary(packed?.getValue_asU8() ?? new Uint8Array());
    expect(partial.getId()).toMatch(/^pending-/);
    expect(plain(partial.getInputs())).toMatchObject({ title: "x" });
  });
});

describe("Read", () => {
  const read = async (id: string, inputs: object = {}, outputs: object = {}) => {
    const request = new pb.ReadRequest();
    request.setUrn(M);
    request.setId(id);
    request.setInputs(struct(inputs));
    request.setProperties(struct(outputs));
    const response = await plugin.call(plugin.methods.read, request);
    return {
      id: response.getId(),
      inputs: plain(response.getInputs()),
      outputs: plain(response.getProperties()),
    };
  };

  test("an import has what differs from RealtimeKit's defaults as inputs", async () => {
    const { id } = await create({ ...HERE, title: "x", persistChat: true });
    const found = await read(`account/app/${id}`);
    expect(found).toMatchObject({ id, inputs: { ...HERE, title: "x", persistChat: true, status: "ACTIVE" } });
    expect(Object.keys(found.inputs)).not.toContain("recordOnStart");
    expect(found.outputs).toMatchObject({ recordOnStart: false });
  });

  test("the last part of an id is enough with the provider's settings", async () => {
    const { id } = await create({ ...HERE, title: "x" });
    await expect(read(id)).rejects.toMatchObject({ details: expect.stringContaining("RTK_ID") });
    await plugin.configure(HERE);
    expect(await read(id)).toMatchObject({ id });
  });

  test("what is not there is an error, and gone if it was read before", async () => {
    const missing = "account/app/00000000-0000-4000-8000-000000000000";
    await expect(read(missing)).rejects.toThrow(/RTK_NOT_FOUND: /);
    expect(await read(missing, {}, { ...HERE, title: "x" })).toMatchObject({ id: "" });
  });

  test("a refresh has drift in its inputs, and nothing that is not declared", async () => {
    const { id, outputs } = await create({ ...HERE, title: "x", status: "ACTIVE" });
    emulator.editObject("meetings", "account", "app", id, { title: "y", persist_chat: true });
    const found = await read(id, { ...HERE, title: "x", status: "ACTIVE" }, outputs);
    expect(found.inputs).toEqual({ ...HERE, title: "y", status: "ACTIVE" });
  });
});

test("Update at preview keeps what is known; it then sends the whole meeting", async () => {
  const { id, outputs } = await create({ ...HERE, title: "x", status: "ACTIVE" });
  const request = new pb.UpdateRequest();
  request.setUrn(M);
  request.setId(id);
  request.setOldInputs(struct({ ...HERE, title: "x", status: "ACTIVE" }));
  request.setOlds(struct(outputs));
  request.setNews(struct({ ...HERE, title: "y", status: "ACTIVE" }));
  request.setPreview(true);
  const preview = plain((await plugin.call(plugin.methods.update, request)).getProperties());
  expect(preview).toMatchObject({ title: "y", createdAt: outputs.createdAt, updatedAt: UNKNOWN });
  request.setPreview(false);
  await plugin.call(plugin.methods.update, request);
  expect(emulator.meetings("account", "app")).toMatchObject([{ id, title: "y" }]);
});

test("Delete closes, and what is gone counts as closed", async () => {
  const { id, outputs } = await create({ ...HERE, title: "x", status: "ACTIVE" });
  // In the operation that created it, it would have an owner.
  await plugin.close();
  plugin = await Plugin.start({ CLOUDFLARE_BASE_URL: emulator.url, CLOUDFLARE_API_TOKEN: TOKEN });
  await plugin.configure({});
  const request = new pb.DeleteRequest();
  request.setUrn(M);
  request.setProperties(struct(outputs));
  for (const each of [id, "00000000-0000-4000-8000-000000000000"]) {
    request.setId(each);
    await plugin.call(plugin.methods.delete, request);
  }
  expect(emulator.meetings("account", "app")).toMatchObject([{ id, status: "INACTIVE" }]);
});

describe("Invoke", () => {
  const invoke = async (token: string, args: object) => {
    const request = new pb.InvokeRequest();
    request.setTok(`realtimekit:index:${token}`);
    request.setArgs(struct(args));
    return plain((await plugin.call(plugin.methods.invoke, request)).getReturn());
  };

  test("looks up one, and several; a secret of RealtimeKit's is one", async () => {
    const recordingConfig = { liveStreamingConfig: { rtmpUrl: secret("rtmp://a/k3y") } };
    const { id } = await create({ ...HERE, title: "x", recordingConfig });
    expect(await invoke("getMeeting", { ...HERE, title: "x" })).toMatchObject({ id, recordingConfig });
    expect(await invoke("getMeetings", HERE)).toMatchObject({ meetings: [{ id, recordingConfig }] });
  });

  test("says where a missing account and app can come from", async () => {
    const details = () => invoke("getMeeting", { title: "x" }).catch((error) => error.details);
    expect(await details()).toContain("pulumi config set realtimekit:accountId");
    await plugin.configure({}, "own");
    expect(await details()).toContain("set accountId of the Provider");
    expect(await details()).not.toContain("config set");
  });

  test("fails on none, with its code", async () => {
    await expect(invoke("getMeeting", { ...HERE, title: "none" })).rejects.toMatchObject({
      details: expect.stringContaining("RTK_NOT_FOUND"),
    });
  });
});

describe("List", () => {
  const list = async (type: string, query: object, more: (request: pb.ListRequest) => void = () => {}) => {
    const request = new pb.ListRequest();
    request.setToken(`realtimekit:index:${type}`);
    request.setQuery(struct(query));
    more(request);
    const answers = await plugin.stream<pb.ListRequest, pb.ListResponse>(plugin.methods.list, request);
    return {
      found: answers.flatMap((each) => each.getResult()?.toObject() ?? []),
      next: answers.at(-1)?.getContinuation()?.getContinuationToken(),
      isComputed: answers.length === 1 && answers[0]?.hasComputed(),
    };
  };

  test.each([
    ["App", {}, ["app"]],
    ["Meeting", { appId: "app" }, ["x"]],
    ["Participant", { appId: "app", meetingId: "x" }, []],
    ["Preset", { appId: "app" }, []],
    ["Webhook", { appId: "app" }, []],
  ])("of %ss", async (type, query, names) => {
    const { id } = await create({ ...HERE, title: "x" });
    const meeting = "meetingId" in query ? { meetingId: id } : {};
    const { found } = await list(type, { accountId: "account", ...query, ...meeting });
    expect(found.map(({ name }) => name)).toEqual(names);
  });

  test("has IDs that an import takes, with the address from the settings or the query", async () => {
    const { id } = await create({ ...HERE, title: "x" });
    await create({ ...HERE, title: "y" });
    await plugin.configure(HERE);
    const found = [{ id: `account/app/${id}`, name: "x" }];
    expect(await list("Meeting", { title: "x" })).toMatchObject({ found });
    expect((await list("Meeting", { appId: "other" })).found).toEqual([]);
  });

  test("comes in pages, to the limit", async () => {
    for (const title of ["1", "2", "3", "4"]) await create({ ...HERE, title });
    const pages: string[][] = [];
    for (let next: string | undefined = ""; next !== undefined; ) {
      const page = await list("Meeting", HERE, (request) => {
        request.setLimit(3);
        request.setPageSize(2);
        request.setContinuationToken(String(next));
      });
      pages.push(page.found.map(({ name }) => name));
      next = page.next;
    }
    expect(pages.map(({ length }) => length)).toEqual([2, 1]);
    expect(new Set(pages.flat()).size).toBe(3);
  });

  test("of what nobody knows yet is computed, without a call", async () => {
    expect(await list("Meeting", { ...HERE, appId: UNKNOWN })).toMatchObject({ found: [], isComputed: true });
    expect(emulator.requests).toEqual([]);
  });

  test("fails with a code, and an unknown type is not found", async () => {
    await expect(list("Meeting", { ...HERE, titel: "x" })).rejects.toMatchObject({
      details: expect.stringContaining("RTK_ARGUMENT"),
    });
    await expect(list("Room", HERE)).rejects.toMatchObject({ code: status.NOT_FOUND });
  });
});

test("Cancel ends what waits, at once", async () => {
  emulator.faults.add({ match: { method: "POST" }, when: "before", do: { kind: "hang" } });
  const creating = create({ ...HERE, title: "x" }).catch((error) => error.details);
  while (emulator.faults.pending.length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await plugin.call(plugin.methods.cancel, new Empty());
  expect(await creating).toContain("RTK_CANCELLED");
});

test("what the plugin does not have is unimplemented, and an unknown type is not found", async () => {
  await expect(plugin.call(plugin.methods.call, new pb.CallRequest())).rejects.toMatchObject({
    code: status.UNIMPLEMENTED,
  });
  await expect(check("Room", {})).rejects.toMatchObject({ code: status.NOT_FOUND });
});

test("an IDE's NODE_OPTIONS do not break it", async () => {
  const other = await Plugin.start({ NODE_OPTIONS: "--require /nowhere/debugger.js" });
  expect(await other.call(other.methods.getPluginInfo, new Empty())).toBeDefined();
  await other.close();
});
