import * as pulumi from "@pulumi/pulumi";
import { RealtimeKitMeeting, RealtimeKitPreset, type RealtimeKitPresetArgs } from "../../sdk";
import { makePresets } from "../shared/presets";
import { ACCOUNT, APP, newWorld, TOKEN, type World } from "./harness";

jest.setTimeout(120_000);

const HERE = { accountId: ACCOUNT, appId: APP };
const PLUGIN = "7C9E6679-7425-40DE-944B-E07FC1F90AE7";
const HOST: RealtimeKitPresetArgs = {
  ...HERE,
  name: "host",
  template: "group_call_host",
  config: { media: { video: { quality: "fhd" } }, livestreamViewerQualities: [360, 720] },
  permissions: {
    canRecord: false,
    chat: { private: { files: false } },
    plugins: { config: { [PLUGIN]: { accessControl: "VIEW_ONLY", apiKey: "CANARY-K", maxUsers: 3 } } },
  },
  ui: {
    designTokens: { theme: "light", colors: { brand: { "500": "#0051c3" } }, logo: "https://example.com/logo.png" },
  },
};

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
beforeEach(() => world.requests());
afterEach(() => {
  world.reset();
  for (const { id } of presets()) world.emulator.removeObject("presets", ACCOUNT, APP, id);
});
afterAll(() => world.close());

const presets = () => world.emulator.objects("presets", ACCOUNT, APP);
const stored = (id: unknown) => world.emulator.object("presets", ACCOUNT, APP, String(id));
const edit = (id: unknown, change: object) => world.emulator.editObject("presets", ACCOUNT, APP, String(id), change);

/** A program of one preset, `p`, that exports its id. */
const one =
  (args: Partial<RealtimeKitPresetArgs> = {}) =>
  async () => {
    const preset = new RealtimeKitPreset("p", { ...HERE, name: "p", ...args });
    return { id: preset.id };
  };

/** A copy of the preset of that id, under another name, which no stack owns: its id. */
async function copied(id: unknown, name: string): Promise<string> {
  const answer = await fetch(`${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${APP}/presets`, {
    method: "POST",
    headers: { authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ ...stored(id), name }),
  });
  expect(answer.status).toBe(201);
  world.requests();
  return ((await answer.json()) as { data: { id: string } }).data.id;
}

/** The id of a preset that no stack owns, which permits everything. */
async function byHand(name: string): Promise<string> {
  await makePresets(world.emulator, { ...HERE, token: TOKEN }, name);
  world.requests();
  return String(presets().at(-1)?.id);
}

test("from a template with overrides: created, unchanged, refreshed, updated, deleted", async () => {
  const preview = await world.preview(one(HOST));
  expect(preview.changes).toEqual({ create: 2 });
  expect(preview.text).toMatch(/canRecord +: false/);
  expect(preview.text).toMatch(/kickParticipant +: true/);
  expect(world.requests()).toEqual([]);

  const { outputs } = await world.up();
  expect(world.requests()).toEqual(["POST presets 201"]);
  expect(stored(outputs.id)).toMatchObject({
    name: "host",
    config: {
      view_type: "GROUP_CALL",
      media: { video: { quality: "fhd", frame_rate: 30 }, screenshare: { quality: "hd" } },
      livestream_viewer_qualities: [360, 720],
    },
    permissions: {
      can_record: false,
      kick_participant: true,
      chat: { private: { files: false, text: true }, public: { files: true } },
      plugins: {
        can_start: true,
        config: { [PLUGIN]: { access_control: "VIEW_ONLY", apiKey: "CANARY-K", maxUsers: 3 } },
      },
    },
    ui: {
      design_tokens: {
        theme: "light",
        border_radius: "rounded",
        logo: "https://example.com/logo.png",
        colors: { brand: { "300": "#844d1c", "500": "#0051c3" }, text_on_brand: "#EEEEEE" },
      },
    },
  });
  expect(world.state("p").outputs).toMatchObject({
    template: "group_call_host",
    createdAt: stored(outputs.id)?.created_at,
    permissions: { kickParticipant: true, plugins: { config: { [PLUGIN]: { maxUsers: 3 } } } },
  });
  expect(world.files()).not.toContain("CANARY");

  expect((await world.preview()).changes).toEqual({});
  expect(world.requests()).toEqual([]);
  expect((await world.refreshedPreview()).changes).toEqual({});
  expect(world.requests()).toEqual(["GET presets/ID 200"]);

  const next = one({ ...HOST, name: "renamed", permissions: {}, ui: {} });
  expect((await world.up(next)).changes).toEqual({ update: 1 });
  expect(world.requests()).toEqual(["PUT presets/ID 200"]);
  const updated = stored(outputs.id);
  expect(updated).toMatchObject({
    name: "renamed",
    permissions: { can_record: true, plugins: { config: {} } },
    ui: { design_tokens: { theme: "dark" } },
  });
  expect(updated?.ui).not.toHaveProperty("design_tokens.logo");
  expect((await world.preview()).changes).toEqual({});

  expect((await world.destroy()).changes).toEqual({ delete: 2 });
  expect(world.requests()).toEqual(["DELETE presets/ID 200"]);
  expect(presets()).toEqual([]);
});

test("another template is one PUT, and another app a new preset", async () => {
  const { outputs } = await world.up(one());
  world.requests();
  await world.up(one({ template: "webinar_viewer" }));
  expect(world.requests()).toEqual(["PUT presets/ID 200"]);
  expect(stored(outputs.id)).toMatchObject({
    config: { view_type: "WEBINAR" },
    permissions: { media: { audio: { can_produce: "NOT_ALLOWED" } } },
  });
  expect((await world.up(one({ appId: "other-app" }))).changes).toEqual({ replace: 1 });
  expect(world.requests().sort()).toEqual(["DELETE presets/ID 200", "POST other-app/presets 201"]);
});

test.each([{}, { deleteBeforeReplace: true }])("a replacement deletes the old preset: %j", async (opts) => {
  const two = (name: string, theme: "dark" | "light") => async () => {
    const args = { ...HERE, ui: { designTokens: { theme } } };
    new RealtimeKitPreset("p", { ...args, name }, { replaceOnChanges: ["name", "ui"], ...opts });
  };
  await world.up(two("one", "dark"));
  world.requests();
  expect((await world.up(two("two", "light"))).changes).toEqual({ replace: 1 });
  expect(world.requests().sort()).toEqual(["DELETE presets/ID 200", "POST presets 201"]);
  expect(presets().map(({ name }) => name)).toEqual(["two"]);
  await world.destroy();
  expect(presets()).toEqual([]);
});

test("edits by hand are found by refresh, wherever they are, and put right by up", async () => {
  const { outputs } = await world.up(one(HOST));
  const before = stored(outputs.id);
  edit(outputs.id, {
    name: "by hand",
    config: { livestream_viewer_qualities: [720] },
    // The first is what the program declares, the second what the template fills in.
    permissions: { can_record: true, kick_participant: false, plugins: { config: { [PLUGIN]: { maxUsers: 9 } } } },
    ui: { design_tokens: { colors: { danger: "#000000" } } },
  });
  expect((await world.refresh()).changes).toEqual({ update: 1 });
  const { text, changes } = await world.preview();
  expect(changes).toEqual({ update: 1 });
  for (const mark of [
    /~ name *: "by hand" => "host"/,
    /~ livestreamViewerQualities *: \[/,
    /~ canRecord *: true => false/,
    /~ kickParticipant *: false => true/,
    /~ maxUsers *: 9 => 3/,
    /~ danger *: "#000000" => "#FF2D2D"/,
  ]) {
    expect(text).toMatch(mark);
  }
  expect(text).not.toMatch(/~ (canLivestream|success|theme)/);
  await world.up();
  expect(stored(outputs.id)).toEqual({ ...before, updated_at: expect.any(String) });
  expect((await world.preview()).changes).toEqual({});
});

test("deleted by hand: refresh forgets it, and up creates another; an update before says so", async () => {
  const { outputs } = await world.up(one());
  world.emulator.removeObject("presets", ACCOUNT, APP, String(outputs.id));
  expect(await world.failure(world.up(one({ permissions: { canRecord: true } })))).toMatch(
    /RTK_NOT_FOUND: .*pulumi refresh/,
  );
  expect((await world.refresh()).changes).toEqual({ delete: 1 });
  expect((await world.up()).changes).toEqual({ create: 1 });
});

describe("a name that another preset has", () => {
  test("is an error with its id, and adoptId takes it over", async () => {
    const id = await byHand("taken");
    edit(id, { ui: { design_tokens: { logo: "https://example.com/old.png" } } });
    const said = await world.failure(world.up(one({ name: "taken" })));
    expect(said).toContain("RTK_EXISTS: ");
    expect(said).toContain(`adoptId: "${id}"`);
    expect(presets()).toHaveLength(1);

    world.requests();
    const adopted = await world.up(one({ name: "taken", adoptId: id }));
    expect(adopted.outputs).toEqual({ id });
    expect(world.requests()).toEqual(["PUT presets/ID 200"]);
    expect(stored(id)).toMatchObject({ permissions: { can_record: false } });
    expect(stored(id)?.ui).not.toHaveProperty("design_tokens.logo");
    expect((await world.refreshedPreview()).changes).toEqual({});
    expect((await world.preview(one({ name: "taken" }))).changes).toEqual({});
    expect(await world.failure(world.preview(one({ name: "taken", adoptId: "another" })))).toContain("RTK_ADOPT: ");
  });

  test("is an error with its id when a preset is renamed to it, which no adoptId can solve", async () => {
    const { outputs } = await world.up(one());
    const id = await copied(outputs.id, "taken");
    const said = await world.failure(world.up(one({ name: "taken" })));
    expect(said).toContain("RTK_EXISTS: ");
    expect(said).toContain(id);
    expect(said).not.toContain("adoptId");
    expect(stored(outputs.id)?.name).toBe("p");
  });

  test("in one stack is an error at preview", async () => {
    const two = async () => {
      new RealtimeKitPreset("a", { ...HERE, name: "same" });
      new RealtimeKitPreset("b", { ...HERE, name: "same" });
    };
    expect(await world.failure(world.preview(two))).toContain("RTK_EXISTS: ");
    expect(world.requests()).toEqual([]);
  });

  test("an adoptId of nothing is an error", async () => {
    const adoptId = "00000000-0000-4000-8000-000000000000";
    expect(await world.failure(world.up(one({ adoptId })))).toContain("RTK_ADOPT: ");
    expect(presets()).toEqual([]);
  });
});

test(".get() reads every field, and destroy leaves the preset alone", async () => {
  const id = await byHand("read");
  const reading = async () => {
    const { name, config, permissions, createdAt } = RealtimeKitPreset.get("got", `${ACCOUNT}/${APP}/${id}`);
    const canRecord = permissions.apply((each) => each.canRecord);
    return { name, viewType: config.viewType, canRecord, createdAt };
  };
  expect((await world.up(reading)).outputs).toEqual({
    name: "read",
    viewType: "GROUP_CALL",
    canRecord: true,
    createdAt: stored(id)?.created_at,
  });
  edit(id, { permissions: { can_record: false } });
  await world.refresh();
  expect((await world.up()).outputs).toMatchObject({ canRecord: false });
  await world.destroy();
  expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
  expect(stored(id)).toBeDefined();
});

test("a create that RealtimeKit carries out with no answer or with a 500 is found, and not sent again", async () => {
  for (const fault of [{ kind: "reset" }, { kind: "answer", status: 500 }] as const) {
    world.emulator.faults.add({ match: { method: "POST" }, when: "after", do: fault });
  }
  const names = ["p", "q"];
  const { changes, text } = await world.up(async () => {
    for (const name of names) new RealtimeKitPreset(name, { ...HOST, name });
  });
  expect(changes).toEqual({ create: 3 });
  expect(presets().map(({ id }) => id)).toEqual(expect.arrayContaining(names.map((name) => world.state(name).id)));
  expect(presets()).toHaveLength(2);
  expect(world.requests().filter((line) => line.startsWith("POST"))).toHaveLength(2);
  expect(text).not.toContain("differs from what you declare");
  expect((await world.preview()).changes).toEqual({});
});

test("what is wrong is said at preview: the path, what is allowed, and the nearest name", async () => {
  const wrong = {
    name: "wrong",
    template: "host",
    config: { media: { video: { frameRate: 60 } } },
    permissions: { canRecrod: true },
  } as unknown as RealtimeKitPresetArgs;
  const said = await world.failure(world.preview(one(wrong)));
  expect(said).toMatch(/template: got "host", must be "group_call_host"/);
  expect(said).toContain("config.media.video.frameRate: got 60, must be a number of at most 30");
  expect(said).toContain('permissions.canRecrod: unknown property; did you mean "canRecord"?');
  expect(world.requests()).toEqual([]);
});

test("values of other resources, at every depth, unknown at preview", async () => {
  const program = async () => {
    const meeting = new RealtimeKitMeeting("m", { ...HERE, title: "m" });
    const template = meeting.createdAt.apply(
      (time): "webinar_presenter" => (time ? "webinar_presenter" : time) as never,
    );
    const preset = new RealtimeKitPreset("p", {
      ...HERE,
      name: pulumi.interpolate`host of ${meeting.id}`,
      template,
      permissions: { canRecord: meeting.createdAt.apply((time) => time === "") },
      ui: { designTokens: { fontFamily: meeting.createdAt.apply(() => "Inter") } },
      config: meeting.createdAt.apply(() => ({ maxScreenshareCount: 2 })),
    });
    return { id: preset.id, meeting: meeting.id };
  };
  expect((await world.preview(program)).changes.create).toBeGreaterThanOrEqual(2);
  expect(world.requests()).toEqual([]);
  const { outputs } = await world.up();
  expect(stored(outputs.id)).toMatchObject({
    name: `host of ${outputs.meeting}`,
    config: { view_type: "WEBINAR", max_screenshare_count: 2 },
    permissions: { can_record: false, kick_participant: true },
    ui: { design_tokens: { font_family: "Inter" } },
  });
  expect((await world.preview()).changes).toEqual({});
});
