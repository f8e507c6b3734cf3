import type { Fields } from "../src/fields/field";
import { readBody } from "../src/fields/readBody";
import { call, createPreset, ISO, PRESET, PRESETS, start, UUID } from "./helpers";

/** A copy of the body without the field at this path. */
function without(path: string): Record<string, unknown> {
  const body = structuredClone(PRESET) as Record<string, unknown>;
  const names = path.split(".");
  const last = names.pop() as string;
  const holder = names.reduce((at, name) => at[name] as Record<string, unknown>, body);
  delete holder[last];
  return body;
}

/** Every path at which the body has a value that is not an object. */
function leaves(value: object, prefix = ""): string[] {
  return Object.entries(value).flatMap(([name, item]) =>
    typeof item === "object" && item !== null && !Array.isArray(item) && Object.keys(item).length > 0
      ? leaves(item, `${prefix}${name}.`)
      : [`${prefix}${name}`],
  );
}

/** The body has exactly what is required: the rest is filled with these defaults. */
const FILLED = {
  ...PRESET,
  config: {
    ...PRESET.config,
    livestream_viewer_qualities: [],
    media: { ...PRESET.config.media, video: { ...PRESET.config.media.video, simulcast: false } },
  },
  permissions: { ...PRESET.permissions, is_recorder: false },
};

test("POST answers 201 with the whole preset, and with the defaults inside of what was sent", async () => {
  const emulator = await start();
  const { status, json } = await call(emulator, "POST", PRESETS, PRESET);
  const stamps = {
    id: expect.stringMatching(UUID),
    created_at: expect.stringMatching(ISO),
    updated_at: json.data.created_at,
  };
  expect([status, json]).toEqual([201, { success: true, data: { ...stamps, ...FILLED } }]);
  expect((await call(emulator, "GET", `${PRESETS}/${json.data.id}`)).json.data).toEqual(json.data);
  const audio = { ...PRESET, name: "b", config: { ...PRESET.config, media: { ...PRESET.config.media, audio: {} } } };
  const second = await createPreset(emulator, audio);
  expect(second.config.media.audio).toEqual({ enable_high_bitrate: false, enable_stereo: false });
});

test("every field of the body is required in POST and PUT, and none in PATCH", async () => {
  const emulator = await start();
  const { id } = await createPreset(emulator);
  const paths = leaves(PRESET);
  expect(paths).toHaveLength(65);
  for (const path of paths) {
    for (const [method, target] of [
      ["POST", PRESETS],
      ["PUT", `${PRESETS}/${id}`],
    ] as const) {
      const { status, json } = await call(emulator, method, target, without(path));
      expect([path, status, json.error.message]).toEqual([path, 400, `BAD_REQUEST: "${path}" is required`]);
    }
  }
  expect((await call(emulator, "PATCH", `${PRESETS}/${id}`, {})).status).toBe(200);
});

test.each([
  [
    { config: { view_type: "CALL" } },
    '"config.view_type" must be one of [GROUP_CALL, WEBINAR, AUDIO_ROOM, LIVESTREAM]',
  ],
  [
    { config: { media: { video: { frame_rate: 31 } } } },
    '"config.media.video.frame_rate" must be less than or equal to 30',
  ],
  [{ config: { media: { video: { quality: "4k" } } } }, '"config.media.video.quality" must be one of ['],
  [
    { config: { livestream_viewer_qualities: [1, -1] } },
    '"config.livestream_viewer_qualities[1]" must be greater than',
  ],
  [{ permissions: { recorder_type: "NOBODY" } }, '"permissions.recorder_type" must be one of ['],
  [
    { permissions: { media: { audio: { can_produce: true } } } },
    '"permissions.media.audio.can_produce" must be a string',
  ],
  [
    { permissions: { plugins: { config: { p: { access_control: "ALL" } } } } },
    '"permissions.plugins.config.p.access_control"',
  ],
  [
    { ui: { design_tokens: { spacing_base: 0 } } },
    '"ui.design_tokens.spacing_base" must be greater than or equal to 1',
  ],
  [{ ui: { design_tokens: { logo: "logo" } } }, '"ui.design_tokens.logo" must be a valid uri'],
  [{ permissions: null }, '"permissions" must be of type object'],
])("%j is refused with the path of the field", async (change, message) => {
  const emulator = await start();
  const { id } = await createPreset(emulator);
  const { status, json } = await call(emulator, "PATCH", `${PRESETS}/${id}`, change);
  expect([status, json.error.message]).toEqual([400, expect.stringContaining(`BAD_REQUEST: ${message}`)]);
});

test("unknown keys are answered inside of ui and of a plugin's config, and ignored elsewhere", async () => {
  const emulator = await start();
  const body = structuredClone(PRESET) as Record<string, unknown> & typeof PRESET;
  Object.assign(body, { colour: 1 });
  Object.assign(body.permissions, { can_fly: true });
  Object.assign(body.permissions.plugins.config, { "plugin-1": { handles_view_only: true, mode: { a: [1, null] } } });
  Object.assign(body.ui, { config_diff: { a: null } });
  Object.assign(body.ui.design_tokens, { shadow: "deep" });
  const data = await createPreset(emulator, body);
  expect(data).not.toHaveProperty("colour");
  expect(data.permissions).not.toHaveProperty("can_fly");
  expect(data.permissions.plugins.config).toEqual({ "plugin-1": { handles_view_only: true, mode: { a: [1, null] } } });
  expect(data.ui).toMatchObject({ config_diff: { a: null }, design_tokens: { shadow: "deep" } });

  const strict = await start({ strict: true });
  const { status, json } = await call(strict, "POST", PRESETS, body);
  expect([status, json.error.message]).toEqual([400, 'BAD_REQUEST: "permissions.can_fly" is not allowed']);
});

test("what is echoed can do no harm: neither by its keys nor by its depth", async () => {
  const emulator = await start();
  const { ui, ...rest } = PRESET;
  const raw = (extra: string) => JSON.stringify({ ...rest, ui: { ...ui, X: 0 } }).replace('"X":0', extra);
  const evil = await call(
    emulator,
    "POST",
    PRESETS,
    raw('"__proto__":{"polluted":1},"deep":{"__proto__":{"polluted":1}}'),
  );
  expect(evil.status).toBe(201);
  expect(evil.text).not.toContain("polluted");
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  const deep = await call(emulator, "POST", PRESETS, raw(`"x":${"[".repeat(100_000)}${"]".repeat(100_000)}`));
  expect([deep.status, deep.json.error.message]).toEqual([400, 'BAD_REQUEST: "ui.x" is nested too deep']);
});

test("an open object never takes its prototype from a body", () => {
  const fields: Fields = { ui: { type: "object", open: true, fields: {} } };
  const body: unknown = JSON.parse('{"ui":{"__proto__":{"polluted":1},"a":{"__proto__":{"polluted":1}}}}');
  const { ui } = readBody(fields, body, { method: "POST", strict: false }) as { ui: { a: object } };
  expect([Object.getPrototypeOf(ui), Object.getPrototypeOf(ui.a)]).toEqual([Object.prototype, Object.prototype]);
  expect(ui).toEqual({ a: {} });
});

test("PATCH merges objects at every depth, replaces arrays, and answers no id unless the documents are followed", async () => {
  const change = {
    name: "renamed",
    config: { media: { video: { frame_rate: 15 } }, livestream_viewer_qualities: [3] },
    permissions: { chat: { public: { files: false } } },
  };
  const expected = structuredClone(FILLED) as unknown as typeof PRESET & {
    config: { livestream_viewer_qualities: number[] };
  };
  Object.assign(expected, { name: "renamed" });
  expected.config.media.video.frame_rate = 15;
  expected.config.livestream_viewer_qualities = [3];
  expected.permissions.chat.public.files = false;

  for (const follow of ["observed", "documented"] as const) {
    const emulator = await start({ follow });
    const { id, created_at, updated_at } = await createPreset(emulator, {
      ...PRESET,
      config: { ...PRESET.config, livestream_viewer_qualities: [1, 2] },
    });
    const { status, json } = await call(emulator, "PATCH", `${PRESETS}/${id}`, change);
    const whole = { ...expected, id, created_at, updated_at: json.data.updated_at };
    const { id: _, ...withoutId } = whole;
    expect([status, json.data]).toEqual([200, follow === "observed" ? withoutId : whole]);
    expect(json.data.updated_at > updated_at).toBe(true);
    expect((await call(emulator, "GET", `${PRESETS}/${id}`)).json.data).toEqual(whole);
    await call(emulator, "PATCH", `${PRESETS}/${id}`, { config: { livestream_viewer_qualities: null } });
    expect((await call(emulator, "GET", `${PRESETS}/${id}`)).json.data.config.livestream_viewer_qualities).toEqual([]);
  }
});

test("PUT puts what is left out back to its default or unset, and keeps id and creation time", async () => {
  const emulator = await start();
  const media = { ...PRESET.config.media, audio: { enable_stereo: true } };
  const full = {
    ...PRESET,
    config: { ...PRESET.config, media },
    permissions: { ...PRESET.permissions, is_recorder: true },
  };
  const { id, created_at } = await createPreset(emulator, full);
  const { status, json } = await call(emulator, "PUT", `${PRESETS}/${id}`, PRESET);
  expect([status, json.data]).toEqual([200, { ...FILLED, id, created_at, updated_at: expect.any(String) }]);
});

test("DELETE answers the deleted preset, which is then a 404 for every method", async () => {
  const emulator = await start();
  const created = await createPreset(emulator);
  const path = `${PRESETS}/${created.id}`;
  const { status, json } = await call(emulator, "DELETE", path);
  expect([status, json]).toEqual([200, { success: true, data: created }]);
  for (const [method, body] of [["GET"], ["PATCH", {}], ["PUT", PRESET], ["DELETE"]] as const) {
    const again = await call(emulator, method, path, body);
    const message = `No preset found with id ${created.id}`;
    expect([again.status, again.json]).toEqual([404, { success: false, error: { code: 404, message } }]);
  }
});

test("a name is unique in its app: 409 from POST, PATCH and PUT, and the preset may keep its own", async () => {
  const emulator = await start();
  const first = await createPreset(emulator, { ...PRESET, name: "one" });
  await createPreset(emulator, { ...PRESET, name: "two" });
  for (const [method, target, body] of [
    ["POST", PRESETS, { ...PRESET, name: "two" }],
    ["PATCH", `${PRESETS}/${first.id}`, { name: "two" }],
    ["PUT", `${PRESETS}/${first.id}`, { ...PRESET, name: "two" }],
  ] as const) {
    const { status, json } = await call(emulator, method, target, body);
    expect([method, status, json.error]).toEqual([
      method,
      409,
      { code: 409, message: expect.stringContaining('"two"') },
    ]);
  }
  expect((await call(emulator, "PUT", `${PRESETS}/${first.id}`, { ...PRESET, name: "one" })).status).toBe(200);
  expect((await call(emulator, "POST", PRESETS, { ...PRESET, name: "ONE" })).status).toBe(201);
  expect(
    (await call(emulator, "POST", PRESETS.replace(/[^/]+\/presets/, "other/presets"), { ...PRESET, name: "two" }))
      .status,
  ).toBe(201);
});

test("the list has slim items, newest first, in pages, by name; a new app has no presets", async () => {
  const emulator = await start();
  expect((await call(emulator, "GET", PRESETS)).json).toEqual({
    success: true,
    data: [],
    paging: { total_count: 0, start_offset: 0, end_offset: 0 },
  });
  for (const name of ["host", "guest", "Host-2"]) await createPreset(emulator, { ...PRESET, name });
  const list = async (query: string) => {
    const { json } = await call(emulator, "GET", `${PRESETS}?${query}`);
    return [json.data.map(({ name }: { name: string }) => name), json.paging.total_count];
  };
  expect(await list("")).toEqual([["Host-2", "guest", "host"], 3]);
  expect(await list("page_no=2&per_page=2")).toEqual([["host"], 3]);
  expect(await list("search=HOST")).toEqual([["Host-2", "host"], 2]);
  const { data } = (await call(emulator, "GET", PRESETS)).json;
  expect(Object.keys(data[0]).sort()).toEqual(["created_at", "id", "name", "updated_at"]);
});
